import { record, string, unknown } from 'zod/mini';

const fields = record(string(), unknown());

/** An object with its names in lower case; undefined for what is not an object. */
export function lowerCased(value: unknown): Record<string, unknown> | undefined {
  const parsed = fields.safeParse(value);
  if (!parsed.success) return undefined;
  return Object.fromEntries(Object.entries(parsed.data).map(([key, entry]) => [key.toLowerCase(), entry]));
}
