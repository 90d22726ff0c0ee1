import { isObject } from '../../base/isObject';

/** Returns the value if it is a JSON object, else an empty one. */
export function asObject(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}
