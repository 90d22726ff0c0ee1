import type { ReferralText } from '../document/referralText';
import { checkShape } from '../shape/checkShape';
import { ReferralView } from './referralView';

/** Questions mostly are about one referral after the other. Views of all would keep the garbage collector busy. */
let last: { text: ReferralText; view: ReferralView } | undefined;

/** One referral by wire names; undefined if the text is not an object. */
export function readReferral(text: ReferralText): ReferralView | undefined {
  if (!text.isObject) return undefined;
  if (last?.text !== text) last = { text, view: new ReferralView(text, checkShape(text)) };
  return last.view;
}
