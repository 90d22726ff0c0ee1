import type { FoundReferral } from '../files/findReferral';
import { asObject } from '../referral/asObject';
import { referenceOf } from '../referral/reference';
import { sameValue } from '../referral/sameValue';
import { wireNames } from '../referral/wireNames';

/**
 * Whether a referral is the one that a person has decided about, whatever was typed meanwhile: known by its ID, else by
 * reference and name, else by all that it says.
 */
export function isMeant(now: unknown, meant: unknown): boolean {
  const [own, other] = [asObject(wireNames(now)), asObject(wireNames(meant))];
  if (own.id || other.id) return own.id === other.id;
  const reference = referenceOf(own);
  if (reference && reference === referenceOf(other)) return own.name === other.name;
  return sameValue(now, meant);
}

/** Returns the current JSON Pointer of a referral; `pointer`, its earlier one, if it is gone or several may be it. */
export function placeOf(all: readonly FoundReferral[], pointer: string, meant: unknown): string {
  const own = all.find((each) => each.pointer === pointer);
  if (own && isMeant(own.value, meant)) return pointer;
  const [moved, ...others] = all.filter(({ value }) => isMeant(value, meant));
  return moved && others.length === 0 ? moved.pointer : pointer;
}
