/** Time that passes only if it is told to, for code that asks `performance.now` and `setTimeout`. */
export function fakeClock() {
  const real = { now: performance.now, setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  const timers = new Map<object, { at: number; run: () => void }>();
  let time = 0;
  performance.now = () => time;
  globalThis.setTimeout = ((run: () => void, delayMs = 0) => {
    const timer = {};
    timers.set(timer, { at: time + delayMs, run });
    return timer;
  }) as typeof setTimeout;
  globalThis.clearTimeout = ((timer: object) => void timers.delete(timer)) as typeof clearTimeout;
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    get now(): number {
      return time;
    },
    /** Lets everything happen that is due until then. */
    async pass(delayMs: number): Promise<void> {
      const end = time + delayMs;
      await settle();
      for (;;) {
        const [next] = [...timers].sort(([, a], [, b]) => a.at - b.at);
        if (!next || next[1].at > end) break;
        timers.delete(next[0]);
        time = next[1].at;
        next[1].run();
        await settle();
      }
      time = end;
    },
    restore(): void {
      performance.now = real.now;
      globalThis.setTimeout = real.setTimeout;
      globalThis.clearTimeout = real.clearTimeout;
    },
  };
}
