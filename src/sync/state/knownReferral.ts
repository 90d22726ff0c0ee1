import type { KnownReferral } from '../../language/types';
import type { Baseline } from './baseline';
import type { ServiceState } from './serviceState';

/** Returns the last known version of a referral: the newest one in several states. */
export function newestKnown(states: Iterable<Pick<ServiceState, 'known'>>, id: string): KnownReferral | undefined {
  let newest: Baseline | undefined;
  for (const state of states) {
    const baseline = state.known(id);
    if (baseline && !(newest && newest.seen >= baseline.seen)) newest = baseline;
  }
  if (!newest) return undefined;
  const { body, seen } = newest;
  return { ...statusOf(body), seen, body };
}

function statusOf({ status, substatus }: Baseline['body']): Pick<KnownReferral, 'status' | 'substatus'> {
  return { ...(typeof status === 'string' && { status }), ...(typeof substatus === 'string' && { substatus }) };
}
