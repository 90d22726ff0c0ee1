import { isNumber } from '../../base/exactJson';
import { isObject, type JsonObject } from '../../base/isObject';
import { isResource, isVocabulary, type Property, type PropertyType, type Resource } from '../../domain/model/resource';
import { customerId } from '../../domain/referral/customerProfile';
import { referral } from '../../domain/referral/referral';
import type { Note } from '../behavior';
import { isAbsent } from '../jsonValue';
import { instant } from '../timestamps';
import { type Violation, valueNotAllowed } from './violation';

/** Bulk import takes no more than 50 solutions and team members of a deal (docs/service.md, "Create"). */
const limited: ReadonlySet<string> = new Set(['team', 'details.requirements.solutions']);
const maxEntries = 50;

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Checks for the properties that a create needs (docs/service.md, "Create"). */
export function checkRequired(body: JsonObject): Violation[] {
  return referral.properties
    .filter(({ name, required }) => required && isAbsent(body[name]))
    .map(({ name }) => ({ path: name, code: 'missingProperty', message: `${name} is required.` }));
}

/**
 * Checks the shape of a referral with wire names: JSON types, values of vocabularies, and formats that the service must
 * be able to read (docs/service.md, "Properties" and "Values"). Null and `""` count as absent; properties that only the
 * service sets are not looked at. What the documentation does not surely refuse is noted.
 * @returns what is wrong, in the order of the resource tables; `path` names the property, as in
 * `details.requirements.products[0].id`
 */
export function checkReferral(body: JsonObject, note: Note): Violation[] {
  for (const name of Object.keys(body)) {
    if (!referral.property(name) && !name.includes('@odata.')) note(`${name} is not documented. The sandbox keeps it.`);
  }
  return checkProperties(body, referral, '', note);
}

function checkProperties(body: JsonObject, resource: Resource, path: string, note: Note): Violation[] {
  return resource.properties.flatMap((property) => {
    const value = Object.hasOwn(body, property.name) ? body[property.name] : undefined;
    if (isAbsent(value) || property.readOnly) return [];
    return checkProperty(value, property, path === '' ? property.name : `${path}.${property.name}`, note);
  });
}

function checkProperty(value: unknown, property: Property, path: string, note: Note): Violation[] {
  if (!property.list) return checkValue(value, property, path, note);
  if (Array.isArray(value)) {
    if (limited.has(path) && value.length > maxEntries) {
      note(`${path} has more than ${maxEntries} entries, the limit of bulk import. For the API none is documented.`);
    }
    return value.flatMap((item, index) => (item === null ? [] : checkValue(item, property, `${path}[${index}]`, note)));
  }
  // The service itself sends an empty object for an empty list of ids (docs/service.md, "Properties").
  if (property.type === customerId && isObject(value) && Object.keys(value).length === 0) return [];
  return [wrongType(path, 'an array', value)];
}

function checkValue(value: unknown, { type, format }: Property, path: string, note: Note): Violation[] {
  if (type === 'any') return [];
  if (isResource(type)) {
    return isObject(value) ? checkProperties(value, type, path, note) : [wrongType(path, 'an object', value)];
  }
  const expected = isVocabulary(type) ? 'string' : type;
  if (expected === 'number' && isNumber(value)) return [];
  if (typeof value !== expected) return [wrongType(path, `a ${expected}`, value)];
  return typeof value === 'string' ? checkText(value, type, format, path, note) : [];
}

function checkText(
  value: string,
  type: PropertyType,
  format: Property['format'],
  path: string,
  note: Note,
): Violation[] {
  if (value === '') return [];
  if (typeof type === 'object' && isVocabulary(type) && type.closed && !type.has(value)) {
    return [valueNotAllowed(path, value, type)];
  }
  if (format === 'guid' && !guid.test(value)) note(`${path} is not a GUID, as in every sample.`);
  if (format === 'country' && !/^[A-Za-z]{2}$/.test(value)) {
    const message = `"${value}" is not a country: two letters (ISO 3166-1 alpha-2) are expected, such as "US".`;
    return [{ path, code: 'invalidCountry', message }];
  }
  if (format === 'dateTime' && instant(value) === undefined) {
    const message = `"${value}" is not a date-time in UTC, such as "2026-12-31T00:00:00Z".`;
    return [{ path, code: 'invalidDateTime', message }];
  }
  return [];
}

function wrongType(path: string, expected: string, value: unknown): Violation {
  const found = Array.isArray(value)
    ? 'an array'
    : isObject(value)
      ? 'an object'
      : isNumber(value)
        ? 'a number'
        : `a ${typeof value}`;
  return { path, code: 'wrongType', message: `${path} must be ${expected}, not ${found}.` };
}
