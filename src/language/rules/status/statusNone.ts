import { t } from '../../../base/l10n';
import { statusTable } from '../../../domain/statusMachine';
import { quoteList } from '../../quoteList';
import type { Rule } from '../rule';
import { statusPair } from './statusPair';

/** None as the status of a referral: in the enum, but in no row of the status table. */
export const statusNone: Rule = {
  code: 'status.none',
  severity: 'warning',
  check(referral) {
    const { status } = statusPair(referral);
    if (status?.meant !== 'None') return [];
    const allowed = statusTable.map((row) => row.status);
    return [
      {
        code: this.code,
        message: t('A referral can\'t have the status "None". Use {0}.', quoteList(allowed)),
        place: status,
        at: 'value',
        data: { found: 'None', allowed },
      },
    ];
  },
};
