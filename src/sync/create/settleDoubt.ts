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

/** What a create in doubt comes to. */
type Settled =
  /** The service has the referral that was sent. */
  | { saved: Saved }
  /**
   * Only the user can decide: these have its reference, and no file holds them. `taken` matches, and a file holds it.
   * `isPartial` if the list could not be read to its end.
   */
  | { candidates: readonly Saved[]; taken?: RemoteReferral; isPartial?: boolean };

/** A create that may have taken effect, or one whose referral no file holds. */
export type Doubt = Extract<KnownCreate, { kind: 'doubt' | 'created' }>;

/**
 * Asks the service what came of a create. It is recognized only if exactly one referral has its reference, type,
 * engagement and target, and the file still says what was sent.
 * @param text the text of the file
 * @param body what would be sent now
 * @throws ApiError if the service cannot be asked
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
  // Without a note, it is unknown what was sent. A reference of the user's own may belong to another referral.
  const isSure = doubt.isSame && isGenerated(reference) ? true : saysAllOf(saved.body, body);
  return isSure ? { saved } : { candidates: free, isPartial };
}

/**
 * Whether a referral of the service is what a create sent: its reference, type, engagement, target and names, or the ID
 * that the service gave. One that only shares a reference of the user's own may be another deal.
 */
export function isFromSend(doubt: Doubt, { body }: Saved): boolean {
  if (doubt.kind === 'created') return true;
  const sent = doubt.note?.sent;
  return sent !== undefined && matchesSent(body, sent) && isAnswerTo(body, sent);
}

/** Reads the referral whose ID the service gave. If the service does not show it, the reason is unknown. */
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

/** Whether a file holds the referral with this ID: this one, whose text is given, or another one. */
export async function isTaken({ held }: SyncServices, text: string, id: string): Promise<boolean> {
  return holds(text, id) || ((await held?.hasId(id)) ?? false);
}

/** Whether a text holds the referral with this ID. */
export function holds(text: string, id: string): boolean {
  const isIt = (own: unknown): boolean => typeof own === 'string' && own.toLowerCase() === id.toLowerCase();
  return findReferrals(text).some((each) => isIt(each.id));
}

/** Whether a referral of the service says all that a body does; the service sets the status of a new one itself. */
export function saysAllOf(remote: RemoteReferral, body: Readonly<Record<string, unknown>>): boolean {
  const { status: _status, substatus: _substatus, statusReason: _reason, eTag: _eTag, ...rest } = body;
  return says(remote, rest);
}

/** Says what is in doubt, and what the service has. */
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

/** Says that the service could not be asked for a referral. */
export function unreadText(name: string, service: string): string {
  return t(
    '"{0}" may have been created before, but the list of {1} could not be read to its end. Nothing was sent.',
    ...[name, service],
  );
}

/** Says which file holds what a create may have made. */
export async function heldText(
  { held }: SyncServices,
  { file, text }: { file: string; text: string },
  name: string,
  id: string,
): Promise<string> {
  const holder = holds(text, id) ? file : ((await held?.otherFile?.(id, file)) ?? t('another file'));
  return t('"{0}" may have been created before as {1}, which is in {2}. Nothing was sent.', name, id, holder);
}

/** Returns the name of a referral for messages, else its file. */
export function nameOrFile(body: unknown, file: string): string {
  const { name } = asObject(body);
  return typeof name === 'string' && name.trim() ? name : file;
}

/**
 * Whether the service's version says everything that was sent: it may say more, and empty values and spellings of one
 * instant do not count (see `alike`).
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
