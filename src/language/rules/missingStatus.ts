import { statusesAllowing } from '../../domain/statusMachine';
import { quoteList } from '../quoteList';
import type { Rule } from './rule';
import { statusPair } from './statusPair';

/** A substatus without a status. */
export const missingStatus: Rule = {
  code: 'status.missing-status',
  severity: 'warning',
  check(referral) {
    const { status, substatus } = statusPair(referral);
    if (status || !substatus?.meant || substatus.meant === 'None') return [];
    const allowed = statusesAllowing(substatus.meant);
    return [
      {
        code: this.code,
        message: `This referral has the substatus ${substatus.meant} and no status. ${substatus.meant} goes with ${quoteList(allowed)}.`,
        path: substatus.path,
        at: 'value',
        data: { allowed, suggestion: allowed.length === 1 ? allowed[0] : undefined },
      },
    ];
  },
};
