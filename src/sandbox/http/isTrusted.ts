import type { IncomingHttpHeaders } from 'node:http';

const loopback = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

/**
 * Whether a request comes from a program on this machine and not from a web page: the Host header must be a loopback
 * address (a page can point a name of its own at 127.0.0.1), and browsers name the page in Origin and Sec-Fetch-Site.
 */
export function isTrusted(headers: IncomingHttpHeaders): boolean {
  const { host, origin } = headers;
  if (!host || !loopback.test(host)) return false;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'none' || site === 'same-origin';
}
