import { ApiError, type ApiErrorDetails, type ApiErrorKind } from './apiError';
import type { Call } from './call';

/**
 * An `ApiError` whose message has the parts of every message of the client: what could not be done, why, what to do
 * next, and the two ids that Microsoft's support asks for (FACTS.md, section 1).
 * @param reason follows a colon, without a full stop
 * @param next one or more whole sentences
 */
export function failure(
  kind: ApiErrorKind,
  call: Call,
  reason: string,
  next: string,
  details: ApiErrorDetails = {},
): ApiError {
  const doubt = details.mayHaveHappened ? `${happened(call)} Refresh before you try again.` : '';
  const ids = [
    details.requestId && `request-id ${details.requestId}`,
    details.clientRequestId && `client-request-id ${details.clientRequestId}`,
  ].filter(Boolean);
  const sentences = [`Could not ${call.purpose}: ${reason}.`, doubt, doubt ? '' : next];
  if (ids.length > 0) sentences.push(`(${ids.join(', ')})`);
  return new ApiError(kind, sentences.filter(Boolean).join(' '), details);
}

function happened(call: Call): string {
  return call.method === 'POST'
    ? 'The referral may have been created all the same.'
    : 'The referral may have been updated all the same.';
}
