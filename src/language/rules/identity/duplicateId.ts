import { t } from '../../../base/l10n';
import { removeIdentity } from '../../edits/removeIdentity';
import { defineRule } from '../defineRule';
import { duplicateFinding } from './duplicateFinding';

/** Two referrals of the workspace with one ID: it is unclear which of them would be submitted. */
export const duplicateId = defineRule({
  code: 'identity.duplicate-id',
  severity: 'error',
  summary: 'Two referrals of the workspace, or of one run on the command line, have the same id.',
  reason:
    'An `id` names one referral of the service. With two copies, the one that is submitted last overwrites the other, or fails because the `eTag` has changed.',
  wrong: `
    [
      { "id": "37ef26aa-1d15-4533-9f93-a69bd33ab1e5", "eTag": "\\"1\\"", "name": "Lakeside data platform" },
      { "id": "37ef26aa-1d15-4533-9f93-a69bd33ab1e5", "eTag": "\\"1\\"", "name": "Lakeside data platform, phase 2" }
    ]`,
  right: `
    [
      { "id": "37ef26aa-1d15-4533-9f93-a69bd33ab1e5", "eTag": "\\"1\\"", "name": "Lakeside data platform" },
      { "name": "Lakeside data platform, phase 2" }
    ]`,
  remedy:
    'Remove one of the copies, or make it a new referral with the quick fix "Make this a new referral". It takes out the ID, the reference and what the service wrote.',
  isFixManual: true,
  outside: 'siblings',
  identity: 'id',
  check(referral, context) {
    return duplicateFinding('id', referral, context, (others) => {
      return t(
        'The same "id" is also used in {0}. Remove one of the referrals, or delete the "id" of a new one.',
        others,
      );
    });
  },
  /** Turns a copy that still has the ID of the original into a new referral. */
  fix(document, { offset }) {
    const edits = removeIdentity(document, document.indexAt(offset));
    return edits.length > 0 ? [{ title: t('Make this a new referral'), edits }] : [];
  },
});
