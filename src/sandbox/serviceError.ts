/** The error codes of the service (docs/service.md, "Errors"). */
export type ServiceErrorCode =
  | 'accessDenied'
  | 'generalException'
  | 'invalidRequest'
  | 'itemNotFound'
  | 'preconditionFailed'
  | 'resourceModified'
  | 'serviceNotAvailable'
  | 'unauthenticated';

/** The more specific half of an error. */
interface InnerError {
  code: string;
  message: string;
}

/** One of several things that are wrong. */
interface ErrorDetail extends InnerError {
  target: string;
}

interface Details {
  /** Where it arose: a property as a path, a query option or a header. */
  target?: string;
  innerError?: InnerError;
  /** All that is wrong, if that is more than one thing. */
  details?: readonly ErrorDetail[];
  headers?: Readonly<Record<string, string>>;
}

/** An answer of the service that is an error (docs/service.md, "Errors"). */
export class ServiceError extends Error {
  readonly target: string | undefined;
  readonly innerError: InnerError | undefined;
  readonly details: readonly ErrorDetail[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly status: number,
    readonly code: ServiceErrorCode,
    message: string,
    { target, innerError, details, headers = {} }: Details = {},
  ) {
    super(message.slice(0, 1024));
    this.name = 'ServiceError';
    this.target = target;
    this.innerError = innerError;
    this.details = details;
    this.headers = headers;
  }

  /** Creates the error of status 400 for a malformed or invalid request. */
  static invalid(target: string, message: string, inner = 'invalidValue'): ServiceError {
    return new ServiceError(400, 'invalidRequest', message, { target, innerError: { code: inner, message } });
  }

  /** Returns the response: `{ "error": { code, message, target, innerError, details } }`. */
  toResponse(): Response {
    const { code, message, target, innerError, details } = this;
    const error = { code, message, target, innerError, details };
    return new Response(JSON.stringify({ error }), {
      status: this.status,
      headers: { ...this.headers, 'content-type': 'application/json; charset=utf-8' },
    });
  }
}

/** Returns the 405 of a path that knows `allowed` only. */
export function methodNotAllowed(method: string, allowed: readonly string[]): ServiceError {
  return new ServiceError(405, 'invalidRequest', `${method} is not supported here; use ${allowed.join(' or ')}.`, {
    headers: { allow: allowed.join(', ') },
  });
}
