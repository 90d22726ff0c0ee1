import type { Taxonomy } from '../../domain/taxonomy';
import type { Severity } from '../types';
import type { Finding } from './finding';
import type { ReferralView } from './referralView';

/** What rules may know beside the referral. */
export interface RuleContext {
  /** The chosen fiscal year. */
  taxonomy: Taxonomy;
  /** All fiscal years known. */
  taxonomies: readonly Taxonomy[];
}

/** One rule over several properties of a referral: one file, one row of RULES.md, one test. */
export interface Rule {
  code: string;
  severity: Severity;
  /** What is wrong; nothing where all is well. */
  check(referral: ReferralView, context: RuleContext): readonly Finding[];
}
