import { ifMatchValue } from '../../api/http/ifMatchValue';

/** Whether two ETags are those of one version, even if one of them has lost its inner quotes. */
export function sameETag(one: string, other: string): boolean {
  return one === other || (one !== '' && ifMatchValue(one) !== undefined && ifMatchValue(one) === ifMatchValue(other));
}
