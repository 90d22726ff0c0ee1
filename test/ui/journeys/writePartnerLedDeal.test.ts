import { writeKind } from './writeKind';

writeKind('partnerLed');
