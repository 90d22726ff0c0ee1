import { t } from '../../../base/l10n';
import type { Rule } from '../rule';
import { duplicateFinding } from './duplicateFinding';

/** Two referrals of the workspace with one externalReferenceId; copies of one referral are told by their id. */
export const duplicateReference: Rule = {
  code: 'identity.duplicate-reference',
  severity: 'warning',
  outside: 'siblings',
  identity: 'externalReferenceId',
  check(referral, context) {
    const id = referral.get('id')?.value;
    if (typeof id === 'string' && id !== '' && context.siblings(id, 'id').length > 0) return [];
    return duplicateFinding(this.code, 'externalReferenceId', referral, context, (others) => {
      return t('The same "externalReferenceId" is also used in {0}. Give each referral its own reference.', others);
    });
  },
};
