import type { Property } from '../../domain/model/resource';
import type { Finding } from './finding';

/** A string that does not fit its format. */
export interface Misformatted {
  property: Property;
  /** Index of its token. */
  index: number;
}

/** Result of one walk over a referral. */
export interface ShapeResult {
  readonly findings: readonly Finding[];
  readonly misformatted: readonly Misformatted[];
  /** Whether some number is below zero. */
  readonly hasNegative: boolean;
  /** Indexes of the tokens of numbers that JavaScript does not hold, such as `1e400` and `9007199254740993`. */
  readonly unheld: readonly number[];
  /** Number of items of the longest list. */
  readonly longestList: number;
  /** Whether two entries of a list may have one ID; if false, none do. */
  readonly mayRepeat: boolean;
  /** Number of properties that are spelled differently on the wire. */
  readonly misspelled: number;
}

/** The result of a walk that has found nothing. */
export const nothingFound: ShapeResult = {
  findings: [],
  misformatted: [],
  hasNegative: false,
  unheld: [],
  longestList: 0,
  mayRepeat: false,
  misspelled: 0,
};
