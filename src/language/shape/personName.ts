import type { Resource } from '../../domain/model/resource';
import { member } from '../../domain/referral/member';

/** Whether an unknown name of an object is meant to hold a person's whole name. */
export function isPersonName(resource: Resource | undefined, name: string): boolean {
  return resource === member && /^(?:full|display|contact)?[ _-]?name$/i.test(name);
}
