import type { ApiError, ApiErrorDetails, ApiErrorKind } from './apiError';
import type { Answer, Call } from './call';
import { type ErrorBody, errorBody } from './errorBody';
import { failure } from './failure';

/** Codes that mean "not the current version", whatever the status (FACTS.md, section 6). */
const staleCodes = new Set(['preconditionfailed', 'resourcemodified']);

/** So many places are named in a message. */
const shown = 5;

/**
 * The error that an answer without success stands for (FACTS.md, section 6).
 * @param answer its body may be anything
 */
export function answerError(call: Call, answer: Answer): ApiError {
  const { status, headers, clientRequestId } = answer;
  const said = errorBody(json(answer.text));
  const kind = asksForClaims(headers, said.codes) ? 'unauthenticated' : kindOf(status, said.codes);
  const details: ApiErrorDetails = { status, codes: said.codes, clientRequestId };
  const requestId = headers.get('request-id');
  if (requestId) details.requestId = requestId;
  if (said.target) details.target = said.target;
  if (said.targets) details.targets = said.targets;
  const retryAfter = secondsOf(headers.get('retry-after'));
  if (retryAfter !== undefined) details.retryAfter = retryAfter;
  // A write that ended in the service's own failure may have taken effect; 501 says that it has not.
  if (call.method !== 'GET' && (status === 408 || (status >= 500 && status !== 501))) details.mayHaveHappened = true;

  const code = said.codes.at(-1);
  const words = said.message ? ` and says "${said.message}"` : '';
  const where = said.target ? ` at ${said.target}` : '';
  const answered = `the service answered ${status}${code ? ` (${code}${where})` : ''}`;
  switch (kind) {
    case 'unauthenticated':
      return failure(kind, call, `${answered}: it does not accept the sign-in`, 'Sign in again.', details);
    case 'forbidden':
      return failure(
        kind,
        call,
        `${answered}: this account may not do that`,
        'Ask for the role Referrals admin or Referrals user in Partner Center (a new role takes up to an hour), or sign in with another account.',
        details,
      );
    case 'missing':
      return call.subject === 'list'
        ? failure(kind, call, `${answered}: there are no referrals at ${call.host}`, 'Check the endpoint.', details)
        : failure(
            kind,
            call,
            `${answered}: there is no such referral`,
            'Check the id, the service and the account.',
            details,
          );
    case 'stale':
      return failure(
        kind,
        call,
        `${answered}: it was changed since this version was read`,
        'Compare with the version of the service, pull the latest one, and submit again.',
        details,
      );
    case 'throttled':
      return failure(kind, call, `${answered}: too many requests`, again(retryAfter), details);
    case 'timeout':
    case 'unavailable':
      return failure(kind, call, `${answered}: it is not available now`, again(retryAfter), details);
    case 'malformed':
      return failure(
        kind,
        call,
        status >= 300 && status < 400
          ? `the service answered with a redirect (${status}), which is not followed`
          : `the service gave an unexpected answer (${status || 'a redirect'})`,
        'Check the endpoint, and whether a proxy stands in between.',
        details,
      );
    default: {
      const what = call.method === 'GET' && call.subject === 'list' ? 'filter' : 'referral';
      return failure(kind, call, `${answered}${words}${others(said)}`, `Correct the ${what} and try again.`, details);
    }
  }
}

/** Conditional Access wants another sign-in, whatever the status (FACTS.md, section 6). */
function asksForClaims(headers: Headers, codes: readonly string[]): boolean {
  const said = [headers.get('www-authenticate') ?? '', ...codes];
  return said.some((text) => /insufficient_?claims/i.test(text));
}

function kindOf(status: number, codes: readonly string[]): ApiErrorKind {
  if (status >= 400 && status < 500 && codes.some((code) => staleCodes.has(code.toLowerCase()))) return 'stale';
  switch (status) {
    case 401:
      return 'unauthenticated';
    case 403:
      return 'forbidden';
    case 404:
    case 410:
      return 'missing';
    case 408:
      return 'timeout';
    case 412:
    case 428:
      return 'stale';
    case 429:
      return 'throttled';
    default:
      return status >= 500 ? 'unavailable' : status >= 400 ? 'rejected' : 'malformed';
  }
}

/** The places that the message does not speak of. */
function others({ target, targets = [], message = '' }: ErrorBody): string {
  const names = new Set(targets.map((each) => each.target));
  const more = [...names].filter((name) => name !== target && !message.includes(name)).slice(0, shown);
  return more.length > 0 ? `; it names ${more.join(', ')}${names.size > shown + 1 ? ' and more' : ''}` : '';
}

function again(retryAfter: number | undefined): string {
  return retryAfter ? `Try again in ${retryAfter} seconds.` : 'Try again in a few minutes.';
}

/** Seconds of a `Retry-After` header: a number of them, or a date. */
function secondsOf(header: string | null): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds));
  const until = Date.parse(header);
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
