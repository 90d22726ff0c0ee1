import { ApiError } from '../apiError';

export interface RequestQueueOptions {
  /** Maximum number of requests at a time. */
  maxConcurrent?: number;
  /** Minimum wait after the first refusal. Doubles with each refusal in a row. */
  retryDelayMs?: number;
  /** Maximum wait that the service may ask for. A request that has to wait longer fails at once. */
  maxWaitMs?: number;
  /** How long the service may refuse every request before refused requests fail. */
  maxRefusedMs?: number | undefined;
  /** Called before a wait that is long enough for a user to notice. */
  onWait?: (waitMs: number) => void;
}

interface Turn {
  start(): void;
}

/** Minimum wait to report. */
const minReportedMs = 1000;
const maxBackoffMs = 30_000;
/** Bounds of the pause between the starts of two requests, after a refusal. */
const minIntervalMs = 4;
const maxIntervalMs = 3000;
const slowIntervalMs = 250;
/** Number of successful responses in a row after which one more request may run at a time. */
const answersToSpeedUp = 50;

/**
 * Queues all requests to one service. Sends a request that was refused with 429, and so not executed, again after the
 * wait that the service asks for; all others wait as well. After a refusal, fewer requests run at a time, and at the
 * rate that the service accepted before. Both increase again over time.
 */
export class RequestQueue {
  readonly #options: Required<RequestQueueOptions>;
  readonly #waiting: Turn[] = [];
  /** Number of requests executed since `#countedFrom`. */
  #executed = 0;
  #countedFrom = performance.now();
  #running = 0;
  #concurrent: number;
  #intervalMs = 0;
  #nextStart = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /**
   * Number of refusals handled. Refusals of requests that were sent before the last handled one count as the same
   * refusal.
   */
  #epoch = 0;
  #refusals = 0;
  #refusedSince: number | undefined;
  #sinceRefusal = 0;

  /** @throws RangeError if no request would be allowed */
  constructor(options: RequestQueueOptions = {}) {
    const { maxConcurrent = 6, retryDelayMs = 500, maxWaitMs = 120_000, maxRefusedMs = 120_000 } = options;
    if (!(maxConcurrent >= 1)) throw new RangeError('At least one request must be allowed at a time.');
    const onWait = options.onWait ?? (() => undefined);
    this.#options = { maxConcurrent, retryDelayMs, maxWaitMs, maxRefusedMs, onWait };
    this.#concurrent = maxConcurrent;
  }

  /**
   * Sends a request when its turn comes, and again if it is refused with 429.
   * @throws what `send` throws, or the reason of `signal` if it is aborted while the request waits
   */
  async run<T>(send: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (let isAgain = false; ; isAgain = true) {
      await this.#turn(isAgain, signal);
      const epoch = this.#epoch;
      try {
        const result = await send();
        this.#taken();
        return result;
      } catch (error) {
        if (!ApiError.is(error, 'throttled')) throw error;
        if (!this.#refused(error, epoch)) throw error;
      } finally {
        this.#running--;
        this.#pump();
      }
    }
  }

  /** Calls `onWait` before a wait, unless it is too short to be noticed. */
  reportWait(waitMs: number): void {
    if (waitMs >= minReportedMs) this.#options.onWait(waitMs);
  }

  #turn(isAgain: boolean, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const turn: Turn = {
        start() {
          signal?.removeEventListener('abort', cancel);
          resolve();
        },
      };
      const cancel = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', cancel, { once: true });
      if (isAgain) this.#waiting.unshift(turn);
      else this.#waiting.push(turn);
      this.#pump();
    });
  }

  /** Starts the requests that may start now, and sets a timer for the rest. */
  #pump(): void {
    while (this.#waiting.length > 0 && this.#running < this.#concurrent) {
      const now = performance.now();
      const waitMs = this.#nextStart - now;
      if (waitMs > 0) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#pump(), Math.ceil(waitMs));
        return;
      }
      // Idle time says nothing about the rate that the service allows, so counting starts again.
      if (-waitMs > 1000) {
        this.#countedFrom = now;
        this.#executed = 0;
      }
      this.#nextStart = now + this.#intervalMs;
      this.#running++;
      this.#waiting.shift()?.start();
    }
  }

  #taken(): void {
    this.#executed++;
    this.#refusedSince = undefined;
    this.#refusals = 0;
    // Raises the rate slowly, and faster if it is far too low.
    this.#intervalMs *= this.#intervalMs > slowIntervalMs ? 0.9 : 0.997;
    if (this.#intervalMs < minIntervalMs) this.#intervalMs = 0;
    if (++this.#sinceRefusal % answersToSpeedUp === 0 && this.#concurrent < this.#options.maxConcurrent)
      this.#concurrent++;
  }

  /** @returns whether the request waits and is sent again */
  #refused(error: ApiError, epoch: number): boolean {
    const { retryDelayMs, maxWaitMs, maxRefusedMs } = this.#options;
    const now = performance.now();
    const { retryAfter } = error.details;
    const backoffMs = Math.min(maxBackoffMs, retryDelayMs * 2 ** this.#refusals) * (0.75 + Math.random() / 2);
    const waitMs = Math.max(backoffMs, (retryAfter ?? 0) * 1000);
    this.#refusedSince ??= now;
    if (waitMs > maxWaitMs || now - this.#refusedSince > maxRefusedMs) return false;
    this.#nextStart = Math.max(this.#nextStart, now + waitMs);
    if (epoch !== this.#epoch) return true;
    this.#epoch++;
    this.#refusals++;
    this.#sinceRefusal = 0;
    this.#concurrent = Math.max(1, Math.ceil(this.#concurrent / 2));
    // The number of requests executed, divided by the time including this wait, is about the rate that the service
    // allows.
    const allowedMs = (this.#nextStart - this.#countedFrom) / Math.max(1, this.#executed);
    this.#intervalMs = Math.min(maxIntervalMs, Math.max(this.#intervalMs * 1.25, allowedMs));
    this.#countedFrom = this.#nextStart;
    this.#executed = 0;
    this.reportWait(waitMs);
    return true;
  }
}
