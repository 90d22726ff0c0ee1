import type { Saved } from '../../api/referralsApi';
import { messageOf } from '../../base/messageOf';
import { type SentValue, stillSent, stillUntaken, withNow } from '../compare/ignoredValues';
import { type Spellings, spellingsOf } from '../compare/respellings';
import { mergeReferral } from '../merge/mergeReferral';
import { eTagOf, sameETag } from '../referral/eTag';
import type { SyncServices } from '../syncServices';
import { type Baseline, withEarlier } from './baseline';

/**
 * Stores the full version of a referral that was written to the file, from a GET or from the response to a write. Only
 * logs errors, because the file is correct and its `eTag` shows the next pull or submit what it is based on.
 * @param spellings how the file spells its texts; unchanged by default
 * @returns whether it was stored
 */
export function keepBaseline(services: SyncServices, saved: Saved, spellings?: Spellings): Promise<boolean> {
  return keep(services, saved, spellings && { spellings });
}

/**
 * Stores a full version like `keepBaseline`, and the values of the file that the service ignored.
 * @param isWritten whether it is the result of an update
 */
export function keepAnswer(
  services: SyncServices,
  saved: Saved,
  { ignored, isWritten }: { ignored: readonly SentValue[]; isWritten: boolean },
  spellings?: Spellings,
): Promise<boolean> {
  const now = withNow(ignored, saved.body);
  return keep(services, saved, { ignored: now, ...(spellings && { spellings }) }, isWritten);
}

/** Stores the response to a create like `keepAnswer`. A later read may show more with the same ETag. */
export function keepCreateAnswer(
  services: SyncServices,
  saved: Saved,
  ignored: readonly SentValue[],
  spellings?: Spellings,
): Promise<boolean> {
  const now = withNow(ignored, saved.body);
  return keep(services, saved, { created: true, ignored: now, ...(spellings && { spellings }) });
}

/** Stores a version that may be incomplete and that was written to the file, such as a list entry or a response. */
export function keepPart(services: SyncServices, row: Saved, spellings?: Spellings): Promise<boolean> {
  return keep(services, row, { partial: true, ...(spellings && { spellings }) });
}

/**
 * Returns the baseline of a referral. Removes an ignored value from it if the file has another value now, so that
 * setting it again sends it again.
 * @param mine the referral in the file, in any spelling
 */
export async function baselineOf(
  { baselines, log }: SyncServices,
  id: string,
  mine: unknown,
): Promise<Baseline | undefined> {
  const baseline = await baselines.get(id);
  if (!baseline?.ignored) return baseline;
  const ignored = stillSent(baseline.ignored, mine);
  if (ignored.length === baseline.ignored.length) return baseline;
  const next = { ...baseline, ignored };
  try {
    await baselines.set(id, next);
  } catch (error) {
    log?.warn(`Could not keep the baseline of ${id}: ${messageOf(error)}.`);
  }
  return next;
}

/**
 * Stores how a file spells the version that it is based on, if this was unknown. From then on, another spelling counts
 * as an edit.
 * @param mine the referral in the file, in any spelling
 */
export async function keepSpellings({ baselines, log }: SyncServices, id: string, mine: unknown): Promise<void> {
  const baseline = await baselines.get(id);
  const eTag = eTagOf(mine);
  if (!baseline || baseline.spellings || (eTag && !sameETag(eTag, baseline.eTag))) return;
  try {
    await baselines.set(id, { ...baseline, spellings: spellingsOf(mine, baseline.body) });
  } catch (error) {
    log?.warn(`Could not keep the baseline of ${id}: ${messageOf(error)}.`);
  }
}

async function keep(
  { baselines, clock, log }: SyncServices,
  { body, eTag }: Saved,
  more: Pick<Baseline, 'partial' | 'created' | 'ignored' | 'spellings'> = {},
  isWritten = false,
): Promise<boolean> {
  const key = body.id;
  try {
    const before = await baselines.get(key);
    const ignored = before?.ignored && stillUntaken(before.ignored, body);
    const spellings = before?.eTag === eTag ? before.spellings : undefined;
    const kept = { ...(ignored && { ignored }), ...(spellings && { spellings }) };
    const next = { eTag, body, seen: clock().toISOString(), ...kept, ...stillTried(before, { body, eTag }), ...more };
    await baselines.set(key, withEarlier(next, before, isWritten));
    return true;
  } catch (error) {
    log?.warn(`Could not keep the baseline of ${key}: ${messageOf(error)}.`);
    return false;
  }
}

/**
 * Returns the version that an update tried to create, while the update may still take effect: `If-Match` allows it
 * until the version changes.
 */
function stillTried(before: Baseline | undefined, { body, eTag }: Saved): Pick<Baseline, 'tried' | 'triedOn'> {
  const { tried, triedOn } = before ?? {};
  if (!before || !tried) return {};
  if (eTag === before.eTag) return { tried, ...(triedOn !== undefined && { triedOn }) };
  if (eTag !== triedOn) return {};
  return { tried: mergeReferral(before.body, tried, body, { choose: () => 'mine' }).value };
}
