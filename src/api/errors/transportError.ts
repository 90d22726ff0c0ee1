import { t } from '../../base/l10n';
import { ApiError } from '../apiError';
import { isSandboxHost, serviceAddress, serviceName } from '../serviceName';
import { type Call, cancelled, failure } from './failure';

/** Codes of failures to make a connection: nothing was sent. */
const notSent =
  /^(PROXY_REFUSED|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS_CERT|BAD_PORT|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/;

/** Codes of a certificate that is not trusted. */
const untrusted = /^(CERT_|ERR_TLS_CERT|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/;

/** Matches the error message of a proxy that refused the connection. */
const refusedByProxy = /^Proxy (response \(\d+\) !== 200 when HTTP Tunneling|Authentication Required \(407\))/;

/**
 * Codes that prove this only if the failed system call is `connect`. An open connection can break with them as well.
 */
const maybeSent = /^(EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EADDRNOTAVAIL)$/;

/**
 * Returns the error of a call without a complete response.
 * @param thrown what the transport threw
 * @param got `half` if the response had begun
 */
export function transportError(
  call: Call,
  thrown: unknown,
  {
    clientRequestId,
    cancelled: isCancelled,
    got,
  }: { clientRequestId: string; cancelled: boolean; got: 'nothing' | 'half' },
): ApiError {
  if (ApiError.is(thrown)) return thrown;
  const write = call.method !== 'GET';
  const { code, call: systemCall } = causeOf(thrown);
  const details = { clientRequestId, cause: thrown, ...(code && { codes: [code] }) };
  const doubtful = { ...details, ...(write ? { mayHaveHappened: true } : {}) };
  if (isCancelled) return cancelled(call, doubtful);
  if (got === 'half') {
    return failure(
      'malformed',
      call,
      [t('The response from {0} was cut off.', serviceName(call.host)), t('Try again.')],
      doubtful,
    );
  }
  if (untrusted.test(code)) {
    return failure(
      'offline',
      call,
      [
        t('The certificate of {0} is not trusted.', call.host),
        t('Trust the certificate of your network on this computer; for the command line, set NODE_EXTRA_CA_CERTS.'),
      ],
      details,
    );
  }
  return failure(
    'offline',
    call,
    [
      t("Can't reach {0}.", serviceAddress(call.host)),
      isSandboxHost(call.host)
        ? t('Start it, or change the address.')
        : t('Check your network, your proxy and the address.'),
    ],
    notSent.test(code) || (maybeSent.test(code) && systemCall === 'connect') ? details : doubtful,
  );
}

/** Returns the error of a call whose response did not arrive completely in time. */
export function timeoutError(call: Call, clientRequestId: string, cause?: unknown): ApiError {
  const details = { clientRequestId, cause, ...(call.method === 'GET' ? {} : { mayHaveHappened: true }) };
  return failure('timeout', call, [t("{0} didn't respond in time.", call.host), t('Try again later.')], details);
}

/**
 * Returns the code of an error or of one of its causes, and the system call that failed; the code is empty if there is
 * none.
 */
function causeOf(thrown: unknown): { code: string; call?: unknown } {
  let error: unknown = thrown;
  for (let depth = 0; error instanceof Error && depth < 5; depth++) {
    if (refusedByProxy.test(error.message)) return { code: 'PROXY_REFUSED' };
    if ('code' in error && typeof error.code === 'string')
      return { code: error.code, call: 'syscall' in error ? error.syscall : undefined };
    // `fetch` refuses ports such as 1 or 22, with an error that has no code.
    if (error.message === 'bad port') return { code: 'BAD_PORT' };
    error = error instanceof AggregateError ? error.errors[0] : error.cause;
  }
  return { code: '' };
}
