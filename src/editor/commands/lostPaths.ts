import { changedPaths } from '../../sync/compare/changedPaths';
import { payload } from '../../sync/referral/payload';
import { solutionFieldsLike } from '../../sync/referral/solutionFieldsLike';

/**
 * What of one version of a referral is lost when another one takes its place, as paths: `name`, `details/notes`.
 * @param base the version that both come from, where it is known: what is still as it was there is no loss
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
