import type { JsonObject } from '../../base/isObject';
import {
  type SolutionEntry,
  type SolutionFieldName,
  type SolutionPlaces,
  solutionFieldNames,
  solutionPlaces,
  withAttributesLike,
  withSolutionField,
} from './solutionFields';

/**
 * Returns a referral with role, area and play in the places that another one has them in (docs/service.md, "Properties"):
 * the two places say the same. An attribute that takes a value from the root is the other referral's, with everything
 * that its service keeps in it. What the other one does not have keeps its place, and so does a value at the root if
 * several attributes may be the one that it stands for.
 * @param referral a referral with wire names
 * @param like another version of it with wire names
 */
export function placeSolutionFields(referral: JsonObject, like: JsonObject): JsonObject {
  const moved = solutionFieldNames.reduce((value, name) => placed(value, like, name), referral);
  return moved === referral ? referral : withAttributesLike(moved, like);
}

function placed(referral: JsonObject, like: JsonObject, name: SolutionFieldName): JsonObject {
  const own = solutionPlaces(referral, name);
  const other = solutionPlaces(like, name);
  const next =
    other.entries.length === 0
      ? other.root === undefined
        ? undefined
        : atRoot(own, other.root)
      : other.root === undefined
        ? own.root === undefined
          ? undefined
          : amongAttributes(own, own.root, other.entries)
        : inBoth(own, other.root, other.entries);
  return next ? withSolutionField(referral, name, next) : referral;
}

/** The root takes the only attribute, or the one that says what the root of the other referral says. */
function atRoot({ root, entries }: SolutionPlaces, like: string): SolutionPlaces | undefined {
  const said = entries.find(({ id }) => id === (root ?? like));
  const entry = root === undefined && entries.length === 1 ? entries[0] : said;
  return entry && { root: entry.id, entries: entries.filter((each) => each !== entry) };
}

/** The value of the root takes the place of the only attribute of the other referral that is not there. */
function amongAttributes(
  { entries }: SolutionPlaces,
  root: string,
  like: readonly SolutionEntry[],
): SolutionPlaces | undefined {
  const missing = without(like, entries);
  const same = missing.find(({ id }) => id === root);
  if (!same && entries.some(({ id }) => id === root)) return { root: undefined, entries };
  const isCertain = missing.length === 1 && without(entries, like).length === 0;
  const entry = same ?? (isCertain ? missing[0] : undefined);
  if (!entry) return undefined;
  const at = like.slice(0, like.indexOf(entry)).filter((each) => !missing.includes(each)).length;
  return { root: undefined, entries: [...entries.slice(0, at), { ...entry, id: root }, ...entries.slice(at)] };
}

/**
 * If both places of the other referral say the same, so do those of this one. If they differ, only the value that is at
 * the root there moves.
 */
function inBoth(
  { root, entries }: SolutionPlaces,
  likeRoot: string,
  like: readonly SolutionEntry[],
): SolutionPlaces | undefined {
  const same = like.find(({ id }) => id === likeRoot);
  if (!same) {
    const entry = root === undefined ? entries.find(({ id }) => id === likeRoot) : undefined;
    return entry && { root: entry.id, entries: entries.filter((each) => each !== entry) };
  }
  if (root === undefined) return entries.length === 1 ? { root: entries[0]?.id, entries } : undefined;
  if (entries.length === 0) return { root, entries: [{ ...same, id: root }] };
  if (entries.some(({ id }) => id === root)) return undefined;
  return { root, entries: entries.map((entry) => (entry.id === likeRoot ? { ...entry, id: root } : entry)) };
}

/** Returns the entries whose IDs others do not have. */
function without(entries: readonly SolutionEntry[], others: readonly SolutionEntry[]): SolutionEntry[] {
  const left = others.map(({ id }) => id);
  return entries.filter(({ id }) => {
    const at = left.indexOf(id);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
