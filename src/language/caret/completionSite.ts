import type { Property, Resource } from '../../domain/model/resource';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy';
import type { Found, ReferralView } from '../facts/referralView';
import type { RuleContext } from '../rules/defineRule';

/** What completion may know in addition to the document. */
export type CompletionContext = Pick<RuleContext, 'taxonomy' | 'today' | 'known'>;

/** A place for a value: which property of which object of which referral. */
export interface CompletionSite {
  property: Property;
  /** What `owner` is. */
  resource: Resource;
  /** The object that has the property, or the list that has the entry. */
  owner: Found;
  referral: ReferralView;
  taxonomy: Taxonomy;
}
