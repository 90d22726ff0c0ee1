import { collectionUrl, defaultEndpoint } from '../../api/endpoint';
import { httpReferralsApi } from '../../api/http/httpReferralsApi';
import { RequestQueue } from '../../api/http/requestQueue';
import type { ReferralsApi } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import * as proxy from '../../base/node/proxyRefusals';
import { type Terminal, UsageError } from '../cliCommand';
import type { Options } from '../options';

/** The service that a run works with. */
interface Connected {
  readonly api: ReferralsApi;
  /** Its host, for messages: what is the target must always be clear. */
  readonly host: string;
  /** What messages call it: "the sandbox" or "Partner Center". */
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

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/**
 * The service at `--endpoint`, with the token of the environment variable REFERRALS_TOKEN; a sandbox on this machine needs
 * none. A proxy is taken from the environment.
 * @param mayLackToken sends requests without a token if there is none, instead of an error
 * @throws UsageError for an endpoint that a token must not be sent to, for a missing token, and for a wrong proxy
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
  const isLocal = loopback.test(host);
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

/** Says that there is no access token for a host, and what to do. */
export function missingToken(host: string): string {
  return t(
    'no access token for {0}; set the environment variable REFERRALS_TOKEN, or run "referrals sandbox" and give its address with --endpoint',
    host,
  );
}

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
