import type { Saved } from '../../api/referralsApi';
import { messageOf } from '../../base/messageOf';
import type { SentValue } from '../compare/ignoredValues';
import { mergeReferral } from '../merge/mergeReferral';
import type { SyncServices } from '../syncServices';
import { type Baseline, withEarlier } from './baseline';

/**
 * Keeps a full version of a referral, which the file has taken: from a GET, or from the answer to a write. A failure is
 * only logged: the file is right, and the next pull or submit sees by the file's own `eTag` what it is based on.
 * @returns whether it was kept
 */
export function keepBaseline(services: SyncServices, saved: Saved, key: string = saved.body.id): Promise<boolean> {
  return keep(services, saved, key, {});
}

/** Keeps a full version like `keepBaseline`, and which values of the file the service has not taken. */
export function keepAnswer(services: SyncServices, saved: Saved, ignored: readonly SentValue[]): Promise<boolean> {
  return keep(services, saved, saved.body.id, { ignored });
}

/** Keeps a version that may be incomplete and that the file has taken, such as a row of a list or an answer. */
export function keepPart(services: SyncServices, row: Saved): Promise<boolean> {
  return keep(services, row, row.body.id, { partial: true });
}

async function keep(
  { baselines, clock, log }: SyncServices,
  { body, eTag }: Saved,
  key: string,
  more: Pick<Baseline, 'partial' | 'ignored'>,
): Promise<boolean> {
  try {
    const before = await baselines.get(key);
    const ignored = before?.ignored;
    const still = { ...(ignored && { ignored }), ...stillTried(before, { body, eTag }) };
    const next = { eTag, body, seen: clock().toISOString(), ...still, ...more };
    await baselines.set(key, withEarlier(next, before));
    return true;
  } catch (error) {
    log?.warn(`Could not keep the baseline of ${key}: ${messageOf(error)}.`);
    return false;
  }
}

/**
 * Returns what an update tried, as long as it may still take effect: until the version changes, `If-Match` lets it
 * through.
 */
function stillTried(before: Baseline | undefined, { body, eTag }: Saved): Pick<Baseline, 'tried' | 'triedOn'> {
  const { tried, triedOn } = before ?? {};
  if (!before || !tried) return {};
  if (eTag === before.eTag) return { tried, ...(triedOn !== undefined && { triedOn }) };
  if (eTag !== triedOn) return {};
  return { tried: mergeReferral(before.body, tried, body, { choose: () => 'mine' }).value };
}
