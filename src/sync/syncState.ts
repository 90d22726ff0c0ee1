import type { Baseline } from './baseline';
import { eTagOf } from './eTagOf';
import { sameReferral } from './sameReferral';

/**
 * How a referral in a file stands to the service, as far as is known: `behind`: the service has moved on and the file has
 * not; `conflict`: both have; `unknown`: it has an id, and nothing is known of it here.
 */
export type SyncState = 'new' | 'edited' | 'inSync' | 'behind' | 'conflict' | 'gone' | 'unknown';

/** What was last heard of a referral at the service; `gone`: that it is no longer there. */
export type RemoteNews = { eTag: string } | 'gone' | undefined;

/**
 * The state of one referral.
 * @param value the referral in the file, in any spelling
 * @param id its id, undefined where it has none
 */
export function syncState(
  value: unknown,
  id: string | undefined,
  baseline: Pick<Baseline, 'eTag' | 'body'> | undefined,
  remote?: RemoteNews,
): SyncState {
  if (id === undefined) return 'new';
  if (remote === 'gone') return 'gone';
  const own = eTagOf(value) || baseline?.eTag || '';
  const moved = remote !== undefined && remote.eTag !== '' && remote.eTag !== own;
  // Of a file that is based on another version nothing tells whether somebody edited it.
  if (!baseline || own !== baseline.eTag) return moved ? 'behind' : 'unknown';
  const edited = !sameReferral(value, baseline.body);
  if (moved) return edited ? 'conflict' : 'behind';
  return edited ? 'edited' : 'inSync';
}
