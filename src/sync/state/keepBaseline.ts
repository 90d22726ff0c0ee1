import type { Saved } from '../../api/referralsApi';
import { messageOf } from '../../base/messageOf';
import type { SyncServices } from '../syncServices';
import type { Baseline } from './baseline';
import { withEarlier } from './earlierVersions';

/**
 * Keeps a full version of a referral, which the file has taken: from a GET, or from the answer to a write. A failure is
 * logged and no more: the file is right, and the next pull or submit sees by the file's own `eTag` what it is based on.
 * @returns whether it was kept
 */
export function keepBaseline(services: SyncServices, saved: Saved, key: string = saved.body.id): Promise<boolean> {
  return keep(services, saved, key, {});
}

/** Keeps a referral of a list, which the file has taken: it may show less than a GET. */
export function keepRow(services: SyncServices, row: Saved): Promise<boolean> {
  return keep(services, row, row.body.id, { partial: true });
}

async function keep(
  { baselines, clock, log }: SyncServices,
  { body, eTag }: Saved,
  key: string,
  more: Pick<Baseline, 'partial'>,
): Promise<boolean> {
  try {
    const next = { eTag, body, seen: clock().toISOString(), ...more };
    await baselines.set(key, withEarlier(next, await baselines.get(key)));
    return true;
  } catch (error) {
    log?.warn(`Could not keep the baseline of ${key}: ${messageOf(error)}.`);
    return false;
  }
}
