import { isResource } from '../../domain/model/isResource';
import type { PropertyType } from '../../domain/model/resource';
import { moveSolutionFields } from '../../domain/referral/moveSolutionFields';
import { referral } from '../../domain/referral/referral';
import { type SolutionFieldName, type SolutionFieldsForm, solutionFields } from '../../domain/referral/solutionFields';
import { isNormalized } from '../compare/isNormalized';
import { identityOf } from '../merge/identityOf';
import { type MergeConflict, type MergePath, mergeReferral, type Side } from '../merge/mergeReferral';
import { sameContent } from '../merge/sameContent';
import { isPart } from '../merge/withUnmentioned';
import { isEmptyValue } from '../referral/alike';
import { asObject, isObject } from '../referral/asObject';
import { solutionFieldsLike, solutionPlace } from '../referral/solutionFieldsLike';
import { wireNames } from '../referral/wireNames';
import { withoutTransport } from '../referral/withoutTransport';

type Body = Readonly<Record<string, unknown>>;

/** The version that a file is based on. */
export interface UpdateBase {
  body: Body;
  /**
   * Whether the file has taken this version, so that what it lacks was removed by the user; else it is only known to be
   * the file's version by its ETag.
   */
  isRecorded: boolean;
}

/** Something that an update takes away. */
export interface Removal {
  path: MergePath;
  /**
   * Whether it is a whole object, list or entry of a list, or one of several values that an object no longer mentions:
   * the file may hold only a part of it.
   */
  isWhole: boolean;
}

/** What an update makes of the service's version. */
export interface UpdateDraft {
  /** The service's version with the user's changes, in the service's own form. */
  wanted: Body;
  /** The service's version that it is made of, with wire names and without parts of the transport. */
  on: Body;
  removals: readonly Removal[];
  /** What the file no longer mentions, and keeps nevertheless: without it, a file holds only a part of its referral. */
  kept: readonly MergePath[];
  /** What was taken from the service, since it had moved on. */
  taken: readonly MergePath[];
  conflicts: readonly MergeConflict[];
  /** Whether conflicts are left to a person. */
  isOpen: boolean;
}

export interface DraftOptions {
  choose?: ((conflict: MergeConflict) => Side | undefined) | undefined;
  /** Everything that the file mentions counts, whatever the service has. */
  overwrite?: boolean;
  /** The place of role, area and play that this version of the service lacks. */
  form?: SolutionFieldsForm | undefined;
}

/**
 * Puts the user's changes on top of a version of the service. What the file does not mention stays as it is, and so
 * does everything in its place and spelling that the user did not change.
 * @param mine the file's version, in any spelling
 * @param theirs the service's version
 * @param base the version that the file is based on, if it is known
 */
export function draftUpdate(
  mine: unknown,
  theirs: Body,
  base: UpdateBase | undefined,
  { choose, overwrite = false, form = 'root' }: DraftOptions = {},
): UpdateDraft {
  const on = withoutTransport(asObject(wireNames(theirs)));
  let isOpen = false;
  const decide = (conflict: MergeConflict): Side => {
    const side = overwrite ? 'mine' : choose?.(conflict);
    if (side === undefined) isOpen = true;
    return side ?? 'mine';
  };
  const absent = base && !base.isRecorded ? ({ absent: 'unmentioned' } as const) : {};
  const merged = mergeReferral(base?.body, mine, on, { choose: decide, ...absent });
  const value = overwrite ? mergeReferral(undefined, mine, merged.value).value : merged.value;
  const wanted = asObject(inPlaceOf(inServiceForm(value, on, form), on, referral));
  const removals = removed(on, wanted, referral, [], base?.isRecorded === true);
  return {
    wanted,
    on,
    removals,
    kept: base?.isRecorded ? unmentioned(mine, base.body, removals) : [],
    taken: overwrite ? [] : merged.taken,
    conflicts: merged.conflicts,
    isOpen,
  };
}

/** What a file lacks of the version that it is based on, if the rest is only a part of a referral. */
function unmentioned(mine: unknown, base: Body, removals: readonly Removal[]): MergePath[] {
  const own = withoutTransport(asObject(wireNames(mine)));
  const whole = solutionFieldsLike(withoutTransport(asObject(wireNames(base))), own);
  if (!isPart(own, whole)) return [];
  const isTaken = new Set(removals.map(({ path }) => path.join('/')));
  return removed(whole, own, referral, [], true)
    .map(({ path }) => path)
    .filter((path) => !isTaken.has(path.join('/')));
}

/** A referral with role, area and play where the service has them; what it lacks goes to the others, else to `form`. */
function inServiceForm(value: Body, on: Body, form: SolutionFieldsForm): Body {
  const names = Object.keys(solutionFields) as SolutionFieldName[];
  const places = new Set(names.map((name) => solutionPlace(on, name)));
  const others = places.has('root') === places.has('attributes') ? form : places.has('root') ? 'root' : 'attributes';
  const lacking = names.filter((name) => solutionPlace(on, name) === 'nowhere');
  const placed = moveSolutionFields(solutionFieldsLike(value, on), others, lacking);
  return names.filter((name) => solutionPlace(on, name) === 'both').reduce(inBothPlaces, placed);
}

/** A referral with role, area or play also in the place that it does not have it in. */
function inBothPlaces(value: Body, name: SolutionFieldName): Body {
  const place = solutionPlace(value, name);
  if (place === 'root') return { ...moveSolutionFields(value, 'attributes', [name]), [name]: value[name] };
  return place === 'attributes' ? { ...value, [name]: moveSolutionFields(value, 'root', [name])[name] } : value;
}

/** The wanted value, spelled and ordered like the service's wherever both say the same. */
function inPlaceOf(wanted: unknown, on: unknown, type: PropertyType | undefined): unknown {
  // A service may ignore another case of the same value, so that sending it would never end.
  const isTerm = typeof type === 'object' && !isResource(type);
  if (sameContent(wanted, on) || (isTerm && isNormalized(wanted, on))) return on;
  const resource = type && isResource(type) ? type : undefined;
  if (isObject(wanted) && isObject(on)) {
    return Object.fromEntries(
      Object.entries(wanted).map(([name, value]) => [
        name,
        Object.hasOwn(on, name) ? inPlaceOf(value, on[name], resource?.property(name)?.type) : value,
      ]),
    );
  }
  if (!Array.isArray(wanted) || !Array.isArray(on)) return wanted;
  const places = new Map(on.map((entry, index) => [identityOf(entry, type), { entry, index }]));
  const entries = wanted.map((value) => {
    const place = places.get(identityOf(value, type));
    return { value: place ? inPlaceOf(value, place.entry, type) : value, index: place?.index ?? on.length };
  });
  // Attributes moved from the root and back are the same attributes: only for them the order means nothing.
  if (resource?.name === 'Attribute') entries.sort((a, b) => a.index - b.index);
  const values = entries.map(({ value }) => value);
  return sameContent(values, on) ? on : values;
}

/**
 * What `wanted` lacks of the service's version, or has emptied: `null`, `""`, `[]` and `{}` take away as much as a missing
 * property. What the service sets itself is not counted.
 */
function removed(
  on: unknown,
  wanted: unknown,
  type: PropertyType | undefined,
  path: MergePath,
  isRecorded: boolean,
): Removal[] {
  const resource = type && isResource(type) ? type : undefined;
  if (isObject(on) && isObject(wanted)) {
    const filled = Object.entries(on).filter(
      ([name, value]) => !resource?.property(name)?.readOnly && !isEmptyValue(value),
    );
    const isPartOnly = filled.filter(([name]) => !Object.hasOwn(wanted, name)).length > 1;
    return filled.flatMap(([name, value]): Removal[] => {
      const isThere = Object.hasOwn(wanted, name);
      const next = isThere ? wanted[name] : undefined;
      const isWhole = isObject(value) || Array.isArray(value) || (isPartOnly && !isThere);
      if (isEmptyValue(next)) return [{ path: [...path, name], isWhole }];
      return removed(value, next, resource?.property(name)?.type, [...path, name], isRecorded);
    });
  }
  if (!Array.isArray(on) || !Array.isArray(wanted)) return [];
  // An entry that the user took out of a list is a change of the list, unless the service keeps more in it, or the file
  // may never have had it.
  const counts = !isRecorded || resource?.name === 'Registration';
  const left = new Map(wanted.map((entry) => [identityOf(entry, type), entry]));
  return on.flatMap((entry): Removal[] => {
    const key = identityOf(entry, type);
    if (left.has(key)) return removed(entry, left.get(key), type, [...path, key], isRecorded);
    return counts && wanted.length < on.length ? [{ path: [...path, key], isWhole: true }] : [];
  });
}
