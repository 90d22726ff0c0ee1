import { t } from '../../../base/l10n';
import { statusTable, substatusesOf, transitionsOf } from '../../../domain/referral/statusMachine';
import { referralStatus } from '../../../domain/vocabularies/referralStatus';
import { referralSubstatus } from '../../../domain/vocabularies/referralSubstatus';
import { isClosedForGood } from '../../../sync/referral/isClosedForGood';

/** A status with one of its substatuses, and what they mean. */
export interface State {
  status: string;
  substatus: string;
  description: string;
}

/**
 * Returns the states that a referral may get next: every substatus of every status that can follow its own, except the
 * current state. A referral without a known status may get any.
 */
export function nextStates(current: { status?: unknown; substatus?: unknown }): State[] {
  const from = typeof current.status === 'string' ? referralStatus.find(current.status) : undefined;
  const reachable = from && from !== 'None' ? transitionsOf(from) : statusTable.map(({ status }) => status);
  if (isClosedForGood(current)) return [];
  return reachable
    .flatMap((status) => substatusesOf(status).map((substatus) => ({ status, substatus })))
    .filter(({ status, substatus }) => status !== current.status || substatus !== current.substatus)
    .map((state) => ({ ...state, description: t(referralSubstatus.term(state.substatus)?.description ?? '') }));
}
