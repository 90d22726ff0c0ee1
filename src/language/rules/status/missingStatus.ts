import { t } from '../../../base/l10n';
import { statusesAllowing } from '../../../domain/statusMachine';
import { quoteList } from '../../quoteList';
import type { Rule } from '../rule';
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
        message: t('Substatus "{0}" needs a status. Add {1}.', substatus.meant, quoteList(allowed)),
        place: substatus,
        at: 'value',
        data: { allowed, suggestion: allowed.length === 1 ? allowed[0] : undefined },
      },
    ];
  },
};
