/** Why a call to the service failed, in kinds that callers can act on (docs/service.md, "Errors"). */
export type ApiErrorKind =
  | 'offline' // the service could not be reached, or the connection broke
  | 'timeout' // no complete response in time
  | 'unauthenticated' // 401
  | 'forbidden' // 403
  | 'missing' // 404, 410
  | 'stale' // 412, 428, or 409 resourceModified: the ETag is not the current one
  | 'rejected' // 400, 409, 422 and other 4xx: the request itself is at fault
  | 'throttled' // 429
  | 'unavailable' // 5xx
  | 'malformed' // a response that is incomplete, not JSON or not of the expected form
  | 'cancelled';

/** Kinds after which every further call would fail in the same way, and some of them slowly. */
export const hopeless: readonly ApiErrorKind[] = ['cancelled', 'offline', 'unauthenticated'];

export interface ApiErrorDetails {
  /** HTTP status, if there was a response. */
  status?: number;
  /** The error codes of the service, outermost first: `error.code`, `error.innerError.code`, … */
  codes?: readonly string[];
  /** The property or header that the error is about, as the service spells it. */
  target?: string;
  /** All properties and headers that the response names, also in inner errors and details, for the Problems view. */
  targets?: readonly ErrorTarget[];
  requestId?: string;
  clientRequestId?: string;
  /** The `WWW-Authenticate` header of a response that asks for another sign-in. */
  challenge?: string;
  /** Seconds to wait, from `Retry-After`. */
  retryAfter?: number;
  /** Whether the request may have taken effect although it got no valid response. */
  mayHaveHappened?: boolean;
  cause?: unknown;
}

/** Thrown by every call of the service. `message` tells a user what happened and what to do next. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly kind: ApiErrorKind,
    message: string,
    readonly details: ApiErrorDetails = {},
  ) {
    super(message, { cause: details.cause });
  }

  static is(error: unknown, kind?: ApiErrorKind): error is ApiError {
    return error instanceof ApiError && (kind === undefined || error.kind === kind);
  }
}

/** A property or header that an error response names, with its message. */
export interface ErrorTarget {
  /** As the service spells it: `customerProfile.address.country`, `Team[0].Email`, `/details/currency`, or a header. */
  target: string;
  /** The innermost code for this target, as the service spells it. */
  code?: string;
  message: string;
}
