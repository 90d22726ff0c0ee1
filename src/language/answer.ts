/** What the host says when it is asked; one that fails says nothing. */
export function answer<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
