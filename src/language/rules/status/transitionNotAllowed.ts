import { t } from '../../../base/l10n';
import { transitionsOf } from '../../../domain/statusMachine';
import { quoteList } from '../../quoteList';
import type { Rule } from '../rule';
import { knownState } from './knownState';
import { statusPair } from './statusPair';

/** A status that the one known from the service does not lead to (Referral resources, "Status transition & Substatus states"). */
export const transitionNotAllowed: Rule = {
  code: 'status.transition-not-allowed',
  severity: 'error',
  outside: 'known',
  check(referral, context) {
    const { status, substatus } = statusPair(referral);
    if (!status?.meant) return [];
    const state = knownState(referral, context);
    const allowed = state ? transitionsOf(state.status) : [];
    if (!state || allowed.length === 0 || allowed.includes(status.meant)) return [];
    return [
      {
        code: this.code,
        message:
          allowed.length === 1
            ? t('This referral is {0}, so it can\'t become {1}. Keep "{2}".', state.named, status.meant, state.status)
            : t(
                "This referral is {0}, so it can't become {1}. Use {2}.",
                state.named,
                status.meant,
                quoteList(allowed),
              ),
        place: status,
        at: 'value',
        data: {
          found: String(status.value),
          allowed,
          known: state.status,
          ...(state.substatus && { knownSubstatus: state.substatus }),
          ...(substatus && { substatusPath: substatus.path }),
        },
      },
    ];
  },
};
