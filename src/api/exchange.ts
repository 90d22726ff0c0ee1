import ky, { HTTPError } from 'ky';
import { answerError, notExecuted } from './answerError';
import { ApiError } from './apiError';
import type { Answer, Call } from './call';
import { cancelled } from './failure';
import { isWorthRepeating, passing } from './isWorthRepeating';
import { timeoutError, transportError } from './transportError';

export interface ExchangeOptions {
  headers: Record<string, string>;
  body?: string;
  signal?: AbortSignal | undefined;
  timeoutMs: number;
  /** The wait before the first repetition; doubled for the second. */
  retryDelayMs: number;
  /** A call whose `Retry-After` asks for more fails at once. */
  maxRetryAfterMs: number;
  newRequestId: () => string;
  fetch?: typeof globalThis.fetch | undefined;
}

/**
 * One call over HTTP, its answer read to the end. What is safe to repeat is sent up to twice more: a GET when the network
 * fails, and what `isWorthRepeating` names; after the time that `Retry-After` asks for, else after one that doubles, with
 * jitter. Redirects are not followed: they would carry the token elsewhere.
 * @returns an answer with status 2xx
 * @throws ApiError for everything else
 */
export async function exchange(call: Call, url: URL, options: ExchangeOptions): Promise<Answer> {
  if (options.signal?.aborted) throw cancelled(call);
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
        methods: ['get', 'put', 'patch'],
        statusCodes: [...passing],
        afterStatusCodes: [...passing],
        delay: (attempt) => options.retryDelayMs * 2 ** (attempt - 1),
        jitter: (delay) => delay * (0.75 + Math.random() / 2),
        shouldRetry: ({ error }) => {
          if (ApiError.is(error) || signal.aborted) return false;
          const repeats =
            error instanceof HTTPError
              ? isWorthRepeating(call.method, error.response, options.maxRetryAfterMs)
              : call.method === 'GET';
          // Undefined leaves the wait to ky, which reads Retry-After.
          return repeats ? undefined : false;
        },
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
            const read = inTime(response.text(), options.timeoutMs, late, stop);
            // A status that says enough by itself does not need its body.
            const text = await (notExecuted.includes(response.status) ? read.catch(() => '') : read);
            answer = { status: response.status, headers: response.headers, text, clientRequestId };
          },
        ],
      },
    });
  } catch (thrown) {
    if (thrown instanceof HTTPError && answer) throw answerError(call, answer);
    const isCancelled = options.signal?.aborted ?? false;
    throw transportError(call, thrown, { clientRequestId, cancelled: isCancelled, got });
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
