import { writeKind } from './writeKind';

writeKind('coSell');
