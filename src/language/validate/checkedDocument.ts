import type { ParsedDocument } from '../document/parsedDocument';
import type { ReferralText } from '../document/referralText';
import type { Problem } from '../types';
import type { OutsideProblems } from './outsideProblems';
import { moveProblem } from './problem';
import { type Identity, readIdentity, SharedIdentities } from './sharedIdentities';

/** Maximum number of non-object elements to report per list. */
const maxStrangers = 1000;

/**
 * Returns the number of problems after which the rest of a document is not checked: one for every 50 characters. Even a
 * file in another spelling has fewer.
 */
function problemLimit(length: number): number {
  return Math.max(10_000, Math.min(100_000, length / 50));
}

/** Problems of one referral: with offsets relative to its text, and as last reported at its place in the document. */
interface Checked {
  readonly index: number;
  readonly problems: readonly Problem[];
  offset: number;
  moved: readonly Problem[];
}

/**
 * Keeps the findings of a document's referrals across all edits. Checks only the referrals that have changed since last
 * time.
 */
export class CheckedDocument {
  /** Referrals that share an ID or reference, and problems about that; undefined if nothing is compared. */
  #comparison: { identities: SharedIdentities; outside: OutsideProblems } | undefined;
  #last: ParsedDocument | undefined;
  /**
   * Whether some referrals were not checked. `#unseen` is the first one that was skipped because of too many problems.
   */
  #isPartial = false;
  #unseen: number | undefined;
  /** Findings from before the last restart, to be used again. */
  #remembered: ReadonlyMap<ReferralText, readonly Problem[]> = new Map();
  /** The last checked referral: the next one may have the same text. */
  #looked: { text: ReferralText; problems: readonly Problem[]; identity: Identity | undefined } | undefined;
  /** Referrals with problems, in order. */
  #found: Checked[] = [];
  /** Number of problems that they have. */
  #count = 0;
  /** Indexes of elements that are not objects. */
  readonly #strangers = new Set<number>();

  constructor(
    private readonly check: (text: ReferralText) => readonly Problem[],
    /** Compares referrals with others; undefined if there is nothing to compare them with. */
    private readonly compare: ((identities: SharedIdentities) => OutsideProblems) | undefined,
  ) {
    this.#comparison = this.#begin();
  }

  #begin(): { identities: SharedIdentities; outside: OutsideProblems } | undefined {
    if (!this.compare) return undefined;
    const identities = new SharedIdentities();
    return { identities, outside: this.compare(identities) };
  }

  /** Problems of referrals that depend on other referrals or on the service. */
  get outside(): OutsideProblems | undefined {
    return this.#comparison?.outside;
  }

  /** Checks the referrals that have changed since last time. */
  update(document: ParsedDocument): void {
    const maxProblems = problemLimit(document.length);
    if (this.#isPartial && document !== this.#last) this.#beginAnew();
    const isFirst = this.#last === undefined;
    for (const index of document.changedSince(this.#last)) {
      if (isFirst && this.#count >= maxProblems) {
        this.#isPartial = true;
        this.#unseen = index;
        break;
      }
      if (isFirst && this.#strangers.size >= maxStrangers && !document.isObjectAt(index)) {
        this.#isPartial = true;
        continue;
      }
      const text = document.textAt(index);
      if (text) this.#look(index, text, isFirst);
    }
    this.#last = document;
    // Edits have brought the number above the limit: start again, as with a new text, so that the same ones are
    // reported.
    if (!isFirst && (this.#count >= maxProblems || this.#strangers.size > maxStrangers)) {
      this.#beginAnew();
      this.update(document);
    }
    this.#remembered = new Map();
    this.#looked = undefined;
  }

  /** Index of the first referral that was not checked, because those before it have too many problems. */
  get unseen(): number | undefined {
    return this.#unseen;
  }

  #look(index: number, text: ReferralText, isFirst: boolean): void {
    if (!this.#looked?.text.says(text)) this.#looked = undefined;
    const problems = this.#looked?.problems ?? this.#remembered.get(text) ?? this.check(text);
    this.#replace(index, problems, !isFirst);
    if (!text.isObject) this.#strangers.add(index);
    else if (!isFirst) this.#strangers.delete(index);
    const identity = this.#looked?.identity ?? (this.#comparison && readIdentity(text));
    this.#looked ??= { text, problems, identity };
    if (!this.#comparison) return;
    this.#comparison.identities.set(index, identity);
    this.#comparison.outside.touch(index);
  }

  #beginAnew(): void {
    const remembered = new Map<ReferralText, readonly Problem[]>();
    for (const { index, problems } of this.#found) {
      const text = this.#last?.textAt(index);
      if (text) remembered.set(text, problems);
    }
    this.#remembered = remembered;
    this.#comparison = this.#begin();
    this.#last = undefined;
    this.#isPartial = false;
    this.#unseen = undefined;
    this.#found = [];
    this.#count = 0;
    this.#strangers.clear();
  }

  /** Adds the problems of all referrals to `all`, at their places. */
  collect(document: ParsedDocument, all: Problem[]): void {
    for (const found of this.#found) {
      const offset = document.offset(found.index);
      if (offset !== found.offset) {
        const pointer = document.pointer(found.index);
        found.moved = found.problems.map((problem) => moveProblem(problem, offset, pointer));
        found.offset = offset;
      }
      for (const problem of found.moved) all.push(problem);
    }
  }

  #replace(index: number, problems: readonly Problem[], known: boolean): void {
    const at = known ? firstAt(this.#found, index) : this.#found.length;
    const old = this.#found[at];
    const isThere = old?.index === index;
    this.#count += problems.length - (isThere ? old.problems.length : 0);
    if (problems.length > 0) {
      this.#found.splice(at, isThere ? 1 : 0, { index, problems, offset: -1, moved: [] });
    } else if (isThere) {
      this.#found.splice(at, 1);
    }
  }
}

/** Returns the position of the first one whose index is `index` or more. */
function firstAt(found: readonly Checked[], index: number): number {
  let low = 0;
  let high = found.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found[middle]?.index ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
