import { isObject } from '../../base/isObject';
import { sameContent } from '../merge/sameContent';

/**
 * What differs between two referrals with wire names, as paths joined by slashes: `status`, `details/notes`. Lists count
 * as a whole.
 */
export function changedPaths(before: unknown, after: unknown, path = ''): string[] {
  if (sameContent(before, after)) return [];
  if (!isObject(before) || !isObject(after)) return [path];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
    changedPaths(own(before, name), own(after, name), path === '' ? name : `${path}/${name}`),
  );
}

function own(value: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}
