export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object, and not `null` or a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
