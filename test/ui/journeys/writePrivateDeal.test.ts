import { writeKind } from './writeKind';

writeKind('private');
