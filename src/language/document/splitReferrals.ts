import { splitAnyText } from './splitAnyText';
import type { SplitText } from './splitText';
import { splitWellFormed } from './splitWellFormed';

/** Finds the referrals of a text: quickly where its brackets and strings are in order, patiently where they are not. */
export function splitReferrals(text: string): SplitText {
  return splitWellFormed(text) ?? splitAnyText(text);
}
