import fy26 from './FY26.json';
import fy27 from './FY27.json';
import { type Taxonomy, taxonomyOf } from './taxonomy';
import { taxonomyFY25 } from './taxonomyFY25';

/** Fiscal years that ship with the extension, oldest first. One JSON file each. */
export const taxonomies: readonly Taxonomy[] = [taxonomyFY25, taxonomyOf(fy26), taxonomyOf(fy27)];
