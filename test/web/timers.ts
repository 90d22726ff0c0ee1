/** The part of `node:timers/promises` that the suites use, for a host without Node.js. */
export function setTimeout(ms: number): Promise<void> {
  return new Promise((resolve) => {
    globalThis.setTimeout(resolve, ms);
  });
}
