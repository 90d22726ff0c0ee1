import { isResource, type Resource } from '../../../src/domain/model/resource';
import { referral } from '../../../src/domain/referral/referral';
import { resources } from '../../../src/domain/referral/resources';

/** Every resource of the domain: the listed ones and all that their properties lead to. */
export function allResources(): Resource[] {
  const found = new Set<Resource>();
  const visit = (resource: Resource): void => {
    if (found.has(resource)) return;
    found.add(resource);
    for (const { type } of resource.properties) if (isResource(type)) visit(type);
  };
  for (const resource of [referral, ...resources]) visit(resource);
  return [...found];
}
