import { collectionUrl } from '../../api/endpoint';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Returns a file name that identifies a service: its host, and its path if it is not the usual one. All sandboxes on
 * this computer have the same key, because their ports change.
 */
export function serviceKey(endpoint: string): string {
  const { host, hostname, pathname } = collectionUrl(endpoint);
  if (loopback.test(hostname)) return 'sandbox';
  const own = pathname.replace(/\/v1\.0\/engagements\/referrals$/i, '');
  return `${host}${own}`.toLowerCase().replace(/[^a-z0-9.-]+/g, '_');
}
