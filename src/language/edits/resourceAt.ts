import { isResource } from '../../domain/model/isResource';
import type { Property, Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import type { Path } from '../document/referralText';

/** What is at a path of a referral, as the domain knows it. */
export interface Meaning {
  /** The property whose value, or whose list's entry, is there; none at the root. */
  property?: Property;
  /** The resource that an object there is; none for scalars, lists and what is unknown. */
  resource?: Resource;
}

/** Finds out what is at `path`, whatever the spelling of the names in it. */
export function resourceAt(path: Path): Meaning {
  let meaning: Meaning = { resource: referral };
  for (const segment of path) {
    if (typeof segment === 'number') {
      const property: Property | undefined = meaning.property;
      meaning = { property, ...(property && isResource(property.type) && { resource: property.type }) };
      continue;
    }
    const property = meaning.resource?.resolve(segment)?.property;
    if (!property) return {};
    meaning = { property, ...(isResource(property.type) && !property.list && { resource: property.type }) };
  }
  return meaning;
}
