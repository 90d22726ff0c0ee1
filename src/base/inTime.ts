/**
 * Waits for a promise, but no longer than `limitMs` milliseconds.
 * @param late returns the error to throw after that time
 */
export async function inTime<T>(promise: PromiseLike<T>, limitMs: number, late: () => Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), limitMs);
  });
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
  }
}
