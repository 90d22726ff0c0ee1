import { moveSolutionFields } from '../domain/moveSolutionFields';
import { alike } from './alike';
import { isObject } from './asObject';
import { payload } from './payload';

/**
 * Whether two referrals say the same, however they spell it (see `alike`) and wherever they have role, area and play; the
 * ETag, `links` and `@odata.*` do not count.
 * @param compare `all` or, to see whether a change arrived, only what users `set`: nothing that the service sets itself
 */
export function sameReferral(a: unknown, b: unknown, compare: 'all' | 'set' = 'all'): boolean {
  const purpose = compare === 'all' ? 'update' : 'create';
  const { eTag: _one, ...first } = moveSolutionFields(payload(a, purpose), 'root');
  const { eTag: _other, ...second } = moveSolutionFields(payload(b, purpose), 'root');
  return same(first, second);
}

function same(a: unknown, b: unknown): boolean {
  if (alike(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(own(a, key), own(b, key)));
}

function own(value: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
