import { isObject } from '../../base/isObject';
import { isResource, type Property, type PropertyType, type Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';

/**
 * Converts the target of a service error, such as `CustomerProfile.Address.Country`, `details/dealValue` or
 * `team[0].email`, to a place in a referral. If the file lacks the property, returns the place of the object that would
 * have it.
 * @param value the referral in the file, in any spelling
 * @returns a JSON Pointer within the referral; undefined if the target is not a property of a referral
 */
export function targetPointer(value: unknown, target: string): string | undefined {
  const names = target
    .replace(/^\$\.?/, '')
    .replace(/\[['"]?([^\]'"]*)['"]?\]/g, '.$1')
    .split(/[./]/)
    .filter(Boolean);
  if (names[0]?.toLowerCase() === 'referral') names.shift();
  let type: PropertyType | undefined = referral;
  let owner = value;
  let pointer = '';
  for (const [index, name] of names.entries()) {
    if (Array.isArray(owner)) {
      if (!/^\d+$/.test(name) || Number(name) >= owner.length) break;
      pointer += `/${name}`;
      owner = owner[Number(name)];
      continue;
    }
    const resource: Resource | undefined = type && isResource(type) ? type : undefined;
    const property: Property | undefined = resource?.resolve(name)?.property;
    if (index === 0 && !property) return undefined;
    const key = isObject(owner)
      ? Object.keys(owner).find(
          (own) => own === name || (resource?.resolve(own)?.property ?? own) === (property ?? name),
        )
      : undefined;
    if (key === undefined) break;
    pointer += `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    owner = (owner as Record<string, unknown>)[key];
    type = property?.type;
  }
  return pointer;
}
