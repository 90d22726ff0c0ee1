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
   * Whether this version is known to have been written to the file, so that the user removed what the file lacks. If
   * false, only the ETag shows that it is the file's version.
   */
  isRecorded: boolean;
  /** How the file spelled its texts; see `SpelledVersion`. */
  spellings?: Spellings | undefined;
}

/** A value that an update removes. */
export interface Removal {
  path: MergePath;
  /**
   * Whether it is a whole object, list or list entry, or one of several values that an object lacks. The file may then
   * contain only a part of the referral.
   */
  isWhole: boolean;
}

/** An update before it is sent. */
export interface UpdateDraft {
  /** The service's version with the user's changes, in the places and spellings of the service. */
  wanted: Body;
  /** The service's version that the update is based on, with wire names and without `eTag`, links and annotations. */
  on: Body;
  removals: readonly Removal[];
  /** Properties that the file does not mention, and that stay in the service; see `unmentioned`. */
  kept: readonly MergePath[];
  /** Properties that the user changed, and that are not sent because only the service can set them. */
  unsent: readonly MergePath[];
  /** Properties that changed in the service, and are taken from there. */
  taken: readonly MergePath[];
  conflicts: readonly MergeConflict[];
  /** Texts that are not sent because it is unknown whether the user or the service changed their spelling. */
  unsure: readonly MergePath[];
  /** Whether there are conflicts that the user must decide. */
  isOpen: boolean;
}

interface DraftOptions {
  choose?: ((conflict: MergeConflict) => Side | undefined) | undefined;
  /** Whether all values in the file replace those of the service. */
  overwrite?: boolean;
  /** The place for role, area and play if the service's version has none of them. */
  form?: SolutionFieldsForm | undefined;
}

/**
 * Applies the user's changes to a version of the service. Keeps what the file does not mention, and the places and
 * spellings of all values that the user did not change.
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
 * Returns the properties that a file lacks and that stay in the service, because the file contains only a part of the
 * referral, or because it is unknown whether the file ever had them. In the latter case, returns them only if the
 * update changes something.
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
 * Moves role, area and play to their places in the service's version. If the service lacks one of them, it gets the
 * place of the other two, else `form`.
 */
function inServiceForm(value: Body, on: Body, form: SolutionFieldsForm): Body {
  const places = new Set(solutionFieldNames.map((name) => solutionPlace(on, name)));
  const others = places.has('root') === places.has('attributes') ? form : places.has('root') ? 'root' : 'attributes';
  const lacking = solutionFieldNames.filter((name) => solutionPlace(on, name) === 'nowhere');
  return moveSolutionFields(solutionFieldsLike(value, on), others, lacking);
}

/**
 * Returns the wanted value. Takes the service's spelling and order for all parts with the same content.
 * @param isEdit whether the user changed the spelling of a text
 */
function inPlaceOf(
  wanted: unknown,
  on: unknown,
  type: PropertyType | undefined,
  isEdit: (text: unknown) => boolean,
): unknown {
  // A service may ignore a change of case, so that the value would be sent again with each submit.
  const isTerm = typeof type === 'object' && !isResource(type);
  if (sameExactly(wanted, on) || (isTerm && isNormalized(wanted, on))) return on;
  if (isRespelled(wanted, on)) return isEdit(wanted) ? wanted : on;
  const resource = type && isResource(type) ? type : undefined;
  if (isObject(wanted) && isObject(on)) {
    // Nothing is added by an empty value. A row of a list has `{}` for a list that it does not show.
    const said = Object.entries(wanted).filter(([name, value]) => Object.hasOwn(on, name) || !isEmptyValue(value));
    return Object.fromEntries(
      said.map(([name, value]) => [
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
  // Moving attributes to the root and back changes their order, which has no meaning.
  if (resource?.name === 'Attribute') entries.sort((a, b) => a.index - b.index);
  const values = entries.map(({ value }) => value);
  return sameExactly(values, on) ? on : values;
}

/**
 * Returns the values of the service's version that `wanted` lacks or has empty: `null`, `""`, `[]` and `{}` count like
 * a missing property. Leaves out read-only properties.
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
  // Removing a list entry counts as a change of the list, except if the service keeps more data in the entry, or if the
  // file may never have had it.
  const counts = !isRecorded || resource?.name === 'Registration';
  const keyOf = identitiesIn([on, wanted], type);
  const left = new Map(wanted.map((entry) => [keyOf(entry), entry]));
  return on.flatMap((entry): Removal[] => {
    const key = keyOf(entry);
    if (left.has(key)) return removed(entry, left.get(key), type, [...path, key], isRecorded);
    return counts && wanted.length < on.length ? [{ path: [...path, key], isWhole: true }] : [];
  });
}
