import { t } from '../../../base/l10n';
import { statusesAllowing, substatusesOf } from '../../../domain/referral/statusMachine';
import { pathIn } from '../../document/paths';
import { statusPair } from '../../facts/statusPair';
import { quoteList } from '../../wording';
import { defineRule } from '../defineRule';

/** A substatus that its status does not allow (Referral resources, "Status transition & Substatus states"). */
export const substatusNotAllowed = defineRule({
  code: 'status.substatus-not-allowed',
  severity: 'error',
  summary: 'The status does not allow this substatus.',
  reason:
    'The table "Status transition & Substatus states" on Microsoft\'s *Referral resources* page: New goes with Pending and Received, Active with Accepted, Closed with Won, Lost, Declined, Expired and Error.',
  wrong: `
    {
      "status": "Closed",
      "substatus": "Pending"
    }`,
  right: `
    {
      "status": "Closed",
      "substatus": "Won"
    }`,
  remedy: 'Choose a substatus that the status allows, or the status that goes with the substatus.',
  check(referral) {
    const { status, substatus } = statusPair(referral);
    if (!status?.meant || !substatus?.meant || substatus.meant === 'None') return [];
    const allowed = substatusesOf(status.meant);
    if (allowed.length === 0 || allowed.includes(substatus.meant)) return [];
    const statuses = statusesAllowing(substatus.meant);
    return [
      {
        message: t(
          'Substatus "{0}" can\'t go with status "{1}". Use {2}, or change the status to {3}.',
          substatus.meant,
          status.meant,
          quoteList(allowed),
          quoteList(statuses),
        ),
        place: substatus,
        at: 'value',
        related: [{ place: status, message: t('The status is "{0}".', status.meant) }],
        data: { found: substatus.meant, allowed, statuses, statusPath: status.path },
      },
    ];
  },
  isFixManual: true,
  /** Makes status and substatus agree: by each substatus that the status allows, or each status that allows the substatus. */
  fix(document, { offset, length, data }) {
    const status = pathIn(document, offset, data.statusPath);
    const statuses = status ? data.statuses : [];
    const { allowed } = data;
    return [
      ...allowed.map((value) => ({
        title: t('Change to "{0}"', value),
        ...(allowed.length === 1 && { preferred: true }),
        edits: [{ offset, length, text: JSON.stringify(value) }],
      })),
      ...statuses.map((value) => ({
        title: t('Change status to "{0}"', value),
        edits: status ? [{ ...status, text: JSON.stringify(value) }] : [],
      })),
    ];
  },
});
