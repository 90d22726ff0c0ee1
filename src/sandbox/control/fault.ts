/** Which requests a fault is for; what is not said matches all. */
export interface FaultMatch {
  readonly method?: string;
  /** A part of the path with its query, or a regular expression for it. */
  readonly path?: string;
}

/** How many requests are taken in a time. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/** Something that goes wrong with a request to the service (docs/service.md, "Control paths of the sandbox"). */
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
  /** Answer with a redirect to this address; `status` says which, 302 if it does not. */
  readonly redirect?: string;
  /** Send the answer with this content type; instead of JSON, a page of a proxy comes with `text/html`. */
  readonly contentType?: string;
  /** Give every page of a list this address as that of the next one, or `loop`: the page itself, for ever. */
  readonly nextLink?: string;
  /** Answer a list as it was this long ago: what was created or changed since is missing or old. */
  readonly listLagMs?: number;
  /** Leave these properties out of the rows of a list; `customerProfile.ids` is `{}` then. */
  readonly partialList?: readonly string[];
  /** Only what goes beyond so many requests in so many seconds fails: 429 with Retry-After if nothing else is said. */
  readonly rate?: Rate;
  /** How many requests are let pass first. */
  readonly after?: number;
  /** How many requests it is for; without it all, until it is cleared. */
  readonly times?: number;
  readonly match?: FaultMatch;
}
