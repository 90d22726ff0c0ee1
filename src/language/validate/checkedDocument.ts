import type { ParsedDocument } from '../document/parsedDocument';
import type { ReferralText } from '../document/referralText';
import type { Problem } from '../types';
import { identityOf } from './identityOf';
import { moveProblem } from './moveProblem';
import type { OutsideProblems } from './outsideProblems';
import { SharedIdentities } from './sharedIdentities';

/** So many elements of a list that are no objects are told of. */
const mostStrangers = 1000;

/** The problems of one referral: as its text tells them, and as they were told last for its place in the document. */
interface Checked {
  readonly index: number;
  readonly problems: readonly Problem[];
  offset: number;
  moved: readonly Problem[];
}

/**
 * What was found in the referrals of a document and all that edits make of it. Whatever an edit did not touch is not
 * looked at again: the cost of a check is that of the referrals that are others than last time.
 */
export class CheckedDocument {
  readonly identities = new SharedIdentities();
  /** What is wrong with referrals by what others say. */
  readonly outside: OutsideProblems;
  #last: ParsedDocument | undefined;
  /** Those that have problems, by place. */
  #found: Checked[] = [];

  constructor(
    private readonly check: (text: ReferralText) => readonly Problem[],
    /** Whether `identities` are asked for. */
    private readonly compared: boolean,
    compare: (identities: SharedIdentities) => OutsideProblems,
  ) {
    this.outside = compare(this.identities);
  }

  /** Looks at the referrals that are others than last time. */
  update(document: ParsedDocument): void {
    const isFirst = this.#last === undefined;
    let strangers = 0;
    for (const index of document.changedSince(this.#last)) {
      const text = document.textAt(index);
      if (!text) continue;
      // A list of a million numbers is no list of referrals; the first ones say so.
      if (isFirst && !text.isObject && ++strangers > mostStrangers) continue;
      this.#replace(index, this.check(text), !isFirst);
      if (!this.compared) continue;
      this.identities.set(index, identityOf(text));
      this.outside.touch(index);
    }
    this.#last = document;
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
    const isThere = this.#found[at]?.index === index;
    if (problems.length > 0) {
      this.#found.splice(at, isThere ? 1 : 0, { index, problems, offset: -1, moved: [] });
    } else if (isThere) {
      this.#found.splice(at, 1);
    }
  }
}

/** The place of the first one whose index is `index` or more. */
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
