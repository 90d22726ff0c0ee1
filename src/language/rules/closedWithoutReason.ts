import type { Rule } from './rule';
import { statusPair } from './statusPair';

const needReason = new Set(['Lost', 'Declined', 'Error']);

/** Closed as Lost, Declined or Error with no reason given (FACTS.md, section 5). */
export const closedWithoutReason: Rule = {
  code: 'status.closed-without-reason',
  severity: 'information',
  check(referral) {
    const { status, substatus } = statusPair(referral);
    if (status?.meant !== 'Closed' || !substatus?.meant || !needReason.has(substatus.meant)) return [];
    const reason = referral.get('statusReason');
    if (reason && !(typeof reason.value === 'string' && reason.value.trim() === '')) return [];
    return [
      {
        code: this.code,
        message: `This referral is closed as ${substatus.meant} without a "statusReason". Say why, so that others can learn from it.`,
        path: substatus.path,
        at: 'value',
        data: { found: substatus.meant },
      },
    ];
  },
};
