import type { ParsedDocument } from '../document/parsedDocument';
import type { ReferralText } from '../document/referralText';
import type { Finding } from '../rules/finding';
import { rules } from '../rules/index';
import type { RuleContext } from '../rules/rule';
import type { Place, Problem } from '../types';
import type { Identity } from './identityOf';
import { identityProperties } from './identityProperties';
import { type PlaceOfOther, placesOfOthers } from './placesOfOthers';
import type { Holders, SharedIdentities } from './sharedIdentities';

const aboutSiblings = rules.filter((rule) => rule.outside === 'siblings');

/** A problem that speaks of other referrals of the document, as it was told last. */
interface Told {
  problem: Problem;
  /** The index of the referral that each of its places is in. */
  readonly others: readonly number[];
  /** Where the referral and those others began then. */
  at: number;
  readonly otherAt: number[];
}

/** What was found about one referral, and what it depends on. */
interface Known {
  readonly identity: Identity;
  readonly holders: readonly (readonly [Holders | undefined, revision: number])[];
  readonly told: readonly Told[];
}

/**
 * What is wrong with referrals of one document because they have an id or a reference in common. It is found out once,
 * and from then on only moved: with each keystroke the others stand elsewhere, but say the same.
 */
export class SharedProblems {
  readonly #known = new Map<number, Known>();

  constructor(
    private readonly identities: SharedIdentities,
    private readonly context: RuleContext,
    /** The problem of a finding, at its place in the document; undefined where it is off. */
    private readonly problemOf: (
      document: ParsedDocument,
      text: ReferralText,
      finding: Finding,
      index: number,
    ) => Problem | undefined,
  ) {}

  /** Adds the problems to `all`, at their places, in the order of the referrals. */
  collect(document: ParsedDocument, all: Problem[]): void {
    const { identities } = this;
    for (const index of identities.sharing()) {
      const identity = identities.at(index);
      const text = document.textAt(index);
      if (!identity || !text) continue;
      let known = this.#known.get(index);
      if (known === undefined || !this.#holds(known, index, identity)) {
        known = this.#find(document, index, identity, text);
        this.#known.set(index, known);
      }
      for (const told of known.told) all.push(moved(told, document, index));
    }
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

  #find(document: ParsedDocument, index: number, identity: Identity, text: ReferralText): Known {
    const told: Told[] = [];
    let places: PlaceOfOther[] = [];
    const context: RuleContext = {
      ...this.context,
      siblings: (_value, property): readonly Place[] => {
        places = placesOfOthers(document, this.identities, property, index);
        return places.map(({ offset, length }) => ({ offset, length }));
      },
    };
    for (const rule of aboutSiblings) {
      places = [];
      for (const finding of rule.check(identity.view, context)) {
        const problem = this.problemOf(document, text, finding, index);
        if (!problem) continue;
        const others = places.map((place) => place.index);
        told.push({
          problem,
          others,
          at: document.offset(index),
          otherAt: others.map((each) => document.offset(each)),
        });
      }
    }
    const holders = identityProperties.map((property) => {
      const current = this.identities.holders(property, index);
      return [current, current?.revision ?? 0] as const;
    });
    return { identity, holders, told };
  }
}

/** The problem at its place in `document`; the very same as last time where nothing that it speaks of has moved. */
function moved(told: Told, document: ParsedDocument, index: number): Problem {
  const { others, otherAt } = told;
  const at = document.offset(index);
  let same = at === told.at;
  for (let each = 0; each < others.length && same; each++) same = document.offset(others[each] ?? 0) === otherAt[each];
  if (same) return told.problem;
  const by = others.map((other, each) => document.offset(other) - (otherAt[each] ?? 0));
  const place = <P extends Place>(where: P, each: number): P => ({ ...where, offset: where.offset + (by[each] ?? 0) });
  const { related, data, ...rest } = told.problem;
  const problem: Problem = { ...rest, offset: rest.offset + at - told.at };
  if (related) problem.related = related.map(place);
  if (data) problem.data = { ...data, ...(Array.isArray(data.places) && { places: data.places.map(place) }) };
  told.problem = problem;
  told.at = at;
  for (const [each, shift] of by.entries()) otherAt[each] = (otherAt[each] ?? 0) + shift;
  return problem;
}
