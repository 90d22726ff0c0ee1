import { ExactNumber } from './exactJson';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object, and not `null`, a list or a number that keeps its text. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
}
