import { writeKind } from './writeKind';

writeKind('forMicrosoft');
