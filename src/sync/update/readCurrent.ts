import { ApiError } from '../../api/apiError';
import type { CallOptions, Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { sameETag } from '../referral/eTag';
import { type Baseline, versionsBefore } from '../state/baseline';
import type { SyncServices } from '../syncServices';
import { vanishedParts, withLackingParts } from './lackingParts';

/** Waits between reads, in milliseconds: a service that reads from a copy may show a write some time after it. */
export const rereadDelaysMs: readonly number[] = [200, 500, 1000, 2000];

/**
 * Reads a referral until it is at least as new as what is known, and shows as much of one version. A version with an older date that the service keeps
 * showing, and never showed before, is the current one: its clock was set back, or the sandbox was reset. What the service
 * keeps leaving out of a version that it has shown before is completed (see `withLackingParts`).
 * @param known the last version that this service has shown
 * @throws ApiError as the port does; `unavailable` if the service keeps showing a version from before the known one
 */
export async function readCurrent(
  services: Pick<SyncServices, 'api' | 'wait' | 'serviceName'>,
  id: string,
  known: Baseline | undefined,
  call: CallOptions,
): Promise<Saved> {
  const shown = new Set<string>();
  for (const delay of [...rereadDelaysMs, undefined]) {
    const saved = withLackingParts(await services.api.get(id, call), known);
    const isOld = isStale(saved, known);
    if (!known || !(isOld || showsLess(saved, known))) return saved;
    shown.add(saved.eTag);
    if (delay !== undefined) await waitBeforeRead(services, delay, call);
    else if (!isOld || (shown.size === 1 && !isKnownVersion(known, saved.eTag))) return saved;
  }
  const service = services.serviceName ?? 'Partner Center';
  const message = t(
    'For now, {0} shows an older version of this deal than before. Try again in a few minutes.',
    service,
  );
  throw new ApiError('unavailable', message);
}

/** Whether a version may not show all that it has: parts of the known one are not mentioned. */
function showsLess(saved: Saved, known: Baseline): boolean {
  return saved.lacks !== undefined || vanishedParts(saved.body, known.body).length > 0;
}

/**
 * Whether a version is from before the last one that the service has shown: its date is older, or it is one of the earlier
 * versions and has no later date.
 */
export function isStale(saved: Saved, known: Baseline | undefined): boolean {
  if (!known || isSame(known, saved)) return false;
  if (isOlder(saved.body, known.body)) return true;
  return saved.eTag !== '' && isKnownVersion(known, saved.eTag) && !isOlder(known.body, saved.body);
}

/** One version may have its date more or less exact in different answers. */
function isSame(known: Baseline, { eTag }: Saved): boolean {
  return eTag !== '' && sameETag(known.eTag, eTag);
}

/** Whether an ETag, or the lack of one, is that of a version which the service has shown. */
export function isKnownVersion(known: Baseline, eTag: string): boolean {
  return eTag === '' || [known, ...versionsBefore(known)].some((version) => sameETag(version.eTag, eTag));
}

/** Whether a version is older than another one; one without a date is not. */
export function isOlder(
  body: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, unknown>> | undefined,
): boolean {
  const [time, other] = [timeOf(body.updatedDateTime), timeOf(known?.updatedDateTime)];
  return time < other;
}

/** Waits before a read is repeated; ends early if the call is canceled. */
export async function waitBeforeRead(
  { wait = sleep }: Pick<SyncServices, 'wait'>,
  delayMs: number,
  { signal }: CallOptions,
): Promise<void> {
  await wait(delayMs, signal);
}

async function sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    signal?.addEventListener('abort', done);
  });
}

function timeOf(value: unknown): number {
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}
