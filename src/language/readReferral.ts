import { NoteKind } from './document/notes';
import type { ReferralText } from './document/referralText';
import { isObject, ReferralView, type Spellings } from './rules/referralView';
import { checkShape, type ShapeResult } from './shape/checkShape';

const views = new NoteKind<ReferralView>();

const wireNames: Spellings = new Map();

/** One referral as rules read it, by wire names; undefined where the text is no object. Kept as long as the text. */
export function readReferral(text: ReferralText): ReferralView | undefined {
  const known = text.note(views);
  if (known) return known;
  const { value, marks } = text;
  return isObject(value) ? readChecked(text, marks?.right ? undefined : checkShape(value)) : undefined;
}

/** Reads a referral whose shape has been checked already, or need not be, because nothing in it is wrong. */
export function readChecked(text: ReferralText, shape: Pick<ShapeResult, 'spellings'> | undefined): ReferralView {
  const { value, marks } = text;
  // A name in another spelling is none that the walk has looked at.
  const spellings = shape?.spellings ?? wireNames;
  const formatted = marks?.formatted === true && spellings.size === 0;
  const view = new ReferralView(isObject(value) ? value : {}, spellings, formatted);
  text.keep(views, view);
  return view;
}
