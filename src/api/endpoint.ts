/** The base URL of the public service (FACTS.md, section 1). */
export const defaultEndpoint = 'https://api.partner.microsoft.com';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The URL of the collection of referrals, without a trailing slash.
 * @param endpoint the host, the versioned base or the collection itself: `https://host`, `https://host/v1.0` or
 * `https://host/v1.0/engagements/referrals`, with or without slashes at the end
 * @throws Error with a message for the user, for what is no URL, not https (but for loopback), or holds credentials, a
 * query or a fragment: a token must not go anywhere unintended
 */
export function collectionUrl(endpoint: string = defaultEndpoint): URL {
  const url = parse(endpoint.trim());
  if (!url) throw new Error(`The endpoint "${endpoint}" is not a URL. Write it like ${defaultEndpoint}.`);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname))) {
    throw new Error(`The endpoint ${url.host || endpoint} must begin with https://; http is for this computer only.`);
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new Error(`The endpoint ${url.host} must not hold a user name, a password, a query or a fragment.`);
  }
  url.pathname = collectionPath(url.pathname.replace(/\/+$/, ''));
  return url;
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function collectionPath(path: string): string {
  if (/\/referrals$/i.test(path)) return path;
  if (/\/engagements$/i.test(path)) return `${path}/referrals`;
  if (/\/v\d+(\.\d+)?$/i.test(path)) return `${path}/engagements/referrals`;
  return `${path}/v1.0/engagements/referrals`;
}
