import { isResource, type PropertyType } from '../../../../src/domain/model/resource';
import { referral } from '../../../../src/domain/referral/referral';

/** Returns what a property of a referral holds, by its path: `typeAt('team')` is a person. */
export function typeAt(path: string): PropertyType | undefined {
  return path.split('/').reduce<PropertyType | undefined>((owner, name) => {
    return owner && isResource(owner) ? owner.property(name)?.type : undefined;
  }, referral);
}
