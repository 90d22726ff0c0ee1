import { ApiError, hopeless } from '../../api/apiError';
import type { CallOptions, RemoteReferral } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { isGenerated, referenceOf } from '../referral/reference';
import type { KnownCreate } from '../state/creates/knownCreate';
import type { SyncServices } from '../syncServices';
import type { CreateSearch } from './createSearch';
import { isAnswerTo, matchesSent, mayBeSent } from './matchesSent';
import { holds, isTaken } from './settleDoubt';

type Body = Readonly<Record<string, unknown>>;

/** The referrals in the service's list that share the user's reference with a new referral. */
type Shown =
  | Extract<KnownCreate, { kind: 'held' | 'doubt' }>
  /**
   * The candidates have its reference, type and engagement, but another name, customer or target, and are in no file.
   */
  | { kind: 'like'; candidates: readonly RemoteReferral[] }
  /** The list could not be read; `reason` may be empty. */
  | { kind: 'unread'; reason: string };

/** How far back to search for a create of another clone, in milliseconds. */
const lookBackMs = 30 * 24 * 3_600_000;

/** Maximum number of candidates. */
const maxCandidates = 10;

/**
 * Searches the creates of this run and the referrals of the last 30 days for the user's reference, because another
 * clone or folder may have created the referral. Does not exclude an older one.
 * @returns undefined if there is none, or if all of them are in files
 */
export async function findShown(
  services: SyncServices,
  { text, body }: { text: string; body: Body },
  search: CreateSearch,
  call: CallOptions,
): Promise<Shown | undefined> {
  const reference = referenceOf(body);
  if (!reference || isGenerated(reference)) return undefined;
  const since = services.clock().getTime() - lookBackMs;
  const recent = await search.recent(body, since, call).catch((error: unknown) => {
    if (!ApiError.is(error) || hopeless.includes(error.kind)) throw error;
    return { found: [], sharing: [], unread: error.message };
  });
  for (const each of recent.found) {
    if (!matchesSent(each, body) || !isAnswerTo(each, body)) continue;
    const { id } = each;
    if (id !== undefined && holds(text, id)) continue;
    const isHeld = id !== undefined && (search.hasCreated(id) || (await isTaken(services, text, id)));
    // A referral in the same engagement is a copy; `carriedIdentity` asks about what it shares.
    if (isHeld && body.engagementId) continue;
    return isHeld ? { kind: 'held', id } : { kind: 'doubt', isSame: false, isOwn: true };
  }
  const candidates: RemoteReferral[] = [];
  for (const each of recent.sharing) {
    if (candidates.length === maxCandidates) break;
    if (!(await search.isHeld(each.id, (id) => isTaken(services, text, id))) && mayBeSent(each, body))
      candidates.push(each);
  }
  if (candidates.length > 0) return { kind: 'like', candidates };
  if ('unread' in recent) return { kind: 'unread', reason: recent.unread };
  return recent.isPartial ? { kind: 'unread', reason: '' } : undefined;
}

/** Returns the message for referrals of the service with the same reference. */
export function likeText(
  [first, ...more]: readonly RemoteReferral[],
  { name, service }: { name: string; service: string },
): string {
  return first && more.length === 0
    ? t(
        '"{0}" may be "{1}" ({2}), which {3} has with the same reference. Nothing was sent.',
        ...[name, String(first.name ?? ''), first.id, service],
      )
    : t(
        '"{0}" may have been created before: {1} has {2} referrals with its reference. Nothing was sent.',
        ...[name, service, more.length + 1],
      );
}
