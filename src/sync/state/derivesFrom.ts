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
 * Whether the content of a file shows that it is based on a version, not on one before it. Of what an earlier version has
 * otherwise, the file must have something as the given version has it, and nothing as the earlier one.
 * @param value the referral in the file, in any spelling
 */
export function derivesFrom(value: unknown, version: Baseline): boolean {
  const [mine, newest] = [contentOf(value), contentOf(version.body)];
  const isWhole = !isPart(mine, newest);
  return versionsBefore(version).every(({ body, partial }) => {
    const earlier = contentOf(body);
    const paths = changedPaths(earlier, newest)
      .map((path) => path.split('/'))
      // What a list did not show may have been there, and what a part does not mention tells nothing.
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
