import { ApiError } from '../../api/apiError';
import type { CallOptions, RemoteReferral, Saved } from '../../api/referralsApi';
import { isObject } from '../../base/isObject';
import { t } from '../../base/l10n';
import { findReferrals } from '../files/findReferral';
import { alike } from '../referral/alike';
import { isGenerated, referenceOf } from '../referral/reference';
import { asObject } from '../referral/wireNames';
import type { KnownCreate } from '../state/creates/knownCreate';
import type { SyncServices } from '../syncServices';
import type { CreateSearch } from './createSearch';
import { isAnswerTo, matchesSent } from './matchesSent';

/** The result of the search for a create in doubt. */
type Settled =
  /** The service has the referral that was sent. */
  | { saved: Saved }
  /**
   * The user must decide: the candidates have its reference, and are in no file. `taken` matches, but is in a file.
   * `isPartial` is true if the list could not be read to its end.
   */
  | { candidates: readonly Saved[]; taken?: RemoteReferral; isPartial?: boolean };

/** A create that may have taken effect, or one whose referral is in no file. */
export type Doubt = Extract<KnownCreate, { kind: 'doubt' | 'created' }>;

/**
 * Searches the service for the result of a create. Accepts a referral only if no other one has its reference, type,
 * engagement and target, and if the file still has the content that was sent.
 * @param text the text of the file
 * @param body what would be sent now
 * @throws ApiError if the service cannot be searched
 */
export async function settleDoubt(
  services: SyncServices,
  { doubt, text, body }: { doubt: Doubt; text: string; body: Readonly<Record<string, unknown>> },
  { search, fresh = false }: { search: CreateSearch; fresh?: boolean },
  call: CallOptions,
): Promise<Settled> {
  if (doubt.kind === 'created') return settleCreated(services, doubt, call);
  const sent = doubt.note?.sent ?? body;
  const reference = referenceOf(sent);
  const since = doubt.note?.at;
  const { found, isPartial } = reference
    ? await search.find(sent, { since, fresh }, call)
    : { found: [], isPartial: false };
  const free: Saved[] = [];
  for (const each of found)
    if (!search.hasCreated(each.body.id) && !(await isTaken(services, text, each.body.id))) free.push(each);
  const isIt = ({ body: remote }: Saved): boolean => matchesSent(remote, sent);
  const taken = free.length === 0 ? found.find((each) => isIt(each) && isAnswerTo(each.body, sent))?.body : undefined;
  if (taken) return { candidates: [], taken };
  const [saved, ...others] = free.filter(isIt);
  if (!saved || others.length > 0 || !doubt.isOwn) return { candidates: free, isPartial };
  // Without a note, it is unknown what was sent. A reference of the user may belong to another referral.
  const isSure = doubt.isSame && isGenerated(reference) ? true : saysAllOf(saved.body, body);
  return isSure ? { saved } : { candidates: free, isPartial };
}

/**
 * Whether a referral of the service is the result of a create: it has the same reference, type, engagement, target and
 * names, or the ID in the response. A reference of the user alone proves nothing.
 */
export function isFromSend(doubt: Doubt, { body }: Saved): boolean {
  if (doubt.kind === 'created') return true;
  const sent = doubt.note?.sent;
  return sent !== undefined && matchesSent(body, sent) && isAnswerTo(body, sent);
}

/**
 * Reads the referral with the ID in the response to the create. Returns no candidates if the service does not show it.
 */
async function settleCreated(
  { api }: SyncServices,
  { id, isSame, isOwn }: Extract<Doubt, { kind: 'created' }>,
  call: CallOptions,
): Promise<Settled> {
  try {
    const saved = await api.get(id, call);
    return isSame && isOwn ? { saved } : { candidates: [saved] };
  } catch (error) {
    if (!ApiError.is(error, 'missing')) throw error;
    return { candidates: [] };
  }
}

/** Whether the referral with this ID is in a file: in the given text, or in another file. */
export async function isTaken({ held }: SyncServices, text: string, id: string): Promise<boolean> {
  return holds(text, id) || ((await held?.hasId(id)) ?? false);
}

/** Whether a text contains the referral with this ID. */
export function holds(text: string, id: string): boolean {
  const isIt = (own: unknown): boolean => typeof own === 'string' && own.toLowerCase() === id.toLowerCase();
  return findReferrals(text).some((each) => isIt(each.id));
}

/**
 * Whether a referral of the service has all values of a body, except for the status, which the service sets for a new
 * referral.
 */
export function saysAllOf(remote: RemoteReferral, body: Readonly<Record<string, unknown>>): boolean {
  const { status: _status, substatus: _substatus, statusReason: _reason, eTag: _eTag, ...rest } = body;
  return says(remote, rest);
}

/** Returns the message for a create in doubt. */
export function doubtText(
  doubt: Doubt,
  candidates: readonly RemoteReferral[],
  { name, service, isPartial }: { name: string; service: string; isPartial?: boolean | undefined },
): string {
  if (isPartial && candidates.length === 0) return unreadText(name, service);
  if (doubt.isGuess) {
    const [candidate] = candidates;
    return candidate
      ? t(
          '"{0}" may be "{1}" ({2}), which was sent from this file before. If it is the same deal, use that one. Nothing was sent.',
          name,
          String(candidate.name ?? ''),
          candidate.id,
        )
      : t(
          '"{0}" may be a deal that was sent from this file before, and that {1} does not show yet. Nothing was sent.',
          name,
          service,
        );
  }
  if (doubt.kind === 'created') {
    return candidates.length > 0
      ? t('"{0}" was created before as {1}, and was changed since. Nothing was sent.', name, doubt.id)
      : t('"{0}" was created before as {1}, which {2} does not show. Nothing was sent.', name, doubt.id, service);
  }
  const [first, ...more] = candidates;
  if (!first) {
    return t('"{0}" may have been created before, but {1} does not show it yet. Nothing was sent.', name, service);
  }
  return more.length > 0
    ? t(
        '"{0}" may have been created before: {1} has {2} referrals with its reference. Nothing was sent.',
        ...[name, service, candidates.length],
      )
    : t(
        '"{0}" may have been created before: {1} has {2} with its reference. Nothing was sent.',
        ...[name, service, first.id],
      );
}

/** Returns the message for a list that could not be read to its end. */
export function unreadText(name: string, service: string): string {
  return t(
    '"{0}" may have been created before, but the list of {1} could not be read to its end. Nothing was sent.',
    ...[name, service],
  );
}

/** Returns the message for a create whose referral is in a file. */
export async function heldText(
  { held }: SyncServices,
  { file, text }: { file: string; text: string },
  name: string,
  id: string,
): Promise<string> {
  const holder = holds(text, id) ? file : ((await held?.otherFile?.(id, file)) ?? t('another file'));
  return t('"{0}" may have been created before as {1}, which is in {2}. Nothing was sent.', name, id, holder);
}

/** Returns the name of a referral for messages or, without a name, of its file. */
export function nameOrFile(body: unknown, file: string): string {
  const { name } = asObject(body);
  return typeof name === 'string' && name.trim() ? name : file;
}

/**
 * Whether the service's version has all values that were sent. It may have more. Ignores empty values and spellings of
 * dates; see `alike`.
 */
function says(remote: unknown, sent: unknown): boolean {
  if (alike(remote, sent)) return true;
  if (Array.isArray(sent)) {
    return (
      Array.isArray(remote) && remote.length === sent.length && sent.every((entry, index) => says(remote[index], entry))
    );
  }
  if (!isObject(sent)) return false;
  const other = isObject(remote) ? remote : {};
  return Object.entries(sent).every(([name, value]) => says(other[name], value));
}
