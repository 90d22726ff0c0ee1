import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { moveSolutionFields, type SolutionFieldsForm, solutionFieldNames } from '../../domain/referral/solutionFields';
import { isNormalized } from '../compare/isNormalized';
import { editedSpellings, type Spellings, unsureSpellings } from '../compare/respellings';
import { identitiesIn } from '../merge/listEntries';
import { type MergeConflict, type MergePath, mergeReferral, type Side } from '../merge/mergeReferral';
import { isPart } from '../merge/withUnmentioned';
import { isEmptyValue, isRespelled, sameContent, sameExactly } from '../referral/alike';
import { withoutTransport } from '../referral/payload';
import { solutionFieldsLike, solutionPlace } from '../referral/solutionFieldsLike';
import { asObject, wireNames } from '../referral/wireNames';
import { readOnlyChanges } from './handChange';
import { isChange } from './patchOperations';

type Body = Readonly<Record<string, unknown>>;

/** The version that a file is based on. */
export interface UpdateBase {
  body: Body;
  /**
   * Whether the file is known to have taken this version, so that the user removed what the file lacks. If false, only
   * the ETag shows that it is the file's version.
   */
  isRecorded: boolean;
  /** How the file spelled it; see `SpelledVersion`. */
  spellings?: Spellings | undefined;
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
  /** What the file does not mention and the service keeps; see `unmentioned`. */
  kept: readonly MergePath[];
  /** What the user changed, and is not sent because only the service can set it. */
  unsent: readonly MergePath[];
  /** What was taken from the service, since it had moved on. */
  taken: readonly MergePath[];
  conflicts: readonly MergeConflict[];
  /** Texts that are not sent, since it is not known whether the user changed how they are spelled. */
  unsure: readonly MergePath[];
  /** Whether conflicts are left to a person. */
  isOpen: boolean;
}

export interface DraftOptions {
  choose?: ((conflict: MergeConflict) => Side | undefined) | undefined;
  /** Whether everything that the file mentions counts, whatever the service has. */
  overwrite?: boolean;
  /** Place to put role, area and play in if this version of the service has none of them. */
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
  const respelled = base ? editedSpellings(mine, base) : [];
  const isEdit = (text: unknown): boolean => respelled.some((each) => each.mine === text);
  const wanted = asObject(inPlaceOf(inServiceForm(value, on, form), on, referral, isEdit));
  const removals = removed(on, wanted, referral, [], base?.isRecorded === true);
  return {
    wanted,
    on,
    removals,
    kept: unmentioned(mine, base, { on, wanted, removals }),
    unsent: base?.isRecorded ? readOnlyChanges(mine, base.body) : [],
    taken: overwrite ? [] : merged.taken,
    conflicts: merged.conflicts,
    unsure: base ? unsureSpellings(mine, base) : [],
    isOpen,
  };
}

/**
 * Returns what a file lacks and the service keeps: if the file holds only a part of the referral, or if the user changes
 * something and it is unknown whether the file ever had it.
 */
function unmentioned(
  mine: unknown,
  base: UpdateBase | undefined,
  { on, wanted, removals }: Pick<UpdateDraft, 'on' | 'wanted' | 'removals'>,
): MergePath[] {
  const isRecorded = base?.isRecorded === true;
  const own = withoutTransport(asObject(wireNames(mine)));
  const whole = solutionFieldsLike(isRecorded ? withoutTransport(asObject(wireNames(base.body))) : on, own);
  if (isRecorded ? !isPart(own, whole) : !isChange({ on, wanted })) return [];
  const isTaken = new Set(removals.map(({ path }) => path.join('/')));
  return removed(whole, own, referral, [], isRecorded)
    .map(({ path }) => path)
    .filter((path) => !isTaken.has(path.join('/')));
}

/**
 * Moves role, area and play to the places that the service has them in. Those that the service lacks get the place of
 * the others, else `form`.
 */
function inServiceForm(value: Body, on: Body, form: SolutionFieldsForm): Body {
  const places = new Set(solutionFieldNames.map((name) => solutionPlace(on, name)));
  const others = places.has('root') === places.has('attributes') ? form : places.has('root') ? 'root' : 'attributes';
  const lacking = solutionFieldNames.filter((name) => solutionPlace(on, name) === 'nowhere');
  return moveSolutionFields(solutionFieldsLike(value, on), others, lacking);
}

/**
 * The wanted value, spelled and ordered like the service's wherever both say the same.
 * @param isEdit whether the user changed only how a text is spelled
 */
function inPlaceOf(
  wanted: unknown,
  on: unknown,
  type: PropertyType | undefined,
  isEdit: (text: unknown) => boolean,
): unknown {
  // A service may ignore another case of the same value, so that sending it would never end.
  const isTerm = typeof type === 'object' && !isResource(type);
  if (sameExactly(wanted, on) || (isTerm && isNormalized(wanted, on))) return on;
  if (isRespelled(wanted, on)) return isEdit(wanted) ? wanted : on;
  const resource = type && isResource(type) ? type : undefined;
  if (isObject(wanted) && isObject(on)) {
    return Object.fromEntries(
      Object.entries(wanted).map(([name, value]) => [
        name,
        Object.hasOwn(on, name) ? inPlaceOf(value, on[name], resource?.property(name)?.type, isEdit) : value,
      ]),
    );
  }
  if (!Array.isArray(wanted) || !Array.isArray(on)) return wanted;
  if (sameContent(wanted, on)) return wanted.map((entry, index) => inPlaceOf(entry, on[index], type, isEdit));
  const keyOf = identitiesIn([on, wanted], type);
  const places = new Map(on.map((entry, index) => [keyOf(entry), { entry, index }]));
  const entries = wanted.map((value, index) => {
    const place = places.get(keyOf(value));
    return { value: place ? inPlaceOf(value, place.entry, type, isEdit) : value, index: place?.index ?? index };
  });
  // Moving attributes to the root and back changes only their order, which means nothing for attributes.
  if (resource?.name === 'Attribute') entries.sort((a, b) => a.index - b.index);
  const values = entries.map(({ value }) => value);
  return sameExactly(values, on) ? on : values;
}

/**
 * Returns what `wanted` lacks of the service's version, or has emptied: `null`, `""`, `[]` and `{}` remove as much as a
 * missing property. Leaves out what only the service sets.
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
  // Removing an entry of a list only changes the list, unless the service keeps more in the entry, or the file may
  // never have had it.
  const counts = !isRecorded || resource?.name === 'Registration';
  const keyOf = identitiesIn([on, wanted], type);
  const left = new Map(wanted.map((entry) => [keyOf(entry), entry]));
  return on.flatMap((entry): Removal[] => {
    const key = keyOf(entry);
    if (left.has(key)) return removed(entry, left.get(key), type, [...path, key], isRecorded);
    return counts && wanted.length < on.length ? [{ path: [...path, key], isWhole: true }] : [];
  });
}
