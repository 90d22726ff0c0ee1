import { writeKind } from './writeKind';

writeKind('servicesCoSell');
