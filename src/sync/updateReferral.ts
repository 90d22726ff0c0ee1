import { ApiError } from '../api/apiError';
import type { CallOptions, Saved } from '../api/referralsApi';
import { asObject } from './asObject';
import type { Baseline } from './baseline';
import { conflictWith } from './conflictWith';
import { eTagOf } from './eTagOf';
import type { Wanted } from './findReferral';
import { gone } from './gone';
import { keepBaseline } from './keepBaseline';
import { type MergeConflict, mergeReferral, type Side } from './merge/mergeReferral';
import { plan } from './plan';
import type { ReferralFile } from './referralFile';
import { sameReferral } from './sameReferral';
import { sendUpdate, type UpdateMethod } from './sendUpdate';
import { settle } from './settle';
import type { SubmitResult } from './submitResult';
import type { SyncServices } from './syncServices';
import { wireNames } from './wireNames';

export interface UpdateOptions extends CallOptions {
  method?: UpdateMethod;
  /** Which side a property takes that both changed; undefined, or not given, leaves it to a person. */
  choose?: (conflict: MergeConflict) => Side | undefined;
  /**
   * Send the file's version over that of the service: only ever after asking, with the losses named. The ETag of the
   * version that was shown; `true`: whatever the service has by then.
   */
  overwrite?: boolean | string;
}

/** So often the service may change between reading and writing, until a person should look. */
const mostTries = 3;

/**
 * Updates a referral from its file, with `If-Match` of the version that the file is based on. Where the service has
 * moved on, changes to different properties are merged and sent on top of its version; what both have changed is left to
 * `choose`, and else to a person: then nothing is sent.
 */
export async function updateReferral(
  services: SyncServices,
  file: ReferralFile,
  wanted: Wanted & { id: string },
  { method = 'auto', choose, overwrite = false, ...call }: UpdateOptions,
): Promise<SubmitResult> {
  const { id, pointer, before } = wanted;
  const baseline = await services.baselines.get(id);
  const own = eTagOf(before);
  const eTag = own || baseline?.eTag || '';
  let base = baseline && (!own || own === baseline.eTag) ? baseline.body : undefined;
  let hasMoved = false;
  if (baseline && !base) {
    // The file is based on another version than was last seen here: others have pulled it. The service knows both.
    const remote = await current(services, id, call);
    if (!remote) return gone(pointer, id);
    hasMoved = remote.eTag !== own;
    if (!hasMoved) {
      base = remote.body;
      await keepBaseline(services, remote);
    }
  }
  const edited = !base || !sameReferral(before, base);
  const next = plan({ file: edited ? 'edited' : 'unchanged', service: 'unknown', baseline: base !== undefined });
  if (next !== 'update') return { pointer, outcome: 'unchanged', id, eTag };
  const send = (value: unknown, on: Saved | { body: Baseline['body'] | undefined; eTag: string }): Promise<Saved> =>
    sendUpdate(services.api, { id, value, ...(on.body && { base: on.body }), eTag: on.eTag }, method, call);

  if (eTag && !overwrite && !hasMoved) {
    try {
      const saved = await send(before, { body: base, eTag });
      return await settle(services, file, wanted, saved, { outcome: 'updated' });
    } catch (error) {
      if (ApiError.is(error, 'missing')) return gone(pointer, id);
      if (!ApiError.is(error, 'stale')) throw error;
    }
  }
  for (let tries = 0; ; tries++) {
    const result = await conflictWith(services, wanted, { reason: eTag ? 'moved' : 'noETag', base }, call);
    if (result.outcome !== 'conflict' || !result.remote) return result;
    const { remote } = result;
    // The service has exactly this already: an earlier update arrived, though its answer did not.
    if (sameReferral(before, remote.body, 'set')) {
      return settle(services, file, wanted, remote, { outcome: 'updated' });
    }
    const isShown = overwrite === true || overwrite === remote.eTag;
    const decided = decide(before, base, remote, { choose, overwrite: isShown });
    if (!decided || tries >= mostTries) return result;
    try {
      const isTheirs = sameReferral(decided.value, remote.body, 'set');
      const saved = isTheirs ? remote : await send(decided.value, remote);
      return await settle(services, file, wanted, saved, {
        outcome: 'updated',
        merged: decided.taken,
        sent: asObject(wireNames(decided.value)),
      });
    } catch (error) {
      if (ApiError.is(error, 'missing')) return gone(pointer, id);
      if (!ApiError.is(error, 'stale')) throw error;
    }
  }
}

/** The service's version; undefined where it has none any more. */
async function current({ api }: SyncServices, id: string, call: CallOptions): Promise<Saved | undefined> {
  try {
    return await api.get(id, call);
  } catch (error) {
    if (ApiError.is(error, 'missing')) return undefined;
    throw error;
  }
}

/** What is to be sent on top of the service's version; undefined where a person must decide. */
function decide(
  mine: unknown,
  base: Baseline['body'] | undefined,
  { body: theirs }: Saved,
  { choose, overwrite }: Pick<UpdateOptions, 'choose'> & { overwrite: boolean },
): Pick<ReturnType<typeof mergeReferral>, 'value' | 'taken'> | undefined {
  if (overwrite) return { value: asObject(mine), taken: [] };
  let open = false;
  const merged = mergeReferral(base, mine, theirs, {
    choose: (conflict) => {
      const side = choose?.(conflict);
      if (side === undefined) open = true;
      return side ?? 'mine';
    },
  });
  return open ? undefined : merged;
}
