import { referral } from '../../domain/referral/referral';
import type { JsonObject } from '../jsonObject';
import { FilterParser } from './filterParser';

const maxLength = 8192;

/**
 * Reads a `$filter` (OData 4.0, the part that docs/service.md, "List", names): `eq ne gt ge lt le`, `and or not`,
 * parentheses, `contains startswith endswith`, `any` on lists, paths with `/`.
 * @returns a test of one referral
 * @throws ServiceError 400 with the target `$filter`
 */
export function parseFilter(text: string): (candidate: JsonObject) => boolean {
  return new FilterParser(text.slice(0, maxLength + 1), maxLength, { type: referral, list: false }).parse();
}
