import { ApiError } from '../../api/apiError';
import type { CallOptions, Saved } from '../../api/referralsApi';
import type { Baseline } from '../state/baseline';
import type { SyncServices } from '../syncServices';
import { isStale, readCurrent } from '../update/readCurrent';
import type { PullResult } from './pullResult';

/**
 * Reads the service's version of a referral.
 * @param source its ID, or the version itself if it was just read
 * @param known the last known version; reads again if `source` is older
 * @returns the version, or the result of the pull if it cannot be read
 */
export async function readRemote(
  services: SyncServices,
  source: string | Saved,
  call: CallOptions,
  known?: Baseline,
): Promise<Saved | Extract<PullResult, { outcome: 'gone' | 'failed' }>> {
  if (typeof source !== 'string' && !isStale(source, known)) return source;
  const id = typeof source === 'string' ? source : source.body.id;
  try {
    return await readCurrent(services, id, known, call);
  } catch (error) {
    if (ApiError.is(error, 'missing')) return { id, outcome: 'gone', message: error.message };
    if (ApiError.is(error)) return { id, outcome: 'failed', error, message: error.message };
    throw error;
  }
}
