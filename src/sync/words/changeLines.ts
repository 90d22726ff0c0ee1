import { isObject } from '../../base/isObject';
import { wireNames } from '../referral/wireNames';
import { groupOf, propertyName } from './propertyName';
import { valueText } from './valueText';

/**
 * Returns what changes between two versions of a referral, a line for each property: `deal value: 500,000 CAD → 507,000
 * CAD`.
 * @param paths the properties that differ, such as `details/notes`
 */
export function changeLines(before: unknown, after: unknown, paths: readonly string[]): string[] {
  return groupedPaths(paths).map((path) => {
    const [from, to] = [before, after].map((each) => valueText(valueAt(each, path)));
    // What differs may be left out of both texts.
    return from === to ? propertyName(path.split('/')) : `${propertyName(path.split('/'))}: ${from} → ${to}`;
  });
}

/** Returns the paths, with one for properties that change together, such as a value and its currency. */
export function groupedPaths(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => groupOf(path)[0] ?? path))];
}

/** Returns the value of a property, or of all that change together with it as one object. */
export function valueAt(referral: unknown, path: string): unknown {
  const steps = path.split('/').slice(0, -1);
  let owner: unknown = wireNames(referral);
  for (const step of steps) owner = isObject(owner) && Object.hasOwn(owner, step) ? owner[step] : undefined;
  if (!isObject(owner)) return undefined;
  const names = groupOf(path).map((each) => each.split('/').at(-1) ?? '');
  const own = Object.fromEntries(names.flatMap((name) => (Object.hasOwn(owner, name) ? [[name, owner[name]]] : [])));
  return names.length > 1 && Object.keys(own).length > 0 ? own : own[names[0] ?? ''];
}
