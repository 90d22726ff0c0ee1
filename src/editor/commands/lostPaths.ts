import { changedPaths } from '../../sync/compare/sameReferral';
import { payload } from '../../sync/referral/payload';
import { solutionFieldsLike } from '../../sync/referral/solutionFieldsLike';

/**
 * Returns the paths that are lost when another version of a referral takes the place of this one, such as `name` or
 * `details/notes`.
 * @param base the version that both come from, if known: an unchanged value is not a loss
 */
export function lostPaths(lost: unknown, kept: unknown, base: unknown): string[] {
  const like = (value: unknown) => payload(solutionFieldsLike(payload(value, 'update'), kept), 'create');
  const differ = changedPaths(like(kept), like(lost));
  if (base === undefined) return differ;
  const changed = changedPaths(like(base), like(lost));
  // One of two paths may lead into the value of the other, if that value is not an object on one side.
  const isChanged = (path: string) =>
    changed.some((each) => each === path || each.startsWith(`${path}/`) || path.startsWith(`${each}/`));
  return differ.filter(isChanged);
}
