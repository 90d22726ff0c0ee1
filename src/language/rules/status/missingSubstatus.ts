import { t } from '../../../base/l10n';
import { substatusesOf } from '../../../domain/statusMachine';
import { quoteList } from '../../quoteList';
import type { Rule } from '../rule';
import { statusPair } from './statusPair';

/** A status without substatus, or with None beside a status that has substates. */
export const missingSubstatus: Rule = {
  code: 'status.missing-substatus',
  severity: 'warning',
  check(referral) {
    const { status, substatus } = statusPair(referral);
    if (!status?.meant || (substatus && substatus.meant !== 'None')) return [];
    const allowed = substatusesOf(status.meant);
    if (allowed.length === 0) return [];
    return [
      {
        code: this.code,
        message: substatus
          ? t('With status "{0}", the substatus can\'t be "None". Use {1}.', status.meant, quoteList(allowed))
          : t('Status "{0}" needs a substatus. Add {1}.', status.meant, quoteList(allowed)),
        place: substatus ?? status,
        at: 'value',
        data: { allowed, present: substatus !== undefined },
      },
    ];
  },
};
