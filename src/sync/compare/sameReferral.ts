import { isObject } from '../../base/isObject';
import { placeSolutionFields } from '../../domain/referral/placeSolutionFields';
import { sameContent } from '../referral/alike';
import { payload } from '../referral/payload';
import { editedSpellings, type SpelledVersion } from './respellings';

/**
 * Whether two referrals say the same, however they spell it (see `alike`) and wherever they have role, area and play; the
 * ETag, `links` and `@odata.*` do not count.
 * @param compare `all` or, to see whether a change arrived, only what users `set`: nothing that the service sets itself
 */
export function sameReferral(a: unknown, b: unknown, compare: 'all' | 'set' = 'all'): boolean {
  const purpose = compare === 'all' ? 'update' : 'create';
  const { eTag: _one, ...first } = payload(a, purpose);
  const { eTag: _other, ...second } = payload(b, purpose);
  return (
    sameContent(placeSolutionFields(first, second), second) || sameContent(first, placeSolutionFields(second, first))
  );
}

/** Whether a file has a version as it took it: nothing was edited, not even how a text is spelled. */
export function isSameAs(mine: unknown, version: SpelledVersion): boolean {
  return sameReferral(mine, version.body) && editedSpellings(mine, version).length === 0;
}

/**
 * Returns what differs between two referrals with wire names, as paths joined by slashes: `status`, `details/notes`.
 * Lists count as a whole.
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
