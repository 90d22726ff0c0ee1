import type { RemoteReferral, Saved } from '../referralsApi';

/** Whether a value is a referral: an object with an `id`. Does not check other properties. */
export function isRemoteReferral(value: unknown): value is RemoteReferral {
  return (
    typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && value.id !== ''
  );
}

/**
 * Returns a referral with its ETag: the `eTag` of the body, else the `ETag` header, else `''`. A referral without an
 * ETag can be shown and pulled, but not updated until a later response has one.
 */
export function savedOf(body: RemoteReferral, headers?: Headers): Saved {
  const { eTag } = body;
  return { body, eTag: typeof eTag === 'string' && eTag !== '' ? eTag : (headers?.get('etag') ?? '') };
}
