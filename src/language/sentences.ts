/** Joins whole sentences, each translated on its own, into one message; leaves out those that are undefined. */
export function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
