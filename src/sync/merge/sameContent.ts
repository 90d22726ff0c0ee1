import { isObject } from '../../base/isObject';
import { alike } from '../referral/alike';

/** Whether two JSON values say the same to the service: see `alike`; the order of properties does not count. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (alike(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameContent(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => sameContent(own(a, key), own(b, key)));
}

function own(value: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
