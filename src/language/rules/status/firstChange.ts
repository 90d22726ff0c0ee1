import { isNumber, sameNumber } from '../../../base/exactJson';
import { isObject, type JsonObject } from '../../../base/isObject';
import { sameText } from '../../../base/unescapeHtml';
import { isResource, type Property, type Resource } from '../../../domain/model/resource';
import type { JsonNode } from '../../document/jsonNode';
import { instantOf } from '../../formats/readDateTime';

/** A value of the referral that differs from the known one. */
export interface Change {
  place: JsonNode;
  known: unknown;
}

/**
 * Finds the first difference from the known version: the deepest single value that differs, else the value that
 * contains all differences. `null`, `""`, empty and absent count as equal. Spellings, HTML escapes and values that the
 * service sets do not count.
 */
export function firstChange(property: Property | undefined, found: JsonNode, known: unknown): Change | undefined {
  if (same(property, found.exact, known)) return undefined;
  const type = property && isResource(property.type) ? property.type : undefined;
  const inner = found.type === 'array' ? changesInList(property, found, known) : changesInObject(type, found, known);
  const only = inner?.length === 1 ? inner[0] : undefined;
  return only ?? { place: found, known };
}

function changesInList(property: Property | undefined, found: JsonNode, known: unknown): Change[] | undefined {
  const { items } = found;
  if (!Array.isArray(known) || known.length !== items.length) return undefined;
  const item = property && { ...property, list: undefined };
  return items.flatMap((entry, index) => firstChange(item, entry, known[index]) ?? []);
}

function changesInObject(resource: Resource | undefined, found: JsonNode, known: unknown): Change[] | undefined {
  if (found.type !== 'object' || !isObject(known)) return undefined;
  const before = entriesOf(resource, known);
  const now = entriesOf(resource, asObject(found));
  // What is no longer there has no place of its own: its owner is the place.
  for (const [name, { value, property }] of before) {
    if (!property?.readOnly && isSet(value) && !now.has(name)) return undefined;
  }
  const changes: Change[] = [];
  for (const [name, { key, property }] of now) {
    const entry = property?.readOnly ? undefined : found.member(key);
    const change = entry && firstChange(property, entry, before.get(name)?.value);
    if (change) changes.push(change);
  }
  return changes;
}

function asObject({ exact }: JsonNode): JsonObject {
  return isObject(exact) ? exact : {};
}

function same(property: Property | undefined, a: unknown, b: unknown): boolean {
  if (a === b || (!isSet(a) && !isSet(b))) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    const item = property && { ...property, list: undefined };
    return a.length === b.length && a.every((value, index) => same(item, value, b[index]));
  }
  if (isObject(a) && isObject(b)) {
    const resource = property && isResource(property.type) ? property.type : undefined;
    const [one, other] = [entriesOf(resource, a), entriesOf(resource, b)];
    for (const name of new Set([...one.keys(), ...other.keys()])) {
      const inner = one.get(name)?.property ?? other.get(name)?.property;
      if (!inner?.readOnly && !same(inner, one.get(name)?.value, other.get(name)?.value)) return false;
    }
    return true;
  }
  if (isNumber(a) && isNumber(b)) return sameNumber(a, b);
  if (typeof a === 'string' && typeof b === 'string' && sameText(a, b)) return true;
  if (property?.format !== 'dateTime') return false;
  const instant = instantOf(a);
  return instant !== undefined && instant === instantOf(b);
}

interface Entry {
  key: string;
  value: unknown;
  property?: Property;
}

/** Returns the properties of an object by wire name, without those of the transport. */
function entriesOf(resource: Resource | undefined, object: JsonObject): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [key, value] of Object.entries(object)) {
    if (key.includes('@odata.')) continue;
    const property = resource?.resolve(key)?.property;
    const name = property?.name ?? key;
    if (name === key || !entries.has(name)) entries.set(name, { key, value, ...(property && { property }) });
  }
  return entries;
}

/** Whether a value has content: an empty list or object has none, like `null`. */
function isSet(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isObject(value) || Object.values(value).some(isSet);
}
