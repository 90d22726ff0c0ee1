import type { PatchOperation } from '../../api/referralsApi';
import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { identityOf } from '../merge/listEntries';
import { asObject, namesOnWire, wireNames } from '../referral/wireNames';

/**
 * Renames all properties of a value to the names that the service uses, which may differ from the wire names.
 * @param value with wire names
 * @param theirs the service's version of the value, as it was read
 */
export function inServiceNames(value: unknown, theirs: unknown, type: PropertyType | undefined = referral): unknown {
  if (wireNames(theirs, type) === theirs) return value;
  if (Array.isArray(value) && Array.isArray(theirs)) {
    const entries = new Map(theirs.map((entry) => [identityOf(wireNames(entry, type), type), entry]));
    return value.map((entry) => inServiceNames(entry, entries.get(identityOf(entry, type)), type));
  }
  if (!isObject(value) || !isObject(theirs)) return value;
  const names = serviceNames(theirs, type);
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]): [string, unknown] => {
      const own = names.get(name) ?? name;
      return [own, inServiceNames(entry, theirs[own], typeOf(type, name))];
    }),
  );
}

/** Renames the properties in an operation to the names that the service uses; see `inServiceNames`. */
export function operationInServiceNames({ op, path, value }: PatchOperation, theirs: unknown): PatchOperation {
  const steps = path.split('/').slice(1);
  let owner = theirs;
  let type: PropertyType | undefined = referral;
  const own = steps.map((step) => {
    if (Array.isArray(owner)) {
      owner = owner[Number(step)];
      return step;
    }
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const found = serviceNames(asObject(owner), type).get(name) ?? name;
    owner = asObject(owner)[found];
    type = typeOf(type, name);
    return found.replaceAll('~', '~0').replaceAll('/', '~1');
  });
  return { op, path: ['', ...own].join('/'), value: inServiceNames(value, owner, type) };
}

/** Returns the names that the service uses, by wire name. */
function serviceNames(theirs: Readonly<Record<string, unknown>>, type: PropertyType | undefined): Map<string, string> {
  if (!type || !isResource(type)) return new Map();
  return new Map([...namesOnWire(Object.keys(theirs), type)].map(([own, name]) => [name, own]));
}

function typeOf(type: PropertyType | undefined, name: string): PropertyType {
  return (type && isResource(type) ? type.property(name)?.type : undefined) ?? 'any';
}
