import { isResource } from '../../domain/isResource';
import { isVocabulary } from '../../domain/isVocabulary';
import { referral } from '../../domain/referral';
import type { Property, Resource } from '../../domain/resource';
import type { Path } from '../document/referralText';
import type { Finding } from '../rules/finding';
import { isObject, type JsonObject, type Spellings } from '../rules/referralView';
import { type AllowedValues, allowedValues, checkValue } from './checkValue';
import { actualType, expectedType, jsonType } from './describeType';
import { homesOf } from './homesOf';
import { evident, nearest } from './nearest';

export interface ShapeResult {
  findings: Finding[];
  spellings: Spellings;
}

/** After so many unknown names the text is something else, and what each may have meant is not worth the time. */
const guesses = 100;

const allowedOf = new Map<unknown, AllowedValues>();

/**
 * Checks the plain value of one referral against the tables of the domain: names, types and closed vocabularies
 * (RULES.md, "Shape" and "Values"). Reads every property once; allocates only for what is wrong.
 */
export function checkShape(value: JsonObject): ShapeResult {
  const findings: Finding[] = [];
  const spellings = new Map<object, Map<string, string>>();
  const path: (string | number)[] = [];
  let unknown = 0;

  function wrongType(property: Property, inner: unknown, item: boolean): void {
    findings.push({
      code: 'shape.wrong-type',
      message: `"${property.name}" must be ${expectedType(property, item)}, but this is ${actualType(inner)}.`,
      path: path.slice(),
      at: 'value',
      data: {
        expected: property.list && !item ? 'array' : jsonType(property),
        item: jsonType(property),
        ...(isResource(property.type) && property.type.property('id') && { tag: true }),
      },
    });
  }

  function one(property: Property, inner: unknown, item: boolean): void {
    const { type } = property;
    if (inner === null || type === 'any') return;
    if (type === 'string' || type === 'number' || type === 'boolean') {
      if (typeof inner !== type) wrongType(property, inner, item);
    } else if (isResource(type)) {
      if (isObject(inner)) object(type, inner);
      else wrongType(property, inner, item);
    } else if (isVocabulary(type)) {
      if (typeof inner !== 'string') wrongType(property, inner, item);
      else if (!type.has(inner) && type.closed && !(inner === '' && property.mayBeEmpty)) {
        let allowed = allowedOf.get(type);
        if (!allowed) {
          allowed = allowedValues(type);
          allowedOf.set(type, allowed);
        }
        const finding = checkValue(inner, allowed, path.slice());
        if (finding) findings.push(finding);
      }
    }
  }

  function object(resource: Resource, inner: JsonObject): void {
    for (const key in inner) {
      const found = inner[key];
      path.push(key);
      const property = resource.property(key) ?? misspelled(resource, key, inner);
      if (!property) {
        // What it holds is nobody's.
      } else if (!property.list) {
        one(property, found, false);
      } else if (Array.isArray(found)) {
        for (let index = 0; index < found.length; index++) {
          path.push(index);
          one(property, found[index], true);
          path.pop();
        }
      } else if (found !== null && !(isObject(found) && isEmpty(found))) {
        // The documentation itself shows `{}` for an empty list (FACTS.md, section 8.2).
        wrongType(property, found, false);
      }
      path.pop();
    }
  }

  function misspelled(resource: Resource, key: string, inner: JsonObject): Property | undefined {
    const resolved = resource.resolve(key);
    if (!resolved) {
      unknown++;
      findings.push(unknownProperty(resource, key, path.slice(), unknown <= guesses));
      return undefined;
    }
    const { property } = resolved;
    let names = spellings.get(inner);
    if (!names) {
      names = new Map();
      spellings.set(inner, names);
    }
    if (Object.hasOwn(inner, property.name) || names.has(property.name)) {
      findings.push(twice(key, property.name, path.slice()));
    } else {
      names.set(property.name, key);
    }
    findings.push({
      code: 'shape.documented-spelling',
      message: `"${key}" is sent as "${property.name}": the service writes names in camelCase.`,
      path: path.slice(),
      at: 'key',
      data: { found: key, suggestion: property.name, allowed: [property.name] },
    });
    return property;
  }

  object(referral, value);
  return { findings, spellings };
}

function twice(key: string, name: string, path: Path): Finding {
  return {
    code: 'syntax.duplicate-property',
    message: `"${key}" is the same property as "${name}", which this object has already. Keep one of them.`,
    path,
    at: 'key',
    data: { found: key },
  };
}

function unknownProperty(resource: Resource, key: string, path: Path, guessing: boolean): Finding {
  const names = resource.properties.map((property) => property.name);
  const known = resource.mistakes.get(key.toLowerCase());
  const near = known ? [known] : guessing ? nearest(key, names) : [];
  const guess = near[0] === undefined ? (guessing ? belonging(key) : '') : ` Did you mean "${near[0]}"?`;
  const shown = key.length > 60 ? `${key.slice(0, 60)}…` : key;
  return {
    code: 'shape.unknown-property',
    message: `"${shown}" is not a property of ${resource.name}.${guess}`,
    path,
    at: 'key',
    data: { found: key, suggestion: known ?? (guessing ? evident(key, names) : undefined), allowed: near },
  };
}

/** Where a name belongs that another object has. */
function belonging(key: string): string {
  const [home, ...others] = homesOf(key);
  if (!home) return '';
  const owners = [home, ...others].map(({ owner }) => (owner ? `"${owner}"` : 'the referral itself')).join(' or ');
  return ` "${home.name}" belongs into ${owners}.`;
}

function isEmpty(value: JsonObject): boolean {
  for (const _ in value) return false;
  return true;
}
