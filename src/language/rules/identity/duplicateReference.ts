import { t } from '../../../base/l10n';
import { defineRule } from '../defineRule';
import { duplicateFinding } from './duplicateFinding';

/** Two referrals of the workspace with one externalReferenceId. Copies of one referral are reported by their ID. */
export const duplicateReference = defineRule({
  code: 'identity.duplicate-reference',
  severity: 'warning',
  summary: 'Two referrals of the workspace, or of one run on the command line, have the same externalReferenceId.',
  reason:
    '`externalReferenceId` is the key of a referral in your own system. Two with one key cannot be told apart there. Copies with the same `id` are reported as [`identity.duplicate-id`](identity.duplicate-id.md) only.',
  wrong: `
    [
      { "name": "Lakeside data platform", "externalReferenceId": "CRM-1001" },
      { "name": "Lakeside data platform, phase 2", "externalReferenceId": "CRM-1001" }
    ]`,
  right: `
    [
      { "name": "Lakeside data platform", "externalReferenceId": "CRM-1001" },
      { "name": "Lakeside data platform, phase 2", "externalReferenceId": "CRM-1002" }
    ]`,
  remedy: 'Give each referral a reference of its own.',
  outside: 'siblings',
  identity: 'externalReferenceId',
  check(referral, context) {
    const id = referral.get('id')?.value;
    if (typeof id === 'string' && id !== '' && context.siblings(id, 'id').length > 0) return [];
    return duplicateFinding('externalReferenceId', referral, context, (others) => {
      return t('The same "externalReferenceId" is also used in {0}. Give each referral its own reference.', others);
    });
  },
});
