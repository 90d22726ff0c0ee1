import { formatJson, parseJson } from '../../base/exactJson';
import type { KnownReferral } from '../../language/types';
import type { Baseline } from './baseline';
import type { ServiceState } from './serviceState';

/**
 * Returns what a baseline tells the rules. The body is kept as a text, which takes the least memory, and read when
 * asked for.
 */
export function knownReferral({ body, seen }: Baseline): KnownReferral {
  const text = formatJson(body);
  return {
    ...statusOf(body),
    seen,
    get body(): unknown {
      return parseJson(text);
    },
  };
}

/** Returns what the service was last seen saying of a referral, by the newest of several states. */
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
