import { t } from '../../base/l10n';
import { UsageError } from '../usageError';

/** Loads undici, the HTTP client of Node.js: Node's own `fetch` knows no proxy before version 24. */
const loadUndici = () => import('undici');

/**
 * Returns a `fetch` that goes through the proxy in HTTPS_PROXY or HTTP_PROXY, except to hosts in NO_PROXY.
 * @returns undefined if no proxy is set, or if the host is this computer
 * @throws UsageError if the address of the proxy is wrong, or if this copy of the command line has no undici
 */
export async function proxyFetch(
  env: NodeJS.ProcessEnv,
  isLocal: boolean,
  load: typeof loadUndici = loadUndici,
): Promise<typeof globalThis.fetch | undefined> {
  const httpProxy = env.http_proxy || env.HTTP_PROXY || '';
  const httpsProxy = env.https_proxy || env.HTTPS_PROXY || httpProxy;
  if (isLocal || !httpsProxy) return undefined;
  if (!URL.canParse(httpsProxy) || !/^https?:$/.test(new URL(httpsProxy).protocol))
    throw new UsageError(t('HTTPS_PROXY is not an address such as http://proxy.example.com:8080'));
  const undici = await load().catch((cause: unknown) => {
    throw new UsageError(
      t('HTTPS_PROXY is set, but this copy cannot use a proxy; install the command line from npm, or set NO_PROXY'),
      { cause },
    );
  });
  const dispatcher = new undici.EnvHttpProxyAgent({
    httpProxy,
    httpsProxy,
    noProxy: env.no_proxy ?? env.NO_PROXY ?? '',
  });
  const fetchThrough = (url: string | URL, init?: object) => undici.fetch(url, { ...init, dispatcher });
  return fetchThrough as unknown as typeof globalThis.fetch;
}
