import type { ReferralText } from './document/referralText';
import { isObject, ReferralView } from './rules/referralView';
import { checkShape, type ShapeResult } from './shape/checkShape';

const views = new WeakMap<ReferralText, ReferralView>();

/** One referral as rules read it, by wire names; undefined where the text is no object. Kept as long as the text. */
export function readReferral(text: ReferralText): ReferralView | undefined {
  const known = views.get(text);
  if (known) return known;
  const { value } = text;
  return isObject(value) ? keepReferral(text, new ReferralView(value, checkShape(value).spellings)) : undefined;
}

/** Reads a referral whose shape has been checked already. */
export function readChecked(text: ReferralText, { spellings }: Pick<ShapeResult, 'spellings'>): ReferralView {
  const { value } = text;
  return keepReferral(text, new ReferralView(isObject(value) ? value : {}, spellings));
}

function keepReferral(text: ReferralText, view: ReferralView): ReferralView {
  views.set(text, view);
  return view;
}
