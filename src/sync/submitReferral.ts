import { ApiError } from '../api/apiError';
import type { CallOptions, Saved } from '../api/referralsApi';
import { acceptRemote } from './acceptRemote';
import { asObject, isObject } from './asObject';
import { eTagOf } from './eTagOf';
import { type FoundReferral, findAgain, findReferrals, type Wanted } from './findReferral';
import { keepBaseline } from './keepBaseline';
import { messageOf } from './messageOf';
import { payload } from './payload';
import { plan } from './plan';
import type { ReferralFile } from './referralFile';
import { sameReferral } from './sameReferral';
import type { SubmitResult } from './submitResult';
import type { SyncServices } from './syncServices';
import { unwrittenKey } from './unwrittenKey';

export interface SubmitOptions extends CallOptions {
  /** JSON Pointer of the referral in the file; the whole document where not given. */
  pointer?: string;
}

/**
 * Sends one referral of a file: creates it where it has no id, else updates it with `If-Match` of the version that the
 * file is based on, never without (FACTS.md, section 5). Then the file takes what the service returned, and after that
 * the baseline. A created referral waits in the baselines until it is in the file: submitted again from there unchanged,
 * it is written and not created twice.
 * @returns what became of it; nothing is thrown but what `file.read` and `baselines.get` throw, before anything is sent
 */
export async function submitReferral(
  services: SyncServices,
  file: ReferralFile,
  { pointer = '', signal }: SubmitOptions = {},
): Promise<SubmitResult> {
  const all = findReferrals(await file.read());
  const found = all.find((entry) => entry.pointer === pointer);
  const problem = problemOf(found, file.name);
  if (!found || problem) return { pointer, outcome: 'invalid', message: problem ?? '' };
  const wanted = { pointer, before: found.value, count: all.length };
  const call = signal ? { signal } : {};
  try {
    return typeof found.id === 'string'
      ? await update(services, file, { ...wanted, id: found.id }, call)
      : await create(services, file, wanted, call);
  } catch (error) {
    if (ApiError.is(error)) return { pointer, outcome: 'failed', error, message: error.message };
    throw error;
  }
}

async function create(services: SyncServices, file: ReferralFile, wanted: Wanted, call: CallOptions) {
  const body = payload(wanted.before, 'create');
  const key = await unwrittenKey(file.name, body);
  const waiting = await services.baselines.get(key);
  const id = waiting?.body.id;
  let saved: Saved;
  if (waiting && typeof id === 'string') {
    saved = { body: { ...waiting.body, id }, eTag: waiting.eTag };
  } else {
    saved = await services.api.create(body, call);
    await keepBaseline(services, saved, key);
  }
  const result = await settle(services, file, wanted, saved, 'created');
  if (result.outcome === 'created') await services.baselines.delete(key).catch(() => keepQuiet(services, key));
  return result;
}

async function update(
  services: SyncServices,
  file: ReferralFile,
  wanted: Wanted & { id: string },
  call: CallOptions,
): Promise<SubmitResult> {
  const { id, pointer, before } = wanted;
  const baseline = await services.baselines.get(id);
  const eTag = eTagOf(before) || baseline?.eTag || '';
  const edited = !baseline || !sameReferral(before, baseline.body);
  const next = plan({ file: edited ? 'edited' : 'unchanged', service: 'unknown', baseline: baseline !== undefined });
  if (next !== 'update') return { pointer, outcome: 'unchanged', id, eTag };
  if (!eTag) return conflict(services, wanted, 'noETag', call);
  try {
    const saved = await services.api.update(id, payload(before, 'update'), eTag, call);
    return await settle(services, file, wanted, saved, 'updated');
  } catch (error) {
    if (ApiError.is(error, 'missing')) return gone(pointer, id);
    if (!ApiError.is(error, 'stale')) throw error;
    const result = await conflict(services, wanted, 'moved', call);
    // The service has exactly this already: an earlier update arrived, though its answer did not.
    return result.outcome === 'conflict' && result.remote && sameReferral(before, result.remote.body, 'set')
      ? settle(services, file, wanted, result.remote, 'updated')
      : result;
  }
}

/** Writes the service's version into the file, then keeps it as the baseline. */
async function settle(
  services: SyncServices,
  file: ReferralFile,
  wanted: Wanted,
  saved: Saved,
  outcome: 'created' | 'updated',
): Promise<SubmitResult> {
  const { pointer, before } = wanted;
  const { eTag } = saved;
  const { id } = saved.body;
  const remote = eTag ? { ...saved.body, eTag } : saved.body;
  try {
    await file.change((text) => {
      const found = findAgain(text, wanted);
      if (!found) throw new Error('the referral is no longer where it was');
      return acceptRemote(text, found, { before, remote, absent: 'keep' });
    });
  } catch (error) {
    await keepBaseline(services, saved);
    const advice =
      outcome === 'created'
        ? `Put "id": "${id}" into the file, or submit it again unchanged: it is not created a second time.`
        : 'Pull the latest version into it.';
    const message = `The referral was ${outcome} with the id ${id}, but ${file.name} could not be changed: ${messageOf(error)}. ${advice}`;
    return { pointer, outcome: 'unwritten', id, eTag, remote: saved, message };
  }
  await keepBaseline(services, saved);
  return { pointer, outcome, id, eTag };
}

async function conflict(
  { api }: SyncServices,
  { pointer, id }: { pointer: string; id: string },
  reason: 'moved' | 'noETag',
  call: CallOptions,
): Promise<SubmitResult> {
  const message =
    reason === 'moved'
      ? 'The referral was changed at the service since this version was read; nothing was overwritten. Compare the two, pull the latest version, and submit again.'
      : 'The referral has an id and no eTag, so that a newer version could be overwritten; nothing was sent. Pull the latest version, and submit again.';
  try {
    return { pointer, outcome: 'conflict', id, reason, remote: await api.get(id, call), message };
  } catch (error) {
    if (ApiError.is(error, 'missing')) return gone(pointer, id);
    return { pointer, outcome: 'conflict', id, reason, message };
  }
}

function gone(pointer: string, id: string): SubmitResult {
  const message = `The service has no referral with the id ${id}. Check that the right service and account are chosen; to create it anew, take "id" and "eTag" out of the file.`;
  return { pointer, outcome: 'gone', id, message };
}

function problemOf(found: FoundReferral | undefined, name: string): string | undefined {
  if (!found) return `There is no such referral in ${name}. Write one, or choose another file.`;
  if (!found.valid) return `The referral in ${name} is not valid JSON. Correct it and submit again.`;
  if (!isObject(found.value))
    return `What ${name} holds is no referral: it must be an object. Correct it and submit again.`;
  if (found.id !== undefined && typeof found.id !== 'string') {
    return `The id of the referral in ${name} must be text. Correct it, or take it out to create a referral.`;
  }
  return Object.keys(asObject(found.value)).length === 0 ? `The referral in ${name} is empty.` : undefined;
}

function keepQuiet({ log }: SyncServices, key: string): void {
  log?.warn(`Could not delete the baseline ${key}.`);
}
