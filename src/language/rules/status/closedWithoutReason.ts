import { t } from '../../../base/l10n';
import type { Rule } from '../rule';
import { statusPair } from './statusPair';

const needReason = new Set(['Lost', 'Declined', 'Error']);

/** Closed as Lost, Declined or Error with no reason given. */
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
        message: t('This referral was closed as {0} without a reason. Add "statusReason".', substatus.meant),
        place: substatus,
        at: 'value',
        data: { found: substatus.meant },
      },
    ];
  },
};
