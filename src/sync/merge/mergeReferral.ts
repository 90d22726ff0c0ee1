import { isObject } from '../../base/isObject';
import { isResource, type PropertyType, type Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { alike, isEmptyValue, sameContent } from '../referral/alike';
import { withoutTransport } from '../referral/payload';
import { solutionFieldsLike } from '../referral/solutionFieldsLike';
import { asObject, wireNames } from '../referral/wireNames';
import { type EntryGroup, groupEntries } from './listEntries';
import { agreeSolutionFields, isSolutionAttribute, pickSolution, solutionPaths } from './solutionChoice';
import { isPart, withoutEmptyLists, withUnmentioned } from './withUnmentioned';

/** A path in a referral: wire names and, for list entries, their identities. */
export type MergePath = readonly string[];

/** A value that both sides changed differently. Undefined means that a side does not have it. */
export interface MergeConflict {
  path: MergePath;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

export type Side = 'mine' | 'theirs';

export interface MergeOptions {
  /** Chooses the side for a conflict; `mine` by default. */
  choose?: (conflict: MergeConflict) => Side;
  /**
   * What it means if the file lacks a property of the base: the user `removed` it, or it is `unmentioned` in the file.
   * By default it was removed, unless the file contains only a part of the referral.
   */
  absent?: 'removed' | 'unmentioned';
}

interface MergeResult {
  /** The merged referral, with role, area and play in the same places as in the file. */
  value: Record<string, unknown>;
  conflicts: MergeConflict[];
  /** The paths of values that were taken from the service. */
  taken: MergePath[];
}

/** Properties that have a meaning only together: a change of one counts as a change of all. */
const units: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Referral: [['status', 'substatus', 'statusReason']],
  ReferralDetails: [['dealValue', 'currency']],
  RegistrationContract: [['value', 'currency']],
  SolutionTag: [['price', 'currency']],
};

/**
 * Objects whose properties have a meaning only together, such as an address. For people, this applies only if either
 * side changed one of the listed properties.
 */
const wholes: Readonly<Record<string, readonly string[] | 'any'>> = {
  Address: 'any',
  Consent: 'any',
  InviteContext: 'any',
  Member: ['firstName', 'lastName', 'email'],
};

const absent = Symbol('absent');

/**
 * Merges two versions of a referral with a common base. Combines changes to different properties, and merges lists by
 * the identity of their entries. Takes read-only properties, and those that the file does not mention, from the
 * service.
 * @param base the version that both are based on; if undefined, every difference is a conflict
 * @param mine the file's version, in any spelling
 * @param theirs the service's version
 */
export function mergeReferral(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  { choose = () => 'mine', absent }: MergeOptions = {},
): MergeResult {
  const known = base !== undefined;
  const merge = new Merge(choose, known);
  const read = (value: unknown): Record<string, unknown> => withoutTransport(asObject(wireNames(value)));
  // Merges role, area and play in the places that the service uses.
  const from = read(known ? base : theirs);
  const inFile = agreeSolutionFields(read(mine), from);
  const others = read(theirs);
  const own = solutionFieldsLike(solutionFieldsLike(inFile, from), others) as Record<string, unknown>;
  const common = solutionFieldsLike(read(base), others);
  const whole = known ? common : others;
  const listed = withoutEmptyLists(own, whole);
  const isUnmentioned = !known || (absent ?? (isPart(own, read(base)) ? 'unmentioned' : 'removed')) === 'unmentioned';
  const meant = isUnmentioned ? asObject(withUnmentioned(listed, whole)) : asObject(listed);
  const value = solutionFieldsLike(merge.referral(common, meant, others), inFile);
  return { value, conflicts: merge.conflicts, taken: solutionPaths(merge.taken) };
}

class Merge {
  readonly conflicts: MergeConflict[] = [];
  readonly taken: MergePath[] = [];
  /** The side to take solution area and play from, in any place, if both sides changed them. */
  #solutionSide: Side | undefined;

  constructor(
    readonly choose: (conflict: MergeConflict) => Side,
    readonly known: boolean,
  ) {}

  referral(
    base: Record<string, unknown>,
    mine: Record<string, unknown>,
    theirs: Record<string, unknown>,
  ): Record<string, unknown> {
    const [was, own, others] = [pickSolution(base), pickSolution(mine), pickSolution(theirs)];
    const isConflict = !(same(own, others) || (this.known && (same(was, others) || same(was, own))));
    this.#solutionSide = isConflict ? this.#unitSide(was, own, others, ['solutionArea']) : undefined;
    return this.object(base, mine, theirs, referral, []);
  }

  object(
    base: Record<string, unknown>,
    mine: Record<string, unknown>,
    theirs: Record<string, unknown>,
    type: PropertyType | undefined,
    path: MergePath,
  ): Record<string, unknown> {
    const resource = type && isResource(type) ? type : undefined;
    const merged = new Map<string, unknown>();
    const united = this.#unitSides(base, mine, theirs, resource, path);
    for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
      const property = resource?.property(name);
      const [b, m, t] = [own(base, name), own(mine, name), own(theirs, name)];
      const side = united.get(name);
      const value = property?.readOnly
        ? t
        : side === 'mine'
          ? m
          : side === 'theirs'
            ? this.#take(m, t, [...path, name])
            : this.#value(b, m, t, property?.type, [...path, name]);
      if (value !== absent) merged.set(name, value);
    }
    return Object.fromEntries(merged);
  }

  #value(base: unknown, mine: unknown, theirs: unknown, type: PropertyType | undefined, path: MergePath): unknown {
    if (same(mine, theirs) || (this.known && same(base, theirs))) return mine;
    const isTheirs = this.known && same(base, mine);
    if (!isTheirs && isMixed(mine, theirs, type)) return this.#conflict(base, mine, theirs, path);
    if (isObject(mine) && isObject(theirs)) return this.object(asObject(base), mine, theirs, type, path);
    if (isTheirs) return this.#take(mine, theirs, path);
    if (Array.isArray(mine) && Array.isArray(theirs)) {
      return this.#list(Array.isArray(base) ? base : [], mine, theirs, type, path);
    }
    // Two ways to say nothing, such as `{}` in a row of a list.
    if ([mine, theirs].every((value) => value === absent || isEmptyValue(value))) return theirs;
    return this.#conflict(base, mine, theirs, path);
  }

  #list(
    base: readonly unknown[],
    mine: readonly unknown[],
    theirs: readonly unknown[],
    type: PropertyType | undefined,
    path: MergePath,
  ): unknown {
    const groups = groupEntries(base, mine, theirs, type);
    if (!groups) return this.#conflict(this.known ? base : absent, mine, theirs, path);
    return groups.flatMap((group) => this.#group(group, type, [...path, group.key]));
  }

  #group({ base, mine, theirs }: EntryGroup, type: PropertyType | undefined, path: MergePath): readonly unknown[] {
    const side = isSolutionAttribute(mine[0] ?? theirs[0], type) ? this.#solutionSide : undefined;
    if (side === 'mine') return mine;
    if (side === 'theirs') return this.#take(mine, theirs, path);
    if ([base, mine, theirs].every((entries) => entries.length < 2)) {
      const entry = this.#value(only(base), only(mine), only(theirs), type, path);
      return entry === absent ? [] : [entry];
    }
    // Several entries with the same identity can only be compared together.
    if (same(mine, theirs) || (this.known && same(base, theirs))) return mine;
    if (this.known && same(base, mine)) return this.#take(mine, theirs, path);
    return this.#conflict(base, mine, theirs, path);
  }

  /** Returns the side to take each property of a unit from, which is the same for the whole unit. */
  #unitSides(
    base: Record<string, unknown>,
    mine: Record<string, unknown>,
    theirs: Record<string, unknown>,
    resource: Resource | undefined,
    path: MergePath,
  ): Map<string, Side | undefined> {
    const sides = new Map<string, Side | undefined>();
    for (const names of units[resource?.name ?? ''] ?? []) {
      const pick = (of: Record<string, unknown>) =>
        Object.fromEntries(names.filter((name) => Object.hasOwn(of, name)).map((name) => [name, of[name]]));
      const side = this.#unitSide(pick(base), pick(mine), pick(theirs), [...path, names[0] ?? '']);
      for (const name of names) sides.set(name, side);
    }
    if (resource === referral) for (const name of ['solutionArea', 'solutionPlay']) sides.set(name, this.#solutionSide);
    return sides;
  }

  /** Returns the side to take a unit from, and records a conflict if both sides changed it. */
  #unitSide(
    base: Record<string, unknown>,
    mine: Record<string, unknown>,
    theirs: Record<string, unknown>,
    path: MergePath,
  ): Side {
    if (same(mine, theirs) || (this.known && same(base, theirs))) return 'mine';
    if (this.known && same(base, mine)) return 'theirs';
    const conflict = { path, base: this.known ? base : undefined, mine, theirs };
    this.conflicts.push(conflict);
    return this.choose(conflict);
  }

  #take<T>(mine: T, theirs: T, path: MergePath): T {
    // If only the spelling differs, keeps that of the file.
    if (same(mine, theirs)) return mine;
    this.taken.push(path);
    return theirs;
  }

  #conflict<T>(base: unknown, mine: T, theirs: T, path: MergePath): T {
    const shown = (value: unknown): unknown => (value === absent ? undefined : value);
    const conflict = { path, base: shown(base), mine: shown(mine), theirs: shown(theirs) };
    this.conflicts.push(conflict);
    return this.choose(conflict) === 'mine' ? mine : this.#take(mine, theirs, path);
  }
}

/** Whether merging two objects by property could create one that makes no sense, such as half of each address. */
function isMixed(mine: unknown, theirs: unknown, type: PropertyType | undefined): boolean {
  const resource = type && isResource(type) ? type : undefined;
  const telling = wholes[resource?.name ?? ''];
  if (!telling || !isObject(mine) || !isObject(theirs)) return false;
  const differing = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].filter(
    (name) => !resource?.property(name)?.readOnly && !same(own(mine, name), own(theirs, name)),
  );
  return differing.length > 1 && (telling === 'any' || differing.some((name) => telling.includes(name)));
}

function own(object: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : absent;
}

function only(entries: readonly unknown[]): unknown {
  return entries.length > 0 ? entries[0] : absent;
}

function same(a: unknown, b: unknown): boolean {
  const plain = (value: unknown): unknown => (value === absent ? undefined : value);
  return alike(plain(a), plain(b)) || sameContent(plain(a), plain(b));
}
