import { isObject, type JsonObject } from '../../base/isObject';
import { moveSolutionFields, solutionFields } from '../../domain/referral/solutionFields';
import type { SolutionForm } from '../behavior';
import { getAtPath, isAbsent } from '../jsonValue';

const parents = ['details', 'requirements', 'additionalRequirements'];

/**
 * Returns a referral with role, area and play where this service keeps them. If both places have a value, the one in the
 * other place was just sent, and wins.
 */
export function withSolutionForm<T extends JsonObject>(referral: T, form: SolutionForm): T {
  if (form === 'asSent') return referral;
  const settled = form === 'attributes' ? withoutAttributes(referral) : withoutRoot(referral);
  // Only role, area and play move; what a stored referral must have stays.
  return moveSolutionFields(settled, form) as T;
}

function withoutAttributes(referral: JsonObject): JsonObject {
  const sent = new Set<unknown>();
  for (const [name, type] of Object.entries(solutionFields)) if (!isAbsent(referral[name])) sent.add(type);
  const attributes = getAtPath(referral, [...parents, 'attributes']);
  if (sent.size === 0 || !Array.isArray(attributes)) return referral;
  const kept = attributes.filter((entry) => !(isObject(entry) && sent.has(entry.type)));
  return kept.length === attributes.length ? referral : withAttributes(referral, parents, kept);
}

function withoutRoot(referral: JsonObject): JsonObject {
  const attributes = getAtPath(referral, [...parents, 'attributes']);
  const types = Array.isArray(attributes) ? attributes.map((entry) => getAtPath(entry, ['type'])) : [];
  const replaced = Object.entries(solutionFields).flatMap(([name, type]) => (types.includes(type) ? [name] : []));
  return Object.fromEntries(Object.entries(referral).filter(([name]) => !replaced.includes(name)));
}

function withAttributes(owner: JsonObject, path: readonly string[], attributes: readonly unknown[]): JsonObject {
  const [name, ...rest] = path;
  if (name === undefined) return { ...owner, attributes };
  const inner = owner[name];
  return { ...owner, [name]: withAttributes(isObject(inner) ? inner : {}, rest, attributes) };
}
