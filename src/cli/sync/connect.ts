import { collectionUrl, defaultEndpoint } from '../../api/endpoint';
import { httpReferralsApi } from '../../api/http/httpReferralsApi';
import { RequestQueue } from '../../api/http/requestQueue';
import type { ReferralsApi } from '../../api/referralsApi';
import { isSandboxHost } from '../../api/serviceName';
import { t } from '../../base/l10n';
import * as proxy from '../../base/node/proxyRefusals';
import { type Terminal, UsageError } from '../cliCommand';
import type { Options } from '../options';

/** A connection to the service. */
interface Connected {
  readonly api: ReferralsApi;
  /** The host, for messages, so that the target of a run is always clear. */
  readonly host: string;
  /** The name in messages: "the sandbox" or "Partner Center". */
  readonly serviceName: string;
  readonly endpoint: string;
  /** Whether requests have a token. */
  readonly hasToken: boolean;
}

/** The option that chooses the service. */
export const endpointOption = {
  type: 'string',
  value: 'URL',
  help: () => t('address of the service (default Partner Center)'),
} as const satisfies Options[string];

/**
 * Connects to the service at `--endpoint`, with the token in the environment variable REFERRALS_TOKEN, which a sandbox
 * on this computer does not need, and through the proxy of the environment.
 * @param mayLackToken whether to send requests without a token if there is none, instead of throwing
 * @throws UsageError for an endpoint that a token must not be sent to, a missing token, or an invalid proxy
 */
export async function connect(
  given: string | undefined,
  { env = process.env, warn }: Pick<Terminal, 'env' | 'warn'>,
  log: { debug(message: string): void; warn(message: string): void },
  { mayLackToken = false } = {},
): Promise<Connected> {
  const endpoint = given ?? defaultEndpoint;
  let host: string;
  try {
    host = collectionUrl(endpoint).host;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
  if (/^bearer\b/i.test(env.REFERRALS_TOKEN?.trim() ?? ''))
    throw new UsageError(t('REFERRALS_TOKEN starts with "Bearer": set it to the access token alone'));
  const isLocal = isSandboxHost(host);
  const token = env.REFERRALS_TOKEN?.trim() || (isLocal ? 'sandbox' : '');
  if (!token && !mayLackToken) throw new UsageError(missingToken(host));
  const serviceName = isLocal ? t('the sandbox') : t('Partner Center');
  const onWait = (ms: number) => warn(`${t('Waiting {0} s for {1}.', Math.ceil(ms / 1000), serviceName)}\n`);
  const queue = new RequestQueue({ onWait });
  const fetch = await proxyFetch(env, isLocal);
  const signed = token === '' ? {} : { token: async () => token };
  const api = httpReferralsApi({ endpoint, ...signed, log, queue, proxy, ...(fetch && { fetch }) });
  return { api, host, serviceName, endpoint, hasToken: token !== '' };
}

/** Returns the message for a missing access token. */
export function missingToken(host: string): string {
  return t(
    'no access token for {0}; set the environment variable REFERRALS_TOKEN, or run "referrals sandbox" and give its address with --endpoint',
    host,
  );
}

/**
 * Loads undici, the HTTP client of Node.js, because the built-in `fetch` does not support proxies before Node.js 24.
 */
const loadUndici = () => import('undici');

/**
 * Returns a `fetch` that goes through the proxy in HTTPS_PROXY or HTTP_PROXY, except to hosts in NO_PROXY.
 * @returns undefined if no proxy is set, or if the service is on this computer
 * @throws UsageError if the address of the proxy is invalid, or if undici is not installed
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
