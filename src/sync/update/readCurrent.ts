import { ApiError } from '../../api/apiError';
import type { CallOptions, Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { sameETag } from '../referral/eTag';
import { type Baseline, versionsBefore } from '../state/baseline';
import type { SyncServices } from '../syncServices';
import { vanishedParts, withLackingParts } from './lackingParts';

/** Waits between reads, in milliseconds. A service that reads from a replica may show a write only after some time. */
export const rereadDelaysMs: readonly number[] = [200, 500, 1000, 2000];

/**
 * Reads a referral, repeatedly if necessary, until it is at least as new and as complete as the last known version. If
 * the service keeps showing an older version that was never seen before, that is the current one: its clock was set
 * back, or the sandbox was reset. Adds properties that the service keeps omitting; see `withLackingParts`.
 * @param known the last known version
 * @throws ApiError of the service; `unavailable` if the service keeps showing a version older than the last known one
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

/** Whether a response may be incomplete: it lacks objects or lists of the last known version. */
function showsLess(saved: Saved, known: Baseline): boolean {
  return saved.lacks !== undefined || vanishedParts(saved.body, known.body).length > 0;
}

/**
 * Whether a version is older than the last known one: its date is older, or it is an earlier known version without a
 * later date.
 */
export function isStale(saved: Saved, known: Baseline | undefined): boolean {
  if (!known || isSame(known, saved)) return false;
  if (isOlder(saved.body, known.body)) return true;
  return saved.eTag !== '' && isKnownVersion(known, saved.eTag) && !isOlder(known.body, saved.body);
}

/**
 * Whether a response has the known version. Compares the ETag, because responses may have dates of different precision.
 */
function isSame(known: Baseline, { eTag }: Saved): boolean {
  return eTag !== '' && sameETag(known.eTag, eTag);
}

/** Whether an ETag is that of the last known version or an earlier one; true for a version without an ETag. */
export function isKnownVersion(known: Baseline, eTag: string): boolean {
  return eTag === '' || [known, ...versionsBefore(known)].some((version) => sameETag(version.eTag, eTag));
}

/** Whether a version has an older date than another one; false if either has no date. */
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
