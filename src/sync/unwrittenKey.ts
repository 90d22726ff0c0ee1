/**
 * The key of a note about a create: the same kind and content give the same key, after a restart as well.
 * @returns `unwritten-` and 64 hexadecimal digits
 */
export async function unwrittenKey(
  kind: 'file' | 'content' | 'reference' | 'name' | 'turn' | 'created',
  content: unknown,
): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([kind, sorted(content)]));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `unwritten-${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, entry]) => [key, sorted(entry)]);
}
