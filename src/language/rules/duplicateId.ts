import { duplicateFinding } from './duplicateFinding';
import type { Rule } from './rule';

/** Two referrals of the workspace with one id: which of them would be submitted is anybody's guess. */
export const duplicateId: Rule = {
  code: 'identity.duplicate-id',
  severity: 'error',
  outside: 'siblings',
  identity: 'id',
  check(referral, context) {
    return duplicateFinding(this.code, 'id', referral, context, (others) => {
      return `Another referral has this "id" as well${others}. A referral stands in one place: remove one of them, or leave out the "id" of what is to become a new referral.`;
    });
  },
};
