import { statusesAllowing, substatusesOf } from '../../domain/statusMachine';
import { quoteList } from '../quoteList';
import type { Rule } from './rule';
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
        message: `A referral that is ${status.meant} cannot be ${substatus.meant}. Allowed with ${status.meant}: ${quoteList(allowed)}. ${substatus.meant} goes with ${quoteList(statuses)}.`,
        path: substatus.path,
        at: 'value',
        related: [{ path: status.path, message: `The status is ${status.meant} here.` }],
        data: { found: substatus.meant, allowed, statuses, statusPath: status.path },
      },
    ];
  },
};
