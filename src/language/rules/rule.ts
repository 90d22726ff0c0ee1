import type { Taxonomy } from '../../domain/taxonomy';
import type { IdentityProperty, KnownReferral, Place, Severity } from '../types';
import type { Finding } from './finding';
import type { ReferralView } from './referralView';

/** What rules may know beside the referral. */
export interface RuleContext {
  /** The chosen fiscal year, or all known years as one. */
  taxonomy: Taxonomy;
  /** All known fiscal years: the chosen one, then the newest first. */
  taxonomies: readonly Taxonomy[];
  /** The current instant. */
  today(): Date;
  /** The last version of a referral known from the service. */
  known(id: string): KnownReferral | undefined;
  /** Where else a referral has this id or `externalReferenceId`: other documents, and other referrals of this one. */
  siblings(value: string, property: IdentityProperty): readonly Place[];
}

/** One rule over several properties of a referral: one file, one page of docs/rules, one test. */
export interface Rule {
  code: string;
  severity: Severity;
  /** What beyond the referral and the day the answer depends on: then it is asked anew at each validation. */
  outside?: 'known' | 'siblings';
  /** Of a rule about siblings: what two referrals must not have in common. */
  identity?: IdentityProperty;
  /** Whether it speaks only of strings that are not as their format asks (see `formattedStrings`). */
  aboutFormats?: true;
  /** What is wrong; nothing where all is well. */
  check(referral: ReferralView, context: RuleContext): readonly Finding[];
}
