import { findTooLarge, formatJson, JsonLimitError, parseJson } from '../../base/exactJson';
import { t } from '../../base/l10n';
import { ApiError } from '../apiError';
import { collectionUrl } from '../endpoint';
import { type Call, cancelled, failure, type TextResponse } from '../errors/failure';
import { readEnvelope } from '../odata/listEnvelope';
import { listSearch, nextSearch } from '../odata/listSearch';
import type { CallOptions, Log, Page, ReferralsApi, Saved } from '../referralsApi';
import { type ExchangeOptions, exchange, type ProxyRefusals } from './exchange';
import { ifMatchValue } from './ifMatchValue';
import { isRemoteReferral, savedOf } from './readReferral';
import { repeatRead } from './repeatRead';
import { RequestQueue } from './requestQueue';

export interface HttpReferralsApiOptions {
  /** See `collectionUrl`. */
  endpoint: string;
  /**
   * Returns the access token. With `renew`, returns a new one, because the service refused the last one with
   * `challenge`. Without this function, requests have no token, which is enough to test the connection.
   */
  token?: (options?: { renew?: boolean; challenge?: string }) => Promise<string>;
  log?: Log;
  /** Maximum time until the response to an attempt begins, and from then until it ends. */
  timeoutMs?: number;
  /** Maximum size of a response after decompression. */
  maxResponseBytes?: number;
  maxPages?: number;
  /** Wait before the first retry of a read, unless the service names one. Doubles with each retry. */
  retryDelayMs?: number;
  /** Maximum wait that the service may ask for before a retry. If it asks for more, the read fails. */
  maxWaitMs?: number;
  /** How long the service may refuse every request with 429 before requests fail. */
  maxRefusedMs?: number;
  /** The queue for all requests to the service. Default: a new one. */
  queue?: RequestQueue;
  fetch?: typeof globalThis.fetch | undefined;
  proxy?: ProxyRefusals | undefined;
  newRequestId?: () => string;
}

/** Far above the size of a page of referrals, and low enough to parse without freezing the program. */
const answerLimits = { maxDepth: 200, maxValues: 2_000_000 };

/**
 * Creates a client of the Referrals service over HTTP (docs/service.md).
 * @returns the port; its methods throw only `ApiError`
 * @throws Error for an endpoint that a token must not be sent to; see `collectionUrl`
 */
export function httpReferralsApi(options: HttpReferralsApiOptions): ReferralsApi {
  const collection = collectionUrl(options.endpoint);
  const { host } = collection;
  const { log } = options;
  const settings = {
    timeoutMs: options.timeoutMs ?? 30_000,
    maxBytes: options.maxResponseBytes ?? 64_000_000,
    newRequestId: options.newRequestId ?? (() => crypto.randomUUID()),
    fetch: options.fetch,
    proxy: options.proxy,
  };

  const {
    retryDelayMs = 500,
    maxWaitMs = 30_000,
    queue = new RequestQueue({ retryDelayMs, maxRefusedMs: options.maxRefusedMs }),
  } = options;

  /** Makes a call when its turn in the queue comes. */
  async function send(...[call, path, extra, signal]: Parameters<typeof sendNow>): Promise<TextResponse> {
    try {
      return await queue.run(() => sendNow(call, path, extra, signal), signal);
    } catch (error) {
      // Canceled while waiting: nothing was sent.
      throw ApiError.is(error) ? error : cancelled(call, { cause: error });
    }
  }

  async function sendNow(
    call: Call,
    path: string,
    extra: { ifMatch?: string; prefer?: string; body?: unknown; requestId?: string | undefined },
    signal?: AbortSignal,
  ) {
    const [tooLarge] = findTooLarge(extra.body);
    if (tooLarge) {
      const happened = t('Nothing was sent: {0} is too large for a number.', String(tooLarge));
      throw failure('rejected', call, [happened, t('Write a smaller number, then submit again.')]);
    }
    const url = new URL(collection.href + path);
    const getToken = options.token;
    const first = getToken && (await tokenFor(call, getToken, {}, signal));
    const request = (token: string | undefined): Promise<TextResponse> => {
      const headers: Record<string, string> = { Accept: 'application/json' };
      if (token !== undefined) headers.Authorization = `Bearer ${token}`;
      if (extra.ifMatch) headers['If-Match'] = extra.ifMatch;
      if (extra.prefer) headers.Prefer = extra.prefer;
      if (extra.requestId) headers['request-id'] = extra.requestId;
      const sent: ExchangeOptions = { ...settings, headers, signal };
      if (extra.body !== undefined) {
        headers['Content-Type'] = 'application/json';
        sent.body = formatJson(extra.body);
      }
      const onWait = (waitMs: number): void => queue.reportWait(waitMs);
      return repeatRead(call, () => exchange(call, url, sent), { retryDelayMs, maxWaitMs, onWait, signal });
    };
    const started = Date.now();
    try {
      const answer = await request(first).catch(async (error: unknown) => {
        // A request with a refused token was not executed, so even a create can be sent again.
        if (!getToken || !ApiError.is(error, 'unauthenticated') || error.details.mayHaveHappened) throw error;
        const { challenge } = error.details;
        const wish = { renew: true, ...(challenge && { challenge }) };
        const renewed = await tokenFor(call, getToken, wish, signal);
        if (renewed === first) throw error;
        return request(renewed);
      });
      log?.debug(`${call.method} ${url.pathname}: ${answer.status} in ${Date.now() - started} ms`);
      return answer;
    } catch (error) {
      if (ApiError.is(error)) log?.debug(`${call.method} ${url.pathname}: ${error.kind} in ${Date.now() - started} ms`);
      throw error;
    }
  }

  /** Parses the body of a successful response, which must be JSON. */
  function bodyOf(call: Call, answer: TextResponse): unknown {
    const type = answer.headers.get('content-type');
    if (type && !/\bjson\b/i.test(type))
      throw malformed(call, answer, t('it is {0}, not JSON', type.split(';')[0] ?? ''));
    try {
      return parseJson(answer.text, answerLimits);
    } catch (error) {
      if (error instanceof JsonLimitError)
        throw malformed(call, answer, t('it is nested too deeply, or has too many values'));
      throw malformed(call, answer, answer.text ? t('its JSON is broken or incomplete') : t('it is empty'));
    }
  }

  function saved(call: Call, answer: TextResponse, id?: string): Saved {
    const body = bodyOf(call, answer);
    if (!isRemoteReferral(body)) throw malformed(call, answer, t('it is not a referral with an ID'));
    if (id !== undefined && body.id.toLowerCase() !== id.toLowerCase()) {
      throw malformed(call, answer, t('it is a different referral'));
    }
    return savedOf(body, answer.headers);
  }

  async function get(id: string, { signal }: CallOptions = {}): Promise<Saved> {
    const call: Call = { method: 'GET', subject: 'referral', host };
    return saved(call, await send(call, pathOf(call, id), {}, signal), id);
  }

  async function change(
    method: 'PUT' | 'PATCH',
    id: string,
    sent: { body: unknown; ifMatch: string; prefer?: string },
    signal?: AbortSignal,
  ): Promise<Saved> {
    const call: Call = { method, subject: 'referral', host };
    const ifMatch = ifMatchValue(sent.ifMatch);
    if (!ifMatch) {
      const reason = t('The eTag of the referral is missing or damaged, so a newer version could be overwritten.');
      throw failure('stale', call, [reason, t('Pull the latest version, then submit again.')]);
    }
    const answer = await send(call, pathOf(call, id), { ...sent, ifMatch }, signal);
    if (answer.text !== '') return saved(call, answer, id);
    const read = await get(id, signal ? { signal } : {}).catch(afterUpdate);
    // 204 is the documented response to a PATCH, and valid for a PUT. Any other response without a body proves nothing,
    // and neither does reading the previous version.
    return answer.status === 204 && ifMatchValue(read.eTag) !== ifMatch ? read : { ...read, isInDoubt: true };
  }

  return {
    get,
    ...(options.maxPages && { maxPages: options.maxPages }),

    async listPage(query, next, { signal } = {}) {
      const call: Call = { method: 'GET', subject: 'list', host };
      const answer = await send(call, next ?? listSearch(query), {}, signal);
      const read = readEnvelope(bodyOf(call, answer));
      if (!read) throw malformed(call, answer, t('it is not a list of referrals'));
      const { value, link, unreadLink, count } = read;
      const items = value.filter(isRemoteReferral);
      const unreadable = value.length - items.length;
      const page: Page = { items, ...(unreadable > 0 && { unreadable }), ...(count !== undefined && { count }) };
      if (unreadable > 0) log?.warn(`Left out ${unreadable} of ${value.length} list entries: they have no id.`);
      if (unreadLink !== undefined)
        return { ...page, problem: malformed(call, answer, t('"{0}" cannot be read as a link', unreadLink)) };
      if (!link) return page;
      const following = nextSearch(link, collection);
      return 'problem' in following
        ? { ...page, problem: malformed(call, answer, following.problem) }
        : { ...page, next: following.search };
    },

    async create(body, { signal, requestId } = {}) {
      const call: Call = { method: 'POST', subject: 'list', host };
      const answer = await send(call, '', { body, requestId }, signal);
      const only = saved(call, answer);
      const made = { ...only, isMadeNow: isMadeAt(only.body.createdDateTime, answer.headers.get('date')) };
      const located = locatedId(answer.headers);
      if (located === undefined) return made;
      if (located.toLowerCase() === made.body.id.toLowerCase()) return { ...made, isLocated: true };
      throw malformed(call, answer, t('its Location is that of a different referral'));
    },

    update: (id, body, ifMatch, { signal } = {}) => change('PUT', id, { body, ifMatch }, signal),

    patch: (id, operations, ifMatch, { signal } = {}) =>
      change('PATCH', id, { body: operations, ifMatch, prefer: 'return=representation' }, signal),
  };
}

/** Rethrows an error that occurred after a successful update, so that the update does not seem to have failed. */
function afterUpdate(error: unknown): never {
  if (!ApiError.is(error)) throw error;
  const message =
    error.kind === 'missing'
      ? t('The referral was updated, and can no longer be read. Check whether your account is still in its team.')
      : t("The referral was updated, but its new version couldn't be read. Pull it. {0}", error.message);
  throw new ApiError(error.kind, message, { ...error.details, mayHaveHappened: true });
}

function malformed(call: Call, answer: TextResponse, reason: string): ApiError {
  const requestId = answer.headers.get('request-id');
  return failure(
    'malformed',
    call,
    [
      t('Unexpected response from {0}: {1}.', call.host, reason),
      t('Try again. If it keeps happening, check the address and your proxy.'),
    ],
    {
      status: answer.status,
      clientRequestId: answer.clientRequestId,
      ...(requestId ? { requestId } : {}),
      ...(call.method === 'GET' ? {} : { mayHaveHappened: true }),
    },
  );
}

/** Returns the ID in the `Location` header, which is the last segment of its path; undefined if there is none. */
function locatedId(headers: Headers): string | undefined {
  const path = headers.get('location')?.split(/[?#]/, 1)[0] ?? '';
  const [, last = ''] = /\/referrals\/([^/]+)\/?$/i.exec(path) ?? [];
  try {
    return decodeURIComponent(last) || undefined;
  } catch {
    return undefined;
  }
}

/** Whether a referral was created within a minute of the response with this `Date` header. */
function isMadeAt(created: unknown, date: string | null): boolean {
  return typeof created === 'string' && Math.abs(Date.parse(created) - Date.parse(date ?? '')) < 60_000;
}

/**
 * Returns the path of a referral below the collection. @throws ApiError for `.` and `..`, which would lead elsewhere
 */
function pathOf(call: Call, id: string): string {
  if (id === '' || id === '.' || id === '..' || /\p{Surrogate}/u.test(id)) {
    throw failure('missing', call, [t('"{0}" is not a referral ID.', id), t('Correct the ID.')]);
  }
  return `/${encodeURIComponent(id)}`;
}

async function tokenFor(
  call: Call,
  token: NonNullable<HttpReferralsApiOptions['token']>,
  options: { renew?: boolean; challenge?: string },
  signal?: AbortSignal,
): Promise<string> {
  try {
    // A sign-in can wait for the user without limit, so `signal` must end the wait.
    const value = (await orCancelled(token(options), signal)).trim();
    if (/^[\x21-\x7e]+$/.test(value)) return value;
  } catch (error) {
    if (ApiError.is(error)) throw error;
    if (signal?.aborted) throw cancelled(call, { cause: error });
    const why = error instanceof Error ? error.message.replace(/\.$/, '') : t('unknown reason');
    throw failure('unauthenticated', call, [t('You are not signed in: {0}.', why), t('Sign in and try again.')], {
      cause: error,
    });
  }
  throw failure('unauthenticated', call, [t('No usable access token.'), t('Sign in and try again.')]);
}

async function orCancelled<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return promise;
  signal.throwIfAborted();
  let cancel = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    cancel = () => reject(signal.reason);
    signal.addEventListener('abort', cancel);
  });
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', cancel));
}
