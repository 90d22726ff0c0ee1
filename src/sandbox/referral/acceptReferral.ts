import { isObject, type JsonObject } from '../../base/isObject';
import { isResource, type PropertyType, type Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import type { Note } from '../behavior';
import { ServiceError } from '../serviceError';
import { checkReferral, checkRequired } from './checkReferral';
import { checkSolutions } from './checkSolutions';
import { type Settling, settleValues } from './settleValues';

interface Acceptance extends Settling {
  /** Whether the referral is new: only then the documentation requires properties. */
  readonly isNew: boolean;
}

/**
 * Reads a whole referral that a client sent.
 * @returns it with wire names, and values as they are answered
 * @throws ServiceError 400 with the first thing that is wrong as its target, and the number of the others
 */
export function acceptReferral(body: unknown, { isNew, ...settling }: Acceptance): JsonObject {
  if (!isObject(body)) throw ServiceError.invalid('referral', 'A referral must be a JSON object.', 'wrongType');
  const referral = settleValues(withWireNames(body, settling.note), settling);
  const [first, ...others] = [
    ...(isNew ? checkRequired(referral) : []),
    ...checkReferral(referral, settling.note),
    ...checkSolutions(referral, settling.note),
  ];
  if (!first) return referral;
  const more = others.length === 0 ? '' : ` ${others.length} more: ${others.map(({ path }) => path).join(', ')}.`;
  throw new ServiceError(400, 'invalidRequest', `${first.message}${more}`, {
    target: first.path,
    innerError: { code: first.code, message: first.message },
    ...(others.length > 0 && {
      details: [first, ...others].map(({ path, code, message }) => ({ target: path, code, message })),
    }),
  });
}

/**
 * Returns a referral with the wire's property names, whatever the case or spelling that it was written in: the service
 * reads names case-insensitively and answers in camelCase (docs/service.md, "Properties"). Unknown properties stay as
 * they are; if a name occurs in two spellings, the wire's wins.
 */
export function withWireNames(body: JsonObject, note: Note, resource: Resource = referral): JsonObject {
  const entries = new Map<string, { value: unknown; exact: boolean }>();
  for (const [written, value] of Object.entries(body)) {
    const found = resource.resolve(written, () => Object.keys(body));
    const name = found?.property.name ?? written;
    const exact = found?.exact ?? true;
    if (!exact) note(`"${written}" was read as "${name}": that names are read in any case is inferred.`);
    if (entries.get(name)?.exact && !exact) continue;
    entries.set(name, { value: found ? namesInside(value, found.property.type, note) : value, exact });
  }
  return Object.fromEntries([...entries].map(([name, { value }]) => [name, value]));
}

function namesInside(value: unknown, type: PropertyType, note: Note): unknown {
  if (!isResource(type)) return value;
  if (Array.isArray(value)) return value.map((item) => (isObject(item) ? withWireNames(item, note, type) : item));
  return isObject(value) ? withWireNames(value, note, type) : value;
}
