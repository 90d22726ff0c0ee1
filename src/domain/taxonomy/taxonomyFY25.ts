import table from './FY25.json';
import { taxonomyOf } from './taxonomy';

/** Solution areas and plays of fiscal year 2025, the documented table (Referral resources, SolutionArea). */
export const taxonomyFY25 = taxonomyOf(table);
