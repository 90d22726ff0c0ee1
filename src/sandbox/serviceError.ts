/** The error codes of the service (FACTS.md, section 6). */
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
export interface InnerError {
  code: string;
  message: string;
}

interface Details {
  /** Where it arose: a property as a path, a query option or a header. */
  target?: string;
  innerError?: InnerError;
  headers?: Readonly<Record<string, string>>;
}

/** An answer of the service that is an error (FACTS.md, section 6). */
export class ServiceError extends Error {
  readonly target: string | undefined;
  readonly innerError: InnerError | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly status: number,
    readonly code: ServiceErrorCode,
    message: string,
    { target, innerError, headers = {} }: Details = {},
  ) {
    super(message.slice(0, 1024));
    this.name = 'ServiceError';
    this.target = target;
    this.innerError = innerError;
    this.headers = headers;
  }

  /** A 400: what was sent is malformed or wrong. */
  static invalid(target: string, message: string, inner = 'invalidValue'): ServiceError {
    return new ServiceError(400, 'invalidRequest', message, { target, innerError: { code: inner, message } });
  }

  /** The answer: `{ "error": { code, message, target, innerError } }`. */
  toResponse(): Response {
    const error = { code: this.code, message: this.message, target: this.target, innerError: this.innerError };
    return new Response(JSON.stringify({ error }), {
      status: this.status,
      headers: { ...this.headers, 'content-type': 'application/json; charset=utf-8' },
    });
  }
}
