/** A piece of work that others may run beside. */
export interface Job<T> {
  /** Jobs that share a key run one after the other, in their order. */
  keys: readonly string[];
  run(): Promise<T>;
}

interface Slot<T> {
  ended?: { result: T } | { error: unknown };
}

/**
 * Begins jobs in their order, several at a time, and yields their results in that order. The first job runs alone: if it
 * fails because everything would, nothing else was tried. After a job that is the last, or that throws, no other is begun.
 * Those under way are always waited for, and their results yielded, before this ends or throws.
 * @param isLast whether no further job should begin after this result
 * @throws what the first failing job threw, or what `jobs` threw, after all results
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
      // Not `yield*`, which would let a job end before it is waited for.
      for (const result of ended()) yield result;
      if (slots.length === 0) break;
      await oneEnds();
    }
    if (failure) throw failure.error;
  } finally {
    // Waits even if the caller wants no more results: no task goes on unnoticed.
    while (running > 0) await oneEnds();
  }
}
