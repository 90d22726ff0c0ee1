import { t } from '../../../base/l10n';
import type { Rule } from '../rule';
import { duplicateFinding } from './duplicateFinding';

/** Two referrals of the workspace with one id: which of them would be submitted is anybody's guess. */
export const duplicateId: Rule = {
  code: 'identity.duplicate-id',
  severity: 'error',
  outside: 'siblings',
  identity: 'id',
  check(referral, context) {
    return duplicateFinding(this.code, 'id', referral, context, (others) => {
      return t(
        'The same "id" is also used in {0}. Remove one of the referrals, or delete the "id" of a new one.',
        others,
      );
    });
  },
};
