import type { Saved } from '../../api/referralsApi';
import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { entriesByIdentity } from '../merge/listEntries';
import type { MergePath } from '../merge/mergeReferral';
import { isEmptyValue } from '../referral/alike';
import { sameETag } from '../referral/eTag';
import { solutionFieldsLike } from '../referral/solutionFieldsLike';
import { asObject, wireNames } from '../referral/wireNames';
import { type Baseline, differsInDate } from '../state/baseline';

/**
 * Completes an answer that shows less of a version than was shown before with the same ETag: a service may leave parts
 * out, and nothing shows that they were removed. What only the service sets does not count.
 * @param known the last version that the service has shown
 * @returns the answer with these parts and their places in `lacks`, or as it is if it lacks nothing
 */
export function withLackingParts(saved: Saved, known: Baseline | undefined): Saved {
  if (!known || saved.eTag === '' || !sameETag(saved.eTag, known.eTag) || differsInDate(saved, known)) return saved;
  const shown = asObject(wireNames(saved.body));
  const lacks: MergePath[] = [];
  const body = completed(shown, solutionFieldsLike(asObject(wireNames(known.body)), shown), referral, [], lacks);
  return lacks.length > 0 ? { ...saved, body: { ...asObject(body), id: saved.body.id }, lacks } : saved;
}

function completed(
  shown: unknown,
  whole: unknown,
  type: PropertyType | undefined,
  path: MergePath,
  lacks: MergePath[],
): unknown {
  if (isObject(shown) && isObject(whole)) {
    const resource = type && isResource(type) ? type : undefined;
    const entries = Object.entries(whole).map(([name, value]): [string, unknown] => {
      const property = resource?.property(name);
      const own = Object.hasOwn(shown, name) ? shown[name] : undefined;
      if (property?.readOnly || isEmptyValue(value)) return [name, own];
      if (!isEmptyValue(own)) return [name, completed(own, value, property?.type, [...path, name], lacks)];
      lacks.push([...path, name]);
      return [name, value];
    });
    return { ...shown, ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)) };
  }
  const [own, known] = [entriesByIdentity(shown, type), entriesByIdentity(whole, type)];
  // A list with entries that are new was changed.
  if (!own || !known || [...own.keys()].some((key) => !known.has(key))) return shown;
  if (own.size < known.size) lacks.push(path);
  const isAsBefore = [...own.keys()].join() === [...known.keys()].join();
  const order = own.size < known.size || isAsBefore ? known : own;
  return [...order.keys()].map((key) =>
    own.has(key) ? completed(own.get(key), known.get(key), type, [...path, key], lacks) : known.get(key),
  );
}
