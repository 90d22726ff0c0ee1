import { isObject } from '../../base/isObject';
import { changedPaths, sameReferral } from '../compare/sameReferral';
import type { MergePath } from '../merge/mergeReferral';
import { withoutDoubted } from '../merge/withoutDoubted';
import { hasUnshown, withoutUnshown } from '../merge/withoutUnshown';
import { isPart, withUnmentioned } from '../merge/withUnmentioned';
import { alike, sameContent } from '../referral/alike';
import { eTagOf, sameETag } from '../referral/eTag';
import { payload, withoutTransport } from '../referral/payload';
import { solutionFieldsLike } from '../referral/solutionFieldsLike';
import { asObject, wireNames } from '../referral/wireNames';
import {
  type Baseline,
  differsInDate,
  findVersion,
  isNothing,
  isOfDate,
  isRowOf,
  type Version,
  versionsBefore,
} from './baseline';

type Body = Readonly<Record<string, unknown>>;

/**
 * Returns the version that a file is based on: the last known one, or an earlier one with the file's ETag and, if the
 * service changed the content without a new ETag, with its date. Without an ETag, the date or else the content shows
 * whether the file has the last known version, because an old text may have been restored. If the file may come from an
 * incomplete list entry, or has values of another response with the same ETag, the result has only the values that the
 * file certainly had.
 * @param value the referral in the file, in any spelling
 * @param known the last known version
 */
export function recordedBaseline(value: unknown, known: Baseline | undefined): Baseline | undefined {
  const version = known && versionOf(value, known);
  if (!version) return undefined;
  const before = versionsBefore(version);
  const shown = before.filter((each) => isRowOf(each, version));
  const others = before.filter((each) => isOtherContent(each, version));
  if (shown.length + others.length === 0) return version;
  const mine = solutionFieldsLike(asObject(wireNames(value)), version.body);
  const { eTag: _, ...content } = withoutTransport(mine);
  const rows = shown.filter(
    ({ body }) => isNothing(body) || !hasUnshown(content, solutionFieldsLike(body, version.body), version.body),
  );
  const taken = rows.reduce<Body>((body, row) => asObject(withoutUnshown(mine, row.body, body)), version.body);
  const body = others.reduce(
    (surely, other) => asObject(withoutDoubted(mine, solutionFieldsLike(other.body, surely), surely)),
    taken,
  );
  return sameReferral(body, version.body, 'set') ? version : { ...version, body, partial: true };
}

/** Whether another response has the same ETag as a version, and no other date. */
function isOtherContent(other: Version, version: Baseline): boolean {
  return !other.partial && sameETag(other.eTag, version.eTag) && !differsInDate(other, version);
}

function versionOf(value: unknown, known: Baseline): Baseline | undefined {
  const own = eTagOf(value);
  const { updatedDateTime: date } = asObject(wireNames(value));
  if (own) return findVersion(known, own, date);
  const { updatedDateTime: knownDate } = known.body;
  const isKnown = date && knownDate ? alike(date, knownDate) : derivesFrom(value, known);
  return isKnown ? known : undefined;
}

/** Returns the values of the last known version that the file certainly did not have. */
export function untakenOf(recorded: Baseline, known: Baseline | undefined): MergePath[] {
  if (!known || !recorded.partial || known.partial || isOutdated(recorded, known)) return [];
  return changedPaths(payload(recorded.body, 'create'), payload(known.body, 'create')).map((path) => path.split('/'));
}

/** Whether a file is based on a version before the last known one. */
export function isOutdated(recorded: Baseline | undefined, known: Baseline | undefined): boolean {
  if (!recorded || !known) return false;
  if (recorded.eTag !== known.eTag) return true;
  const isEarlier = ({ body, eTag, partial }: Version) =>
    !partial && eTag === known.eTag && isOfDate({ body }, recorded.body.updatedDateTime);
  return differsInDate(recorded, known) && versionsBefore(known).some(isEarlier);
}

/**
 * Whether an update can use the version that a file is based on without reading the referral: it is complete and the
 * last known one, and no update of it is in doubt.
 */
export function isCurrent(recorded: Baseline, known: Baseline | undefined): boolean {
  return !isOutdated(recorded, known) && !recorded.partial && !recorded.tried && recorded.eTag !== '';
}

/**
 * Whether the content of a file shows that it is based on a version: it has the same values, or all values that changed
 * since the known earlier versions, or it is only a part with values to change. Any other text may come from an unknown
 * earlier version, so that its values may not be the user's changes.
 * @param value the referral in the file, in any spelling
 */
function derivesFrom(value: unknown, version: Baseline): boolean {
  const newest = payload(version.body, 'create');
  const mine = solutionFieldsLike(payload(value, 'create'), newest);
  const isWhole = !isPart(mine, newest);
  if (sameContent(isWhole ? mine : withUnmentioned(mine, newest), newest)) return true;
  const isSame = (path: readonly string[]) => sameContent(at(mine, path), at(newest, path));
  const changed = versionsBefore(version).flatMap(({ eTag, body, partial }) => {
    if (isRowOf({ body, eTag, partial }, version)) return [];
    const earlier = solutionFieldsLike(payload(body, 'create'), newest);
    const paths = changedPaths(earlier, newest).map((path) => path.split('/'));
    // Skips values that an earlier list entry may have omitted, and values that a partial file does not mention.
    return paths
      .filter((path) => !partial || at(earlier, path) !== undefined)
      .filter((path) => isWhole || at(mine, path) !== undefined);
  });
  return changed.length > 0 ? changed.every(isSame) : !isWhole && !valuePaths(mine).some(isSame);
}

/** Returns the paths of all values; lists count as a whole. */
function valuePaths(value: unknown): string[][] {
  if (!isObject(value)) return [[]];
  return Object.entries(value).flatMap(([name, each]) => valuePaths(each).map((path) => [name, ...path]));
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce((owner, name) => asObject(owner)[name], value);
}
