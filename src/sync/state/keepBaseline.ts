import type { Saved } from '../../api/referralsApi';
import { messageOf } from '../../base/messageOf';
import { type SentValue, stillSent, stillUntaken, withNow } from '../compare/ignoredValues';
import { type Spellings, spellingsOf } from '../compare/respellings';
import { mergeReferral } from '../merge/mergeReferral';
import { eTagOf, sameETag } from '../referral/eTag';
import type { SyncServices } from '../syncServices';
import { type Baseline, withEarlier } from './baseline';

/**
 * Keeps a full version of a referral, which the file has taken: from a GET, or from the answer to a write. A failure is
 * only logged: the file is right, and the next pull or submit sees by the file's own `eTag` what it is based on.
 * @param spellings how the file spells it; if not given, as it did before
 * @returns whether it was kept
 */
export function keepBaseline(services: SyncServices, saved: Saved, spellings?: Spellings): Promise<boolean> {
  return keep(services, saved, spellings && { spellings });
}

/**
 * Keeps a full version like `keepBaseline`, and which values of the file the service has not taken.
 * @param isWritten whether it is the answer to an update, not only what was read
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

/** Keeps the answer to a create like `keepAnswer`: a later read may show more under the same ETag. */
export function keepCreateAnswer(
  services: SyncServices,
  saved: Saved,
  ignored: readonly SentValue[],
  spellings?: Spellings,
): Promise<boolean> {
  const now = withNow(ignored, saved.body);
  return keep(services, saved, { created: true, ignored: now, ...(spellings && { spellings }) });
}

/** Keeps a version that may be incomplete and that the file has taken, such as a row of a list or an answer. */
export function keepPart(services: SyncServices, row: Saved, spellings?: Spellings): Promise<boolean> {
  return keep(services, row, { partial: true, ...(spellings && { spellings }) });
}

/**
 * Returns the baseline of a referral. Forgets what the service did not take once the file has another value: if the user
 * sets it again, it is sent again.
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
 * Keeps how a file spells the version that it is based on, if that was not known: from now on, another spelling is an edit.
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
