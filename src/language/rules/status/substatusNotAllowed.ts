import { t } from '../../../base/l10n';
import { statusesAllowing, substatusesOf } from '../../../domain/statusMachine';
import { quoteList } from '../../quoteList';
import type { Rule } from '../rule';
import { statusPair } from './statusPair';

/** A substatus that its status does not allow (Referral resources, "Status transition & Substatus states"). */
export const substatusNotAllowed: Rule = {
  code: 'status.substatus-not-allowed',
  severity: 'error',
  check(referral) {
    const { status, substatus } = statusPair(referral);
    if (!status?.meant || !substatus?.meant || substatus.meant === 'None') return [];
    const allowed = substatusesOf(status.meant);
    if (allowed.length === 0 || allowed.includes(substatus.meant)) return [];
    const statuses = statusesAllowing(substatus.meant);
    return [
      {
        code: this.code,
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
};
