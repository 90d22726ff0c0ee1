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

/** What the list of the service says of a referral with a reference of the user's own. */
type Shown =
  | Extract<KnownCreate, { kind: 'held' | 'doubt' }>
  /** These have its reference, type and engagement, but another name, customer or target, and no file holds them. */
  | { kind: 'like'; candidates: readonly RemoteReferral[] }
  /** The list could not be read; `reason` may be empty. */
  | { kind: 'unread'; reason: string };

/** How far back a create of another clone is looked for, in milliseconds. */
const lookBackMs = 30 * 24 * 3_600_000;

/** Maximum number of referrals to ask about. */
const maxCandidates = 10;

/**
 * Finds a referral with the user's own reference among those of the last weeks and what this run has sent: another clone,
 * or another folder, may have created it. An older one may be there as well.
 * @returns undefined if there is none, or if files have all of them
 */
export async function findShown(
  services: SyncServices,
  text: string,
  body: Body,
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

/** Says what the service has with the reference of a referral. */
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
