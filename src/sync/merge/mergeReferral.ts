import { isResource } from '../../domain/isResource';
import { referral } from '../../domain/referral';
import type { PropertyType, Resource } from '../../domain/resource';
import { alike } from '../alike';
import { asObject, isObject } from '../asObject';
import { solutionFieldsLike } from '../solutionFieldsLike';
import { wireNames } from '../wireNames';
import { withoutTransport } from '../withoutTransport';
import { identityOf } from './identityOf';
import { sameContent } from './sameContent';

/** A path from the referral: wire names, and for entries of lists what tells them apart. */
export type MergePath = readonly string[];

/** What both have changed, and differently; undefined stands for what a side does not have. */
export interface MergeConflict {
  path: MergePath;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

export type Side = 'mine' | 'theirs';

export interface MergeResult {
  /** The merged referral; where there are conflicts, with the side that was chosen for each. */
  value: Record<string, unknown>;
  conflicts: MergeConflict[];
  /** What was taken from the service. */
  taken: MergePath[];
}

/** Properties that mean something together only: a change of one is a change of all. */
const units: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Referral: [
    ['status', 'substatus', 'statusReason'],
    ['solutionArea', 'solutionPlay'],
  ],
  ReferralDetails: [['dealValue', 'currency']],
};

const absent = Symbol('absent');

/**
 * Merges two versions of a referral that come from one: changes to different properties go together, lists are merged
 * by what tells their entries apart. What the service sets itself is taken from it.
 * @param base the version that both come from; where it is not known, all that differs is a conflict
 * @param mine the file's version, in any spelling
 * @param theirs the service's version
 * @param choose which side a conflict takes; the file's where not given
 */
export function mergeReferral(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  choose: (conflict: MergeConflict) => Side = () => 'mine',
): MergeResult {
  const merge = new Merge(choose, base !== undefined);
  const read = (value: unknown): Record<string, unknown> => withoutTransport(asObject(wireNames(value)));
  const own = read(mine);
  const others = solutionFieldsLike(read(theirs), own);
  const common = solutionFieldsLike(solutionFieldsLike(read(base), others), own);
  const value = merge.object(common, own, others, referral, []);
  return { value, conflicts: merge.conflicts, taken: merge.taken };
}

class Merge {
  readonly conflicts: MergeConflict[] = [];
  readonly taken: MergePath[] = [];

  constructor(
    readonly choose: (conflict: MergeConflict) => Side,
    readonly known: boolean,
  ) {}

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
    if (isObject(mine) && isObject(theirs)) return this.object(asObject(base), mine, theirs, type, path);
    if (this.known && same(base, mine)) return this.#take(mine, theirs, path);
    if (Array.isArray(mine) && Array.isArray(theirs)) {
      return this.#list(Array.isArray(base) ? base : [], mine, theirs, type, path);
    }
    return this.#conflict(base, mine, theirs, path);
  }

  #list(
    base: readonly unknown[],
    mine: readonly unknown[],
    theirs: readonly unknown[],
    type: PropertyType | undefined,
    path: MergePath,
  ): unknown[] {
    const [was, own, other] = [keyed(base, type), keyed(mine, type), keyed(theirs, type)];
    const merged: unknown[] = [];
    for (const key of new Set([...own.keys(), ...other.keys()])) {
      const entry = this.#value(at(was, key), at(own, key), at(other, key), type, [...path, key]);
      if (entry !== absent) merged.push(entry);
    }
    return merged;
  }

  /** For each property of a unit that both changed or one did: the side that the whole unit takes. */
  #unitSides(
    base: Record<string, unknown>,
    mine: Record<string, unknown>,
    theirs: Record<string, unknown>,
    resource: Resource | undefined,
    path: MergePath,
  ): Map<string, Side> {
    const sides = new Map<string, Side>();
    for (const names of units[resource?.name ?? ''] ?? []) {
      const changed = (side: Record<string, unknown>, other: Record<string, unknown>) =>
        names.some((name) => !same(own(side, name), own(other, name)));
      let side: Side = 'mine';
      if (changed(mine, theirs) && (!this.known || changed(base, theirs))) {
        side = 'theirs';
        if (!this.known || changed(base, mine)) {
          const pick = (of: Record<string, unknown>) =>
            Object.fromEntries(names.filter((name) => Object.hasOwn(of, name)).map((name) => [name, of[name]]));
          const [first = ''] = names;
          const conflict = {
            path: [...path, first],
            base: this.known ? pick(base) : undefined,
            mine: pick(mine),
            theirs: pick(theirs),
          };
          this.conflicts.push(conflict);
          side = this.choose(conflict);
        }
      }
      for (const name of names) sides.set(name, side);
    }
    return sides;
  }

  #take(mine: unknown, theirs: unknown, path: MergePath): unknown {
    if (!same(mine, theirs)) this.taken.push(path);
    // What is only spelled otherwise keeps the file's spelling.
    return same(mine, theirs) ? mine : theirs;
  }

  #conflict(base: unknown, mine: unknown, theirs: unknown, path: MergePath): unknown {
    const shown = (value: unknown): unknown => (value === absent ? undefined : value);
    const conflict = { path, base: shown(base), mine: shown(mine), theirs: shown(theirs) };
    this.conflicts.push(conflict);
    return this.choose(conflict) === 'mine' ? mine : this.#take(mine, theirs, path);
  }
}

function own(object: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : absent;
}

function at(entries: ReadonlyMap<string, unknown>, key: string): unknown {
  return entries.has(key) ? entries.get(key) : absent;
}

/** The entries of a list by identity; of several alike each has its number. */
function keyed(list: readonly unknown[], type: PropertyType | undefined): Map<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const entry of list) {
    const identity = identityOf(entry, type);
    let key = identity;
    for (let count = 2; entries.has(key); count++) key = `${identity}#${count}`;
    entries.set(key, entry);
  }
  return entries;
}

function same(a: unknown, b: unknown): boolean {
  const plain = (value: unknown): unknown => (value === absent ? undefined : value);
  return alike(plain(a), plain(b)) || sameContent(plain(a), plain(b));
}
