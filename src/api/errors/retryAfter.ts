/** Headers that say when to try again, in the order in which they are believed. */
const names = ['retry-after', 'ratelimit-reset', 'x-ratelimit-reset'] as const;

/** Larger numbers are points in time (Unix seconds), not durations. */
const maxDurationSeconds = 1_000_000_000;

/**
 * Returns the seconds to wait before the next request, as `Retry-After` says (a number or an HTTP date; RFC 9110), else
 * `RateLimit-Reset`. Undefined if no header says it in a form that can be understood.
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
