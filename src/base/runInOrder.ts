/** A task that may run at the same time as others. */
export interface Job<T> {
  /** Jobs that share a key run one after the other, in order. */
  keys: readonly string[];
  run(): Promise<T>;
}

interface Slot<T> {
  ended?: { result: T } | { error: unknown };
}

/**
 * Starts jobs in order, several at a time, and yields their results in the same order. The first job runs alone, so
 * that an error that affects all jobs occurs only once. Starts no further job after one that throws or whose result is
 * the last. Always waits for running jobs and yields their results before it ends or throws.
 * @param isLast whether no further job should start after this result
 * @throws the error of the first failing job, or of `jobs`, after all results
 */
export async function* runInOrder<T>(
  jobs: Iterable<Job<T>> | AsyncIterable<Job<T>>,
  maxAtATime: number,
  isLast: (result: T) => boolean = () => false,
): AsyncGenerator<T, void, undefined> {
  const slots: Slot<T>[] = [];
  const taken = new Set<string>();
  let running = 0;
  let hasEnded = false;
  let isOver = false;
  let failure: { error: unknown } | undefined;
  let wake = (): void => undefined;
  const oneEnds = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
    });
  const isFree = ({ keys }: Job<T>): boolean =>
    running < (hasEnded ? maxAtATime : 1) && !keys.some((key) => taken.has(key));

  async function begin({ keys, run }: Job<T>): Promise<void> {
    const slot: Slot<T> = {};
    slots.push(slot);
    running++;
    for (const key of keys) taken.add(key);
    try {
      const result = await run();
      slot.ended = { result };
      isOver ||= isLast(result);
    } catch (error) {
      slot.ended = { error };
      isOver = true;
    }
    for (const key of keys) taken.delete(key);
    hasEnded = true;
    running--;
    wake();
  }

  /** Yields the results at the head of the queue. */
  function* ended(): Generator<T, void, undefined> {
    while (slots[0]?.ended) {
      const { ended } = slots[0];
      slots.shift();
      if ('result' in ended) yield ended.result;
      else failure ??= ended;
    }
  }

  try {
    try {
      for await (const job of jobs) {
        for (;;) {
          for (const result of ended()) yield result;
          if (isOver || isFree(job)) break;
          await oneEnds();
        }
        if (isOver) break;
        void begin(job);
      }
    } catch (error) {
      failure ??= { error };
    }
    for (;;) {
      // Not `yield*`: a job could end during it, before `oneEnds` waits for one.
      for (const result of ended()) yield result;
      if (slots.length === 0) break;
      await oneEnds();
    }
    if (failure) throw failure.error;
  } finally {
    // Waits even if the caller stops reading, so that no job continues unnoticed.
    while (running > 0) await oneEnds();
  }
}
