import { asObject } from './asObject';
import { wireNames } from './wireNames';

/** The `eTag` of a referral as written in a file, in any spelling of the name; `''` if there is none. */
export function eTagOf(value: unknown): string {
  const { eTag } = asObject(wireNames(value));
  return typeof eTag === 'string' ? eTag : '';
}
