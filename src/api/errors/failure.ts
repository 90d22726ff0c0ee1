import { t } from '../../base/l10n';
import { ApiError, type ApiErrorDetails, type ApiErrorKind } from '../apiError';

/**
 * Returns an `ApiError` for users: what happened, then what to do. Status, codes and request ids are in the details,
 * for the log and for Microsoft's support.
 * @param happened a sentence
 * @param next one or more sentences; replaced if the call may have taken effect
 */
export function failure(
  kind: ApiErrorKind,
  call: Call,
  [happened, next]: readonly [happened: string, next: string],
  details: ApiErrorDetails = {},
): ApiError {
  const then = details.mayHaveHappened ? doubt(call) : next;
  return new ApiError(kind, [happened, then].filter(Boolean).join(' '), details);
}

function doubt({ method }: Call): string {
  return method === 'POST'
    ? t('The referral may have been created anyway. Submit it again; it is searched for first.')
    : t('The referral may have been updated anyway. Submit it again; the versions are compared first.');
}

/** Returns the error of a call that the user canceled. */
export function cancelled(call: Call, details?: ApiErrorDetails): ApiError {
  return failure('cancelled', call, [t('Canceled.'), ''], details);
}

/** A call of the service, as error messages need it. */
export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Whether the call is about the list or one referral. */
  subject: 'list' | 'referral';
  host: string;
}

/** A response, read to the end. */
export interface TextResponse {
  status: number;
  headers: Headers;
  text: string;
  /** The `client-request-id` of the request. */
  clientRequestId: string;
}
