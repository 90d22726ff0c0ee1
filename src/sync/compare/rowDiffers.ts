import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { moveSolutionFields } from '../../domain/referral/solutionFields';
import { isEmptyValue, sameContent } from '../referral/alike';
import { asObject, wireNames } from '../referral/wireNames';

type Body = Readonly<Record<string, unknown>>;

/**
 * Whether a list entry has another value than a version of the referral with the same ETag. Ignores missing and
 * read-only properties, and unknown ones, which the service may compute with each read.
 */
export function rowDiffers(row: Body, version: Body): boolean {
  const [shown, whole] = [row, version].map((each) => moveSolutionFields(asObject(wireNames(each)), 'root'));
  return differs(shown, whole, referral);
}

function differs(shown: unknown, whole: unknown, type: PropertyType | undefined): boolean {
  if (shown === whole || isEmptyValue(shown)) return false;
  if (!isObject(shown) || !isObject(whole) || !type || !isResource(type)) return !sameContent(shown, whole);
  return Object.entries(shown).some(([name, value]) => {
    const property = type.property(name);
    return property !== undefined && !property.readOnly && differs(value, whole[name], property.type);
  });
}
