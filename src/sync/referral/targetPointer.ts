import { isObject } from '../../base/isObject';
import { isResource, type Property, type PropertyType, type Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';

/**
 * Returns where an error of the service belongs in a referral: `CustomerProfile.Address.Country`, `details/dealValue`,
 * `team[0].email` and the like, in either spelling. What the file does not hold leads to what would hold it.
 * @param value the referral in the file, in any spelling
 * @returns a JSON Pointer within the referral; undefined if the target names nothing of a referral
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
