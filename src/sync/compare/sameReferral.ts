import { isObject } from '../../base/isObject';
import { placeSolutionFields } from '../../domain/referral/placeSolutionFields';
import { sameContent } from '../referral/alike';
import { payload } from '../referral/payload';
import { editedSpellings, type SpelledVersion } from './respellings';

/**
 * Whether two referrals have the same values. Ignores spellings (see `alike`), the places of role, area and play, the
 * ETag, `links` and `@odata.*`.
 * @param compare `set` ignores read-only properties
 */
export function sameReferral(a: unknown, b: unknown, compare: 'all' | 'set' = 'all'): boolean {
  const purpose = compare === 'all' ? 'update' : 'create';
  const { eTag: _one, ...first } = payload(a, purpose);
  const { eTag: _other, ...second } = payload(b, purpose);
  return (
    sameContent(placeSolutionFields(first, second), second) || sameContent(first, placeSolutionFields(second, first))
  );
}

/** Whether a file has a version unchanged, including the spelling of its texts. */
export function isSameAs(mine: unknown, version: SpelledVersion): boolean {
  return sameReferral(mine, version.body) && editedSpellings(mine, version).length === 0;
}

/**
 * Returns the differences between two referrals with wire names, as paths joined by slashes: `status`, `details/notes`.
 * Compares lists as a whole.
 */
export function changedPaths(before: unknown, after: unknown, path = '', isSame = sameContent): string[] {
  if (isSame(before, after)) return [];
  if (!isObject(before) || !isObject(after)) return [path];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
    changedPaths(own(before, name), own(after, name), path === '' ? name : `${path}/${name}`, isSame),
  );
}

function own(value: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}
