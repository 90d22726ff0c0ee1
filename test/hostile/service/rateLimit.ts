import { type Answer, refusal } from './answer';
import type { Knobs } from './knobs';

/** Refuses requests above a number a second, counted in whole seconds. */
export class RateLimit {
  #second = 0;
  #count = 0;

  constructor(readonly knobs: Knobs) {}

  /** Returns the 429, or undefined if the request may pass. */
  check(): Answer | undefined {
    const { perSecond, retryAfter, retrySeconds } = this.knobs;
    if (perSecond === 0) return undefined;
    const second = Math.floor(Date.now() / 1000);
    if (second !== this.#second) [this.#second, this.#count] = [second, 0];
    this.#count++;
    if (this.#count <= perSecond) return undefined;
    const at = Date.now() + retrySeconds * 1000;
    const headers: Record<typeof retryAfter, Record<string, string>> = {
      seconds: { 'Retry-After': String(retrySeconds) },
      date: { 'Retry-After': new Date(at).toUTCString() },
      garbage: { 'Retry-After': 'soon' },
      reset: { 'RateLimit-Reset': String(retrySeconds) },
      epoch: { 'RateLimit-Reset': String(Math.ceil(at / 1000)) },
      none: {},
    };
    return { ...refusal(429, 'tooManyRequests', 'Too many requests.'), headers: headers[retryAfter] };
  }
}
