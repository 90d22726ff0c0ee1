import fy25 from './FY25.json';
import fy26 from './FY26.json';
import fy27 from './FY27.json';
import { type Taxonomy, taxonomyOf } from './taxonomy';

/** Solution areas and plays of fiscal year 2025, the documented table (Referral resources, SolutionArea). */
export const taxonomyFY25 = taxonomyOf(fy25);

/** Fiscal years that ship with the extension, oldest first. One JSON file each. */
export const taxonomies: readonly Taxonomy[] = [taxonomyFY25, taxonomyOf(fy26), taxonomyOf(fy27)];
