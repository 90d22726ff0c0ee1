/** Maximum time, in milliseconds, for which work blocks the event loop. */
const slice = 8;

/**
 * Does `work` for each item, a few at a time, and yields to other work every few milliseconds. An error of `work` ends
 * it.
 */
export async function inSlices<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
  { atOnce = 16 }: { atOnce?: number } = {},
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  let begun = performance.now();
  let pause: Promise<void> | undefined;

  async function rest(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    begun = performance.now();
    pause = undefined;
  }

  async function worker(): Promise<void> {
    for (let next = iterator.next(); !next.done; next = iterator.next()) {
      while (performance.now() - begun >= slice) {
        pause ??= rest();
        await pause;
      }
      await work(next.value);
    }
  }

  await Promise.all(Array.from({ length: atOnce }, worker));
}
