import type { IdentityProperty } from '../types';

/** What tells one referral from another. */
export const identityProperties: readonly IdentityProperty[] = ['id', 'externalReferenceId'];
