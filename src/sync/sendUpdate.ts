import { ApiError } from '../api/apiError';
import type { CallOptions, ReferralsApi, Saved } from '../api/referralsApi';
import { patchOperations } from './patchOperations';
import { payload } from './payload';
import { solutionFieldsLike } from './solutionFieldsLike';

/** How updates are sent; `auto`: only what changed, where that can be said, else the whole referral. */
export type UpdateMethod = 'auto' | 'patch' | 'put';

/** What is sent, and what of. */
export interface Update {
  id: string;
  /** The file's referral, in any spelling. */
  value: unknown;
  /** The service's version that `eTag` belongs to, where it is known. */
  base?: Readonly<Record<string, unknown>>;
  eTag: string;
}

/**
 * Sends an update with `If-Match`: `PATCH` with what was added or replaced since `base`, where the change is made of
 * that, else `PUT` of the whole (FACTS.md, section 5 and section 15). A service that knows no `PATCH` gets the `PUT`.
 * @throws ApiError as the port does; `rejected` where `patch` is demanded and something was removed
 */
export async function sendUpdate(
  api: ReferralsApi,
  { id, value, base, eTag }: Update,
  method: UpdateMethod,
  call: CallOptions,
): Promise<Saved> {
  const put = (): Promise<Saved> => api.update(id, payload(value, 'update'), eTag, call);
  if (method === 'put') return put();
  const sent = (of: unknown) => api.sentForm?.(payload(of, 'create')) ?? payload(of, 'create');
  const operations = base && patchOperations(sent(base), sent(value));
  if (!operations || operations.length === 0) {
    if (method === 'auto') return put();
    const reason = base
      ? 'it takes something away, or changes only what the service sets'
      : 'the version that it is based on is not known';
    throw new ApiError(
      'rejected',
      `Could not update the referral: the change cannot be sent as PATCH, because ${reason}. Set "referrals.submit.method" to "auto" or "put".`,
    );
  }
  try {
    const saved = await api.patch(id, operations, eTag, call);
    return { ...saved, body: solutionFieldsLike(saved.body, value) };
  } catch (error) {
    const unknown = ApiError.is(error) && (error.details.status === 405 || error.details.status === 501);
    if (method === 'auto' && unknown) return put();
    throw error;
  }
}
