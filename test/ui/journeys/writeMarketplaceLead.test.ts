import { writeKind } from './writeKind';

writeKind('lead');
