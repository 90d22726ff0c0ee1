import type { ParsedDocument } from '../document/parsedDocument';
import type { ReferralText } from '../document/referralText';
import { readReferral } from '../facts/referralView';
import { type CheckingRule, findingsOf, type RuleContext } from '../rules/defineRule';
import type { Finding } from '../shape/finding';
import type { IdentityProperty, Place, Problem } from '../types';
import {
  type Holders,
  type Identity,
  identityProperties,
  type PlaceOfOther,
  placesOfOthers,
  type SharedIdentities,
} from './sharedIdentities';

/** Maximum number of these problems in a document. */
const maxOutside = 1000;

/** Marks a place in another document, which edits of this one do not move. */
const elsewhere = -1;

/** Sources outside the document, and the rules that need them. */
interface Outside {
  /** The rules about the last version known from the service; none if there is no source to ask. */
  aboutKnown: readonly CheckingRule[];
  /** The rules about values that referrals share. */
  aboutSiblings: readonly CheckingRule[];
  /** Whether there are other documents. */
  siblings: boolean;
  /** Returns another value whenever the sources may answer differently. Without it, they are asked at each check. */
  revision?: () => unknown;
}

/** A problem that mentions more than the referral, as last reported. */
interface Told {
  problem: Problem;
  /** Indexes of the referrals at its related places, or `elsewhere`. */
  readonly others: readonly number[];
  /** Offsets of the referral and of those others at that time. */
  at: number;
  readonly otherAt: number[];
}

/** Findings about one referral, and what they depend on. */
interface Known {
  readonly identity: Identity;
  readonly holders: readonly (readonly [Holders | undefined, revision: number])[];
  readonly told: readonly Told[];
}

/**
 * Problems of a document's referrals that depend on the service, on its other referrals or on other documents. They are
 * found once and then only moved, as long as the sources answer the same. A keystroke moves most referrals without
 * changing them.
 */
export class OutsideProblems {
  readonly #known = new Map<number, Known>();
  /** Indexes of referrals that have changed since the last check. */
  readonly #touched = new Set<number>();
  /** The hosts' revision at the last check; at first an object that equals nothing else. */
  #revision: unknown = {};
  /** Properties whose values two referrals must not share. */
  readonly #compared: readonly IdentityProperty[];

  constructor(
    private readonly identities: SharedIdentities,
    private readonly context: RuleContext,
    private readonly outside: Outside,
    /** Turns a finding into a problem at its place in the document; undefined if its code is off. */
    private readonly problemOf: (
      document: ParsedDocument,
      text: ReferralText,
      finding: Finding,
      index: number,
    ) => Problem | undefined,
  ) {
    this.#compared = outside.aboutSiblings.flatMap(({ identity }) => identity ?? []);
  }

  /** Marks the referral with this index as changed. */
  touch(index: number): void {
    if (this.outside.revision) this.#touched.add(index);
  }

  /** Returns the last version of the referral that the service sent, if it is known. */
  bodyAt(index: number): unknown {
    const id = this.identities.at(index)?.written('id');
    return id === undefined ? undefined : this.context.known(id)?.body;
  }

  /** Adds the problems to `all`, at their places, in the order of the referrals. */
  collect(document: ParsedDocument, all: Problem[]): void {
    const { aboutKnown, aboutSiblings, siblings } = this.outside;
    if (aboutKnown.length === 0 && aboutSiblings.length === 0) return;
    const indexes = aboutKnown.length > 0 || siblings ? this.#askedOf(document) : this.identities.sharing();
    for (const index of indexes) {
      if (all.length >= maxOutside) {
        this.#revision = {}; // not all were looked at
        break;
      }
      const found = this.#look(document, index);
      if (found) for (const told of found.told) all.push(moved(told, document, index));
    }
    this.#touched.clear();
  }

  /** Returns the indexes of the referrals that may have something to report. */
  #askedOf(document: ParsedDocument): Iterable<number> {
    const revision = this.outside.revision ? this.outside.revision() : {};
    if (revision !== this.#revision) {
      this.#revision = revision;
      this.#known.clear();
      return allBelow(document.count);
    }
    const some = new Set([...this.#known.keys(), ...this.#touched, ...this.identities.sharing()]);
    return [...some].sort((a, b) => a - b);
  }

  #look(document: ParsedDocument, index: number): Known | undefined {
    const identity = this.identities.at(index);
    const text = document.textAt(index);
    if (!identity || !text) {
      this.#known.delete(index);
      return undefined;
    }
    let known = this.#known.get(index);
    if (known && this.#holds(known, index, identity)) return known;
    const concerned = this.#concerned(index, identity);
    known = concerned.length > 0 ? this.#find(document, index, identity, text, concerned) : undefined;
    if (known) this.#known.set(index, known);
    else this.#known.delete(index);
    return known;
  }

  #holds({ identity, holders }: Known, index: number, now: Identity): boolean {
    if (identity !== now) return false;
    for (const [at, property] of identityProperties.entries()) {
      const known = holders[at];
      const current = this.identities.holders(property, index);
      if (known?.[0] !== current || (current && current.revision !== known?.[1])) return false;
    }
    return true;
  }

  /** Returns the rules to ask. Usually there are none, because no source knows the referral. */
  #concerned(index: number, identity: Identity): readonly CheckingRule[] {
    const { context } = this;
    const { aboutKnown, aboutSiblings, siblings } = this.outside;
    const id = identity.written('id');
    const isKnown = aboutKnown.length > 0 && id !== undefined && context.known(id) !== undefined;
    const isShared = this.#compared.some((property) => {
      if (this.identities.holders(property, index)) return true;
      const value = identity.written(property);
      return siblings && value !== undefined && context.siblings(value, property).length > 0;
    });
    return isKnown ? (isShared ? [...aboutKnown, ...aboutSiblings] : aboutKnown) : isShared ? aboutSiblings : [];
  }

  #find(
    document: ParsedDocument,
    index: number,
    identity: Identity,
    text: ReferralText,
    concerned: readonly CheckingRule[],
  ): Known {
    const told: Told[] = [];
    let places: (PlaceOfOther | Place)[] = [];
    const context: RuleContext = {
      ...this.context,
      siblings: (value, property): readonly Place[] => {
        const here = placesOfOthers(document, this.identities, property, index);
        const there = this.outside.siblings ? this.context.siblings(value, property) : [];
        places = [...here, ...there];
        return [...here.map(({ offset, length }) => ({ offset, length })), ...there];
      },
    };
    const view = readReferral(text);
    for (const rule of concerned) {
      places = [];
      for (const finding of view ? findingsOf(rule, view, context) : []) {
        const problem = this.problemOf(document, text, finding, index);
        if (!problem) continue;
        const others = places.map((place) => ('index' in place ? place.index : elsewhere));
        const otherAt = others.map((each) => startOf(document, each));
        told.push({ problem, others, at: document.offset(index), otherAt });
      }
    }
    const holders = identityProperties.map((property) => {
      const current = this.identities.holders(property, index);
      return [current, current?.revision ?? 0] as const;
    });
    return { identity, holders, told: told.sort((a, b) => a.problem.offset - b.problem.offset) };
  }
}

function* allBelow(count: number): Generator<number> {
  for (let index = 0; index < count; index++) yield index;
}

function startOf(document: ParsedDocument, index: number): number {
  return index === elsewhere ? 0 : document.offset(index);
}

/** Returns the problem at its place in `document`; the same object as last time if none of its places has moved. */
function moved(told: Told, document: ParsedDocument, index: number): Problem {
  const { others, otherAt } = told;
  const at = document.offset(index);
  let same = at === told.at;
  for (let each = 0; each < others.length && same; each++)
    same = startOf(document, others[each] ?? elsewhere) === otherAt[each];
  if (same) return told.problem;
  const by = others.map((other, each) => startOf(document, other) - (otherAt[each] ?? 0));
  const { related, data, ...rest } = told.problem;
  const problem: Problem = { ...rest, offset: rest.offset + at - told.at };
  // Without such places, what a problem relates to is in the referral itself.
  const place = <P extends Place>(where: P, each: number): P => ({
    ...where,
    offset: where.offset + (others.length > 0 ? (by[each] ?? 0) : at - told.at),
  });
  if (related) problem.related = related.map(place);
  if (data) problem.data = { ...data, ...(Array.isArray(data.places) && { places: data.places.map(place) }) };
  told.problem = problem;
  told.at = at;
  for (const [each, shift] of by.entries()) otherAt[each] = (otherAt[each] ?? 0) + shift;
  return problem;
}
