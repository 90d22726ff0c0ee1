import { moveSolutionFields } from '../../domain/referral/moveSolutionFields';
import { changedPaths } from '../compare/changedPaths';
import { sameContent } from '../merge/sameContent';
import { isPart } from '../merge/withUnmentioned';
import { asObject } from '../referral/asObject';
import { payload } from '../referral/payload';
import type { Baseline } from './baseline';
import { versionsBefore } from './earlierVersions';

type Body = Readonly<Record<string, unknown>>;

/**
 * Whether the content of a file shows that it is based on a version, and not on an earlier one. Compares the properties
 * that differ between the two: for each earlier version, the file must have at least one value of the given version and
 * none of the earlier one.
 * @param value the referral in the file, in any spelling
 */
export function derivesFrom(value: unknown, version: Baseline): boolean {
  const [mine, newest] = [contentOf(value), contentOf(version.body)];
  const isWhole = !isPart(mine, newest);
  return versionsBefore(version).every(({ body, partial }) => {
    const earlier = contentOf(body);
    const paths = changedPaths(earlier, newest)
      .map((path) => path.split('/'))
      // Skip what the earlier version, as a row of a list, may only not have shown, and what a partial file does not
      // mention.
      .filter((path) => !partial || at(earlier, path) !== undefined)
      .filter((path) => isWhole || at(mine, path) !== undefined);
    const has = (other: Body) => (path: readonly string[]) => sameContent(at(mine, path), at(other, path));
    return paths.length === 0 || (paths.some(has(newest)) && !paths.some(has(earlier)));
  });
}

/** What users set, with role, area and play at the root. */
function contentOf(value: unknown): Body {
  return moveSolutionFields(payload(value, 'create'), 'root');
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce((owner, name) => asObject(owner)[name], value);
}
