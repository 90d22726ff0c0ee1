/** Which requests a fault is for; what is not said matches all. */
export interface FaultMatch {
  readonly method?: string;
  /** A part of the path with its query, or a regular expression for it. */
  readonly path?: string;
}

/** Something that goes wrong with a request to the service (ARCHITECTURE.md, "Sandbox over HTTP"). */
export interface Fault {
  /** Answer with this status and the service's error body instead of doing what was asked. */
  readonly status?: number;
  /** Value of the Retry-After header, in seconds or as a date. */
  readonly retryAfter?: number | string;
  /** Wait before anything else. */
  readonly delayMs?: number;
  /** End the connection without an answer: before the request is carried out, or after. */
  readonly dropConnection?: 'before' | 'after';
  /** Send half of the answer's body, or this many bytes, and end the connection. */
  readonly truncateBody?: boolean | number;
  /** How many requests it is for; without it all, until it is cleared. */
  readonly times?: number;
  readonly match?: FaultMatch;
}
