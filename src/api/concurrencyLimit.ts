/** Runs work when its turn comes; rejects with the signal's reason where it is cancelled before that. */
export type Limit = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/**
 * Lets at most `most` pieces of work run at a time; the others wait in the order in which they came.
 * @throws RangeError for less than 1
 */
export function concurrencyLimit(most: number): Limit {
  if (!(most >= 1)) throw new RangeError('At least one call must be allowed at a time.');
  const waiting: (() => void)[] = [];
  let running = 0;

  function turn(signal?: AbortSignal): Promise<void> {
    if (running < most) {
      running++;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        signal?.removeEventListener('abort', cancel);
        resolve();
      };
      const cancel = (): void => {
        waiting.splice(waiting.indexOf(begin), 1);
        reject(signal?.reason);
      };
      waiting.push(begin);
      signal?.addEventListener('abort', cancel, { once: true });
    });
  }

  return async (work, signal) => {
    signal?.throwIfAborted();
    await turn(signal);
    try {
      return await work();
    } finally {
      // Who comes next takes this place, so that nobody can slip in between.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
