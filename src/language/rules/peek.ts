import { isGiven, isObject, type ReferralView } from './referralView';

/**
 * The value at the end of a chain of wire names, as `ReferralView.at` finds it but without its path: for a first look
 * that nearly always tells that all is well, and so should allocate nothing.
 */
export function peek(referral: ReferralView, first: string, second?: string, third?: string): unknown {
  const value = peekIn(referral, referral.value, first);
  if (second === undefined) return value;
  const inner = peekIn(referral, value, second);
  return third === undefined ? inner : peekIn(referral, inner, third);
}

/** The same for one property of an object within the referral. */
export function peekIn(referral: ReferralView, owner: unknown, name: string): unknown {
  if (!isObject(owner)) return undefined;
  const written = referral.spellings.size > 0 ? (referral.spellings.get(owner)?.get(name) ?? name) : name;
  const value = Object.hasOwn(owner, written) ? owner[written] : undefined;
  return isGiven(value) ? value : undefined;
}
