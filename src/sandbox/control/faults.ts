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

/** A fault with what it has seen so far. */
interface Standing {
  fault: Fault;
  /** Requests that it has let pass, and those that it is still to spoil. */
  passed: number;
  left: number;
  /** When requests within its rate came, in milliseconds. */
  recent: number[];
}

/** The faults that are set, in their order. */
export class FaultList {
  #standing: Standing[] = [];

  /** @param clock milliseconds that only go forward */
  constructor(private readonly clock: () => number = () => performance.now()) {}

  get all(): readonly Fault[] {
    return this.#standing.map(({ fault, left }) => (fault.times === undefined ? fault : { ...fault, times: left }));
  }

  /** The longest lag of a list that is asked for, in milliseconds. */
  get longestLag(): number {
    return Math.max(0, ...this.#standing.map(({ fault }) => fault.listLagMs ?? 0));
  }

  /** Replaces all faults. */
  set(faults: readonly Fault[]): void {
    this.#standing = faults.map((fault) => ({
      fault,
      passed: 0,
      left: fault.times ?? Number.POSITIVE_INFINITY,
      recent: [],
    }));
  }

  /** Returns the first fault for a request, and counts it as used. */
  take(method: string, pathWithQuery: string): Fault | undefined {
    for (const standing of this.#standing) {
      const { fault } = standing;
      if (!matches(fault.match, method, pathWithQuery)) continue;
      if (standing.passed < (fault.after ?? 0)) {
        standing.passed++;
        continue;
      }
      const wait = fault.rate ? this.#waitOf(standing, fault.rate) : 0;
      if (wait === undefined) continue;
      if (--standing.left === 0) this.#standing.splice(this.#standing.indexOf(standing), 1);
      return fault.rate ? { status: 429, retryAfter: wait, ...defined(fault) } : fault;
    }
    return undefined;
  }

  /** Seconds until a request is within the rate again; undefined if this one is. */
  #waitOf(standing: Standing, { requests, seconds }: Rate): number | undefined {
    const now = this.clock();
    standing.recent = standing.recent.filter((time) => now - time < seconds * 1000);
    const [first = now] = standing.recent;
    if (standing.recent.length >= requests) return Math.max(1, Math.ceil(seconds - (now - first) / 1000));
    standing.recent.push(now);
    return undefined;
  }
}

/** Removes undefined properties, which would hide those that are set. */
function defined(fault: Fault): Fault {
  return Object.fromEntries(Object.entries(fault).filter(([, value]) => value !== undefined));
}

function matches(match: FaultMatch | undefined, method: string, pathWithQuery: string): boolean {
  if (match?.method !== undefined && match.method !== method) return false;
  if (match?.path === undefined || pathWithQuery.includes(match.path)) return true;
  try {
    return new RegExp(match.path).test(pathWithQuery);
  } catch {
    return false;
  }
}
