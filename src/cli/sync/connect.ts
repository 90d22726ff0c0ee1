import { collectionUrl, defaultEndpoint } from '../../api/endpoint';
import { httpReferralsApi } from '../../api/httpReferralsApi';
import type { ReferralsApi } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import type { Terminal } from '../terminal';
import { UsageError } from '../usageError';

/** The service that a run works with. */
export interface Connected {
  readonly api: ReferralsApi;
  /** Its host, for messages: what is the target must always be clear. */
  readonly host: string;
  /** What messages call it: "the sandbox" or "Partner Center". */
  readonly serviceName: string;
  readonly endpoint: string;
}

/** Maximum wait for `Retry-After`. A pipeline may wait longer than a user in an editor. */
const maxRetryAfterMs = 120_000;

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/**
 * The service at `--endpoint`, with the token of the environment variable REFERRALS_TOKEN; a sandbox on this machine needs
 * none.
 * @throws UsageError for an endpoint that a token must not be sent to, and for a missing token
 */
export function connect(
  given: string | undefined,
  { env = process.env }: Pick<Terminal, 'env'>,
  log: { debug(message: string): void; warn(message: string): void },
): Connected {
  const endpoint = given ?? defaultEndpoint;
  let host: string;
  try {
    host = collectionUrl(endpoint).host;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
  const token = env.REFERRALS_TOKEN?.trim() || (loopback.test(host) ? 'sandbox' : '');
  if (!token) {
    throw new UsageError(t('no access token for {0}; set the environment variable REFERRALS_TOKEN', host));
  }
  const api = httpReferralsApi({ endpoint, token: async () => token, log, maxRetryAfterMs });
  const serviceName = loopback.test(host) ? t('the sandbox') : t('Partner Center');
  return { api, host, serviceName, endpoint };
}
