import type { Saved } from '../api/referralsApi';
import { messageOf } from './messageOf';
import type { SyncServices } from './syncServices';

/**
 * Keeps what the service said, under `key`. A failure is logged and no more: the file is right, and the next pull or
 * submit sees by the file's own `eTag` where it stands.
 * @returns whether it was kept
 */
export async function keepBaseline(
  { baselines, clock, log }: SyncServices,
  { body, eTag }: Saved,
  key: string = body.id,
): Promise<boolean> {
  try {
    await baselines.set(key, { eTag, body, seen: clock().toISOString() });
    return true;
  } catch (error) {
    log?.warn(`Could not keep the baseline of ${key}: ${messageOf(error)}.`);
    return false;
  }
}
