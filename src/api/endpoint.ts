import { t } from '../base/l10n';

/** The base URL of the public service (docs/service.md, "Requests and headers"). */
export const defaultEndpoint = 'https://api.partner.microsoft.com';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Returns the URL of the collection of referrals, without a trailing slash.
 * @param endpoint the host, the versioned base or the collection itself: `https://host`, `https://host/v1.0` or
 *   `https://host/v1.0/engagements/referrals`, with or without slashes at the end
 * @throws Error with a message for the user if it is not a URL, not https (except for loopback), or contains
 *   credentials, a query or a fragment: a token must not be sent anywhere unintended
 */
export function collectionUrl(endpoint: string = defaultEndpoint): URL {
  const url = parse(endpoint.trim());
  if (!url) throw new Error(t('The address "{0}" is not a URL. Use one such as {1}.', endpoint, defaultEndpoint));
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname))) {
    throw new Error(
      t(
        'The address {0} must start with https://. Use http:// only for a sandbox on this computer.',
        url.host || endpoint,
      ),
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new Error(t('Remove the user name, password, query or fragment from the address {0}.', url.host));
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
