import type { Property } from '../../domain/model/resource';
import type { Finding } from './finding';

/** A string that is not as its format asks. */
export interface Misformatted {
  property: Property;
  /** Index of its token. */
  index: number;
}

/** What one walk over a referral tells. */
export interface ShapeResult {
  readonly findings: readonly Finding[];
  readonly misformatted: readonly Misformatted[];
  /** Whether some number is below zero. */
  readonly hasNegative: boolean;
  /** Indexes of the tokens of numbers that JavaScript does not hold, such as `1e400` and `9007199254740993`. */
  readonly unheld: readonly number[];
  /** Number of items of the longest list. */
  readonly longestList: number;
  /** Whether two entries of some list may have one id: false tells surely that none do. */
  readonly mayRepeat: boolean;
  /** How many properties are known by a name in another spelling than the wire's. */
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
