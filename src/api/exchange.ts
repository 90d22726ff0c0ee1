import ky, { HTTPError } from 'ky';
import { answerError } from './answerError';
import { ApiError } from './apiError';
import type { Answer, Call } from './call';
import { failure } from './failure';
import { timeoutError, transportError } from './transportError';

export interface ExchangeOptions {
  headers: Record<string, string>;
  body?: string;
  signal?: AbortSignal | undefined;
  timeoutMs: number;
  /** The wait before the first repetition; doubled for the second. */
  retryDelayMs: number;
  newRequestId: () => string;
  fetch?: typeof globalThis.fetch | undefined;
}

/** A repetition waits no longer than this, whatever `Retry-After` says. */
const maxRetryAfterMs = 30_000;

/**
 * One call over HTTP, its answer read to the end. A GET is repeated up to twice when the network or the service fails
 * (429, 502, 503, 504), after the time that `Retry-After` asks for; a write never. Redirects are not followed: they
 * would carry the token elsewhere.
 * @returns an answer with status 2xx
 * @throws ApiError for everything else
 */
export async function exchange(call: Call, url: URL, options: ExchangeOptions): Promise<Answer> {
  if (options.signal?.aborted) throw failure('cancelled', call, 'it was cancelled', '');
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  let clientRequestId = '';
  let answer: Answer | undefined;
  let got: 'nothing' | 'half' = 'nothing';
  try {
    await ky(url, {
      method: call.method,
      headers: options.headers,
      ...(options.body === undefined ? {} : { body: options.body }),
      ...(options.fetch ? { fetch: options.fetch } : {}),
      signal,
      timeout: options.timeoutMs,
      redirect: 'manual',
      credentials: 'omit',
      retry: {
        limit: 2,
        methods: ['get'],
        statusCodes: [429, 502, 503, 504],
        afterStatusCodes: [429, 502, 503, 504],
        maxRetryAfter: maxRetryAfterMs,
        delay: (attempt) => options.retryDelayMs * 2 ** (attempt - 1),
        jitter: (delay) => delay * (0.75 + Math.random() / 2),
        shouldRetry: ({ error }) => (ApiError.is(error) || signal.aborted ? false : undefined),
      },
      hooks: {
        beforeRequest: [
          (request) => {
            got = 'nothing';
            clientRequestId = options.newRequestId();
            request.headers.set('client-request-id', clientRequestId);
          },
        ],
        afterResponse: [
          async (_request, _options, response) => {
            got = 'half';
            const late = (): ApiError => timeoutError(call, clientRequestId);
            const text = await inTime(response.text(), options.timeoutMs, late, stop);
            answer = { status: response.status, headers: response.headers, text, clientRequestId };
          },
        ],
      },
    });
  } catch (thrown) {
    if (thrown instanceof HTTPError && answer) throw answerError(call, answer);
    const cancelled = options.signal?.aborted ?? false;
    throw transportError(call, thrown, { clientRequestId, cancelled, got });
  }
  if (!answer) throw transportError(call, new Error('no answer'), { clientRequestId, cancelled: false, got });
  return answer;
}

/** What `reading` gives, unless it takes longer than `ms`: then the connection is closed and `late()` thrown. */
async function inTime(
  reading: Promise<string>,
  ms: number,
  late: () => ApiError,
  stop: AbortController,
): Promise<string> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(late());
      stop.abort();
    }, ms);
  });
  try {
    return await Promise.race([reading, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
