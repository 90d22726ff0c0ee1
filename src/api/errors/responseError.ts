import { t } from '../../base/l10n';
import type { ApiError, ApiErrorDetails, ApiErrorKind } from '../apiError';
import { serviceName } from '../serviceName';
import { type ErrorBody, errorBody } from './errorBody';
import { type Call, failure, type TextResponse } from './failure';

/** Codes that mean "not the current version", whatever the status (docs/service.md, "Errors"). */
const staleCodes = new Set(['preconditionfailed', 'resourcemodified']);

/** Longest wait that a message names, in seconds. */
const maxShownSeconds = 3600;

/** Maximum number of targets that a message names. */
const maxShown = 5;

/**
 * Returns the error of an unsuccessful response (docs/service.md, "Errors").
 * @param answer the response; its body can be any text
 */
export function responseError(call: Call, answer: TextResponse): ApiError {
  const { status, headers, clientRequestId } = answer;
  const said = errorBody(json(answer.text));
  const needsClaims = asksForClaims(headers, said.codes);
  const kind = needsClaims ? 'unauthenticated' : kindOf(call, answer, said.codes);
  const details: ApiErrorDetails = { status, codes: said.codes, clientRequestId };
  const challenge = headers.get('www-authenticate');
  if (needsClaims && challenge) details.challenge = challenge;
  const requestId = headers.get('request-id');
  if (requestId) details.requestId = requestId;
  if (said.target) details.target = said.target;
  if (said.targets) details.targets = said.targets;
  const retryAfter = retryAfterSeconds(headers);
  if (retryAfter !== undefined) details.retryAfter = retryAfter;
  if (mayHaveHappened(call, status, said)) details.mayHaveHappened = true;

  const name = serviceName(call.host);
  const refused = (happened: string, next: string): ApiError => failure(kind, call, [happened, next], details);
  switch (kind) {
    case 'unauthenticated':
      if (lacksMfa(answer.text, said.codes)) {
        return refused(
          t('Your sign-in to {0} was made without multifactor authentication (MFA).', name),
          t('Sign in with MFA and try again. A token for automation must come from a sign-in with MFA, too.'),
        );
      }
      if (needsClaims) {
        return refused(
          t("Your organization's Conditional Access policy asks for another sign-in to {0}.", name),
          t('Sign in again, or ask your administrator.'),
        );
      }
      return refused(t("Your sign-in wasn't accepted by {0}.", name), t('Sign in again.'));
    case 'forbidden':
      return refused(
        t("Your account doesn't have permission to do this in {0}.", name),
        t(
          'Ask for the Referrals admin or Referrals user role, or sign in with another account. A new role can take an hour.',
        ),
      );
    case 'missing':
      return call.subject === 'list'
        ? refused(t('No referrals service found at {0}.', call.host), t('Check the address.'))
        : refused(
            t("The referral wasn't found in {0}.", name),
            t('Check its ID and the account that you are signed in with.'),
          );
    case 'stale':
      return refused(
        t('Someone changed the referral in {0} after you last pulled it.', name),
        t('Compare the versions or pull the latest, then submit again.'),
      );
    case 'throttled':
      return refused(t('Too many requests were sent to {0}.', name), again(retryAfter));
    case 'timeout':
    case 'unavailable':
      return refused(t("Can't use {0} right now (HTTP {1}).", name, status), again(retryAfter));
    case 'malformed':
      return refused(
        status >= 300 && status < 400
          ? t('Unexpected redirect from {0} (HTTP {1}).', call.host, status)
          : t('Unexpected response from {0}.', call.host),
        t('Check the address, and whether a proxy changes responses.'),
      );
    default:
      return refused(rejection(call, said, name, status), isFilter(call) ? t('Correct the filter.') : '');
  }
}

/** Statuses of requests that were not executed, whatever the body says, even if a proxy sent them. */
export const notExecuted: readonly number[] = [401, 403, 407, 413, 429];

/** Statuses of updates that were not executed: the version differs, or the method is unknown. */
const notUpdated: readonly number[] = [412, 428, 501];

/**
 * Whether a write that was not accepted may have taken effect. Only its status, or the service's error object with
 * another 4xx except 408, proves that it was not executed. A proxy can send any other response.
 */
function mayHaveHappened({ method }: Call, status: number, said: ErrorBody): boolean {
  if (method === 'GET' || notExecuted.includes(status)) return false;
  if (method !== 'POST' && notUpdated.includes(status)) return false;
  return status < 400 || status === 408 || status >= 500 || !said.isServiceError;
}

function isFilter({ method, subject }: Call): boolean {
  return method === 'GET' && subject === 'list';
}

/** Returns why a request was rejected: the service's own message, else its code, else the status. */
function rejection(call: Call, said: ErrorBody, name: string, status: number): string {
  const why = (said.message ?? said.codes.at(-1) ?? `HTTP ${status}`).replace(/\.$/, '');
  if (isFilter(call)) return t('The filter was rejected by {0}: {1}.', name, why);
  const targets = otherTargets(said);
  return targets
    ? t('The referral was rejected by {0}: {1}. Check {2}.', name, why, targets)
    : t('The referral was rejected by {0}: {1}.', name, why);
}

/** Whether Conditional Access asks for another sign-in, whatever the status (docs/service.md, "Errors"). */
function asksForClaims(headers: Headers, codes: readonly string[]): boolean {
  const said = [headers.get('www-authenticate') ?? '', ...codes];
  return said.some((text) => /insufficient_?claims/i.test(text));
}

/**
 * Whether the token lacks the MFA claim: Partner Center then sends 401 with this code (Partner Center announcements).
 */
function lacksMfa(text: string, codes: readonly string[]): boolean {
  return codes.includes('900421') || /\b900421\b/.test(text.slice(0, 10_000));
}

function kindOf({ subject }: Call, { status, text }: TextResponse, codes: readonly string[]): ApiErrorKind {
  const saysStale = status >= 400 && status < 500 && codes.some((code) => staleCodes.has(code.toLowerCase()));
  // A list and a create have no version that another one could have replaced.
  if (saysStale || status === 412 || status === 428) return subject === 'list' ? 'rejected' : 'stale';
  switch (status) {
    case 401:
      return 'unauthenticated';
    case 403:
      return 'forbidden';
    case 404:
    case 410:
      // A page of a proxy says nothing of a referral.
      return subject === 'referral' && isPage(text) ? 'malformed' : 'missing';
    case 408:
      return 'timeout';
    case 429:
      return 'throttled';
    default:
      return status >= 500 ? 'unavailable' : status >= 400 ? 'rejected' : 'malformed';
  }
}

/** Whether a body is a web page. */
function isPage(text: string): boolean {
  return text.trimStart().startsWith('<');
}

/** Lists up to five targets that the service's message doesn't mention. */
function otherTargets({ target, targets = [], message = '' }: ErrorBody): string {
  const named = [...(target ? [target] : []), ...targets.map((each) => each.target)];
  const names = [...new Set(named)].filter((place) => place !== 'referral' && !message.includes(place));
  const list = names.slice(0, maxShown).join(', ');
  return names.length > maxShown ? t('{0} and {1} more', list, names.length - maxShown) : list;
}

function again(retryAfter: number | undefined): string {
  if (!retryAfter) return t('Try again in a few minutes.');
  if (retryAfter > maxShownSeconds) return t('Try again later.');
  return retryAfter === 1 ? t('Try again in 1 second.') : t('Try again in {0} seconds.', retryAfter);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Headers that say when to try again; the first one found counts. */
const names = ['retry-after', 'ratelimit-reset', 'x-ratelimit-reset'] as const;

/** Larger numbers are points in time (Unix seconds), not durations. */
const maxDurationSeconds = 1_000_000_000;

/**
 * Returns the seconds to wait before the next request: `Retry-After` (a number or an HTTP date; RFC 9110), else
 * `RateLimit-Reset`. Returns undefined if no header is readable.
 */
export function retryAfterSeconds(headers: Headers, now = Date.now()): number | undefined {
  for (const name of names) {
    const text = headers.get(name)?.trim();
    const seconds = text ? secondsOf(text, now) : undefined;
    if (seconds !== undefined) return seconds;
  }
  return undefined;
}

function secondsOf(text: string, now: number): number | undefined {
  if (/^-?\d+(\.\d+)?$/.test(text)) {
    const number = Number(text);
    const seconds = number > maxDurationSeconds ? number - now / 1000 : number;
    return Math.max(0, Math.ceil(seconds));
  }
  // Every date format of HTTP has a time of day; Date.parse also takes texts such as "soon 1".
  const until = /\d\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - now) / 1000));
}
