import { collectionUrl } from '../../api/endpoint';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Returns a file name that tells a service from others: its host, and its path if that is not the usual one. The
 * sandboxes of this computer are one, since their ports change.
 */
export function serviceKey(endpoint: string): string {
  const { host, hostname, pathname } = collectionUrl(endpoint);
  if (loopback.test(hostname)) return 'sandbox';
  const own = pathname.replace(/\/v1\.0\/engagements\/referrals$/i, '');
  return `${host}${own}`.toLowerCase().replace(/[^a-z0-9.-]+/g, '_');
}
