import { t } from '../../base/l10n';
import { type Call, cancelled, failure, type TextResponse } from '../errors/failure';
import { notExecuted, responseError } from '../errors/responseError';
import { timeoutError, transportError } from '../errors/transportError';
import { serviceName } from '../serviceName';

export interface ExchangeOptions {
  headers: Record<string, string>;
  body?: string;
  signal?: AbortSignal | undefined;
  /** Maximum time until the response begins, and from then until it ends. */
  timeoutMs: number;
  /** Maximum size of the response body, after decompression. */
  maxBytes: number;
  newRequestId: () => string;
  fetch?: typeof globalThis.fetch | undefined;
  /** Tells which requests a proxy refused, which `fetch` doesn't report. */
  proxy?: ProxyRefusals | undefined;
}

/** Records requests that a proxy refused with 407, by the value of their `client-request-id` header. */
export interface ProxyRefusals {
  watchProxyRefusals(header: string): void;
  wasProxyRefused(id: string): boolean;
}

/**
 * Sends one request and reads the whole response. Does not follow redirects, which would send the token to another
 * address.
 * @returns a response with status 2xx
 * @throws ApiError for any other status, and without a complete response
 */
export async function exchange(call: Call, url: URL, options: ExchangeOptions): Promise<TextResponse> {
  if (options.signal?.aborted) throw cancelled(call);
  const clientRequestId = options.newRequestId();
  options.proxy?.watchProxyRefusals('client-request-id');
  const stop = new AbortController();
  let isLate = false;
  const startTimer = () =>
    setTimeout(() => {
      isLate = true;
      stop.abort();
    }, options.timeoutMs);
  let timer = startTimer();
  let got: 'nothing' | 'half' = 'nothing';
  let answer: TextResponse;
  try {
    const response = await (options.fetch ?? fetch)(url, {
      method: call.method,
      headers: { ...options.headers, 'client-request-id': clientRequestId },
      ...(options.body === undefined ? {} : { body: options.body }),
      signal: options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal,
      redirect: 'manual',
      credentials: 'omit',
    });
    got = 'half';
    clearTimeout(timer);
    timer = startTimer();
    const reading = readBody(response, options.maxBytes);
    // These statuses are clear without the body, so an error while reading it does not matter.
    const text = await (notExecuted.includes(response.status) ? reading.catch(() => '') : reading);
    answer = { status: response.status, headers: response.headers, text, clientRequestId };
  } catch (thrown) {
    const isCancelled = options.signal?.aborted ?? false;
    if (thrown instanceof TooLarge) throw tooLarge(call, clientRequestId, options.maxBytes);
    if (got === 'nothing' && options.proxy?.wasProxyRefused(clientRequestId))
      throw responseError(call, { status: 407, headers: new Headers(), text: '', clientRequestId });
    if (isLate && !isCancelled) throw timeoutError(call, clientRequestId, thrown);
    throw transportError(call, thrown, { clientRequestId, cancelled: isCancelled, got });
  } finally {
    clearTimeout(timer);
  }
  if (answer.status < 200 || answer.status > 299) throw responseError(call, answer);
  return answer;
}

function tooLarge(call: Call, clientRequestId: string, maxBytes: number): Error {
  const details = { clientRequestId, status: 200, ...(call.method === 'GET' ? {} : { mayHaveHappened: true }) };
  return failure(
    'malformed',
    call,
    [
      t('The response from {0} is larger than {1} MB.', serviceName(call.host), Math.round(maxBytes / 1_000_000)),
      t('Narrow the filter, or raise referrals.limits.responseSize.'),
    ],
    details,
  );
}

/** Thrown by `readBody` for a body that is larger than allowed. */
class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * Reads the body of a response as UTF-8.
 * @param maxBytes counted after decompression, so that a small compressed body cannot fill the memory
 * @throws TooLarge as soon as more has arrived; errors of the connection
 */
async function readBody(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel().catch(() => undefined);
      throw new TooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
}
