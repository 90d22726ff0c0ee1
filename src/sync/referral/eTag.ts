import { ifMatchValue } from '../../api/http/ifMatchValue';
import { asObject, wireNames } from './wireNames';

/** Returns the `eTag` of a referral as written in a file, in any spelling of the name; `''` if there is none. */
export function eTagOf(value: unknown): string {
  const { eTag } = asObject(wireNames(value));
  return typeof eTag === 'string' ? eTag : '';
}

/** Whether two ETags are equal, even if one of them has lost its quotes. */
export function sameETag(one: string, other: string): boolean {
  return one === other || (one !== '' && ifMatchValue(one) !== undefined && ifMatchValue(one) === ifMatchValue(other));
}
