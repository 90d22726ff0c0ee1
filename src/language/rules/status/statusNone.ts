import { t } from '../../../base/l10n';
import { statusTable } from '../../../domain/referral/statusMachine';
import { statusPair } from '../../facts/statusPair';
import { quoteList } from '../../wording';
import { defineRule } from '../defineRule';

/** None as the status of a referral: in the enum, but in no row of the status table. */
export const statusNone = defineRule({
  code: 'status.none',
  severity: 'warning',
  summary: '"None" is in the list of statuses, but no referral can have it.',
  reason:
    'Microsoft\'s *Referral resources* page lists `None` for "not set", but its table of transitions does not have it.',
  wrong: `
    {
      "status": "None"
    }`,
  right: `
    {
      "status": "New",
      "substatus": "Pending"
    }`,
  remedy: 'Use New, Active or Closed, or leave the status out.',
  check(referral) {
    const { status } = statusPair(referral);
    if (status?.meant !== 'None') return [];
    const allowed = statusTable.map((row) => row.status);
    return [
      {
        message: t('A referral can\'t have the status "None". Use {0}.', quoteList(allowed)),
        place: status,
        at: 'value',
        data: { found: 'None', allowed },
      },
    ];
  },
});
