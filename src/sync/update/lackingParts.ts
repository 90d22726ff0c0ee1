import type { Saved } from '../../api/referralsApi';
import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { valueAt } from '../compare/ignoredValues';
import { entriesByIdentity } from '../merge/listEntries';
import type { MergePath } from '../merge/mergeReferral';
import { isEmptyValue } from '../referral/alike';
import { sameETag } from '../referral/eTag';
import { solutionFieldsLike } from '../referral/solutionFieldsLike';
import { asObject, wireNames } from '../referral/wireNames';
import { type Baseline, differsInDate } from '../state/baseline';

/**
 * Adds properties that a response lacks although an earlier response with the same ETag had them. A service may omit
 * properties, and the equal ETag shows that they were not removed. Ignores read-only properties. Does not use the
 * response to a create, which may only echo the request.
 * @param known the last known version
 * @returns the completed response; `lacks` has the paths of the added objects, lists and list entries
 */
export function withLackingParts(saved: Saved, known: Baseline | undefined): Saved {
  if (!known || known.created || saved.eTag === '' || !sameETag(saved.eTag, known.eTag) || differsInDate(saved, known))
    return saved;
  const { body, lacks } = completedWith(saved.body, known.body);
  if (body === undefined) return saved;
  return { ...saved, body: { ...asObject(body), id: saved.body.id }, ...(lacks.length > 0 && { lacks }) };
}

/**
 * Returns the paths of objects and lists that a newer version lacks: another user may have removed them, or the
 * response omits them.
 */
export function vanishedParts(now: Body, before: Body): MergePath[] {
  const shown = asObject(wireNames(now));
  return completedWith(now, before).lacks.filter((path) => valueAt(shown, path) === undefined);
}

type Body = Readonly<Record<string, unknown>>;

/** @returns the completed body; undefined if it lacks nothing */
function completedWith(now: Body, before: Body): { body: unknown; lacks: MergePath[] } {
  const shown = asObject(wireNames(now));
  const state = { lacks: [] as MergePath[], isLess: false };
  const body = completed(shown, solutionFieldsLike(asObject(wireNames(before)), shown), referral, [], state);
  return { body: state.isLess ? body : undefined, lacks: state.lacks };
}

function completed(
  shown: unknown,
  whole: unknown,
  type: PropertyType | undefined,
  path: MergePath,
  state: { lacks: MergePath[]; isLess: boolean },
): unknown {
  if (isObject(shown) && isObject(whole)) {
    const resource = type && isResource(type) ? type : undefined;
    const entries = Object.entries(whole).map(([name, value]): [string, unknown] => {
      const property = resource?.property(name);
      const own = Object.hasOwn(shown, name) ? shown[name] : undefined;
      if (property?.readOnly || isEmptyValue(value)) return [name, own];
      if (!isEmptyValue(own)) return [name, completed(own, value, property?.type, [...path, name], state)];
      state.isLess = true;
      // Reports only objects and lists: the response to a write may have echoed a value that the service does not keep.
      if (property && typeof value === 'object') state.lacks.push([...path, name]);
      return [name, value];
    });
    return { ...shown, ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)) };
  }
  const [own, known] = [entriesByIdentity(shown, type), entriesByIdentity(whole, type)];
  // A list with new entries was changed, so its missing entries may have been removed.
  if (!own || !known || [...own.keys()].some((key) => !known.has(key))) return shown;
  const isLess = own.size < known.size;
  if (isLess) {
    state.isLess = true;
    state.lacks.push(path);
  }
  const isAsBefore = [...own.keys()].join() === [...known.keys()].join();
  return [...(isLess || isAsBefore ? known : own).keys()].map((key) =>
    own.has(key) ? completed(own.get(key), known.get(key), type, [...path, key], state) : known.get(key),
  );
}
