import { transitionsOf } from '../../domain/statusMachine';
import { quoteList } from '../quoteList';
import { knownState } from './knownState';
import type { Rule } from './rule';
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
    const next =
      allowed.length === 1 ? `${state.status} is final: it stays ${state.status}` : `Allowed: ${quoteList(allowed)}`;
    return [
      {
        code: this.code,
        message: `This referral cannot become ${status.meant}: at the service it is ${state.named}. ${next}.`,
        path: status.path,
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
