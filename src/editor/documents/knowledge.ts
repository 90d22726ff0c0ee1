import type { IdentityProperty, KnownReferral, Place } from '../../language/types';

/** What the rules ask about beside the document: the service and the rest of the workspace. */
export interface Knowledge {
  /** The last version of a referral known from the service. */
  known(id: string): KnownReferral | undefined;
  /** Where referrals of other files than `uri` have this value. */
  elsewhere(uri: string, property: IdentityProperty, value: string): readonly (Place & { uri: string })[];
  /** Changes whenever either may answer `uri` differently. */
  revision(uri: string): unknown;
}
