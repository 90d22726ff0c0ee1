import type { RemoteReferral, Saved } from '../referralsApi';

/** Whether a value is a referral: an object with an `id`. The rest of it may be anything. */
export function isRemoteReferral(value: unknown): value is RemoteReferral {
  return (
    typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && value.id !== ''
  );
}

/**
 * Returns a referral with its ETag: the body's own `eTag`, else the header's; `''` if the service sent neither. A
 * referral without an ETag can be shown and pulled, but not updated until a later response brings one.
 */
export function savedOf(body: RemoteReferral, headers?: Headers): Saved {
  const own = body.eTag;
  return { body, eTag: typeof own === 'string' && own !== '' ? own : (headers?.get('etag') ?? '') };
}
