import { ApiError } from '../api/apiError';
import type { CallOptions, Saved } from '../api/referralsApi';
import type { PullResult } from './pullResult';
import type { SyncServices } from './syncServices';

/**
 * The service's version of a referral.
 * @param source its id, or the version itself where it was read just now
 * @returns the version, or the result of a pull that ends here
 */
export async function readRemote(
  { api }: SyncServices,
  source: string | Saved,
  call: CallOptions,
): Promise<Saved | Extract<PullResult, { outcome: 'gone' | 'failed' }>> {
  if (typeof source !== 'string') return source;
  try {
    return await api.get(source, call);
  } catch (error) {
    if (ApiError.is(error, 'missing')) return { id: source, outcome: 'gone', message: error.message };
    if (ApiError.is(error)) return { id: source, outcome: 'failed', error, message: error.message };
    throw error;
  }
}
