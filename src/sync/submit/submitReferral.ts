import { ApiError } from '../../api/apiError';
import { isObject } from '../../base/isObject';
import { t } from '../../base/l10n';
import { createReferral } from '../create/createReferral';
import type { CreateOptions } from '../create/decideCreate';
import { type FoundReferral, findReferrals } from '../files/findReferral';
import type { ReferralFile } from '../files/referralFile';
import { contradictionText } from '../merge/solutionChoice';
import { sameValue } from '../referral/alike';
import { referenceOf } from '../referral/reference';
import { asObject, wireNames } from '../referral/wireNames';
import type { SubmitResult } from '../submitResult';
import type { SyncServices } from '../syncServices';
import { doubledMessage, draftMessage } from '../update/unsendable';
import { type UpdateOptions, updateReferral } from '../update/updateReferral';

export interface SubmitOptions extends UpdateOptions, CreateOptions {
  /** JSON Pointer of the referral in the file; the whole document by default. */
  pointer?: string;
  /** The referral that was checked or confirmed. If the file has another one in its place, nothing is sent. */
  meant?: unknown;
}

/**
 * Sends a referral of a file: creates it if it has no ID (see `createReferral`), else updates it, always with
 * `If-Match` (see `updateReferral`). Then writes the service's version to the file, and after that to the baseline.
 * @returns the result; throws only errors of `file.read` and `baselines.get`, before anything is sent
 */
export async function submitReferral(
  services: SyncServices,
  file: ReferralFile,
  { pointer = '', meant, ...options }: SubmitOptions = {},
): Promise<SubmitResult> {
  const all = findReferrals(await file.read());
  const found = all.find((entry) => entry.pointer === pointer);
  const known = typeof found?.id === 'string' ? await services.baselines.get(found.id) : undefined;
  const problem = problemOf(found, file.name, known?.body);
  if (!found || problem) return { pointer, outcome: 'invalid', message: problem ?? '' };
  if (meant !== undefined && !isMeant(found.value, meant)) {
    const message = t('Another referral has taken this place in {0} meanwhile. Submit it again.', file.name);
    return { pointer, outcome: 'invalid', message };
  }
  const wanted = { pointer, before: found.value, count: all.length };
  try {
    return typeof found.id === 'string'
      ? await updateReferral(services, file, { ...wanted, id: found.id }, options)
      : await createReferral(services, file, wanted, options);
  } catch (error) {
    if (ApiError.is(error)) return { pointer, outcome: 'failed', error, message: error.message };
    throw error;
  }
}

/** Returns why a referral cannot be sent; undefined if it can. @param sent the last known version */
function problemOf(found: FoundReferral | undefined, name: string, sent: unknown): string | undefined {
  if (!found) return t('{0} contains no such referral. Write one, or choose another file.', name);
  if (!found.valid) return t('The referral in {0} is not valid JSON. Correct it, then submit again.', name);
  if (!isObject(found.value))
    return t('{0} contains no referral: a referral is an object. Correct it, then submit again.', name);
  if (found.id !== undefined && typeof found.id !== 'string') {
    return t('The ID of the referral in {0} must be text. Correct it, or remove it to create a referral.', name);
  }
  const doubled = doubledMessage(found.node, sent);
  if (doubled !== undefined) return doubled;
  if (!found.id) {
    const draft = draftMessage(found.value);
    if (draft !== undefined) return draft;
    const contradiction = contradictionText(found.value, {});
    if (contradiction !== undefined) return contradiction;
  }
  return Object.keys(asObject(found.value)).length === 0 ? t('The referral in {0} is empty.', name) : undefined;
}

/**
 * Whether a referral is the one that was checked or confirmed, even if the user has edited it since. Compares the ID,
 * else reference and name, else the whole value.
 */
export function isMeant(now: unknown, meant: unknown): boolean {
  const [own, other] = [asObject(wireNames(now)), asObject(wireNames(meant))];
  if (own.id || other.id) return own.id === other.id;
  const reference = referenceOf(own);
  if (reference && reference === referenceOf(other)) return own.name === other.name;
  return sameValue(now, meant);
}

/**
 * Returns the current JSON Pointer of a referral. Returns the earlier one, `pointer`, if the referral is not found or
 * several match.
 */
export function placeOf(all: readonly FoundReferral[], pointer: string, meant: unknown): string {
  const own = all.find((each) => each.pointer === pointer);
  if (own && isMeant(own.value, meant)) return pointer;
  const [moved, ...others] = all.filter(({ value }) => isMeant(value, meant));
  return moved && others.length === 0 ? moved.pointer : pointer;
}
