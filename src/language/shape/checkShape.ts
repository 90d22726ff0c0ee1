import { t } from '../../base/l10n';
import { customerId } from '../../domain/customerId';
import { customerProfileType } from '../../domain/customerProfileType';
import { earlierNames } from '../../domain/earlierNames';
import { isResource } from '../../domain/isResource';
import { isVocabulary } from '../../domain/isVocabulary';
import { referral } from '../../domain/referral';
import { referralStatus } from '../../domain/referralStatus';
import { referralSubstatus } from '../../domain/referralSubstatus';
import type { Property, Resource } from '../../domain/resource';
import { substatusesOf } from '../../domain/statusMachine';
import type { Path } from '../document/referralText';
import { quoteList } from '../quoteList';
import { readablePath } from '../readablePath';
import type { Finding } from '../rules/finding';
import { isObject, type JsonObject, type Spellings } from '../rules/referralView';
import { sentences } from '../sentences';
import { type AllowedValues, allowedValues, checkValue } from './checkValue';
import { actualType, expectedType, jsonType } from './describeType';
import { type Home, homesOf } from './homesOf';
import { evident, nearest } from './nearest';
import { entryNoun } from './nouns';

export interface ShapeResult {
  findings: Finding[];
  spellings: Spellings;
}

/** After so many unknown names the text is something else, and what each may have meant is not worth the time. */
const guesses = 100;

const allowedOf = new Map<unknown, AllowedValues>();

/**
 * Checks the plain value of one referral against the tables of the domain: names, types and closed vocabularies
 *. Reads every property once; allocates only for what is wrong.
 */
export function checkShape(value: JsonObject): ShapeResult {
  const findings: Finding[] = [];
  const spellings = new Map<object, Map<string, string>>();
  const path: (string | number)[] = [];
  let unknown = 0;

  function wrongType(property: Property, inner: unknown, item: boolean): void {
    findings.push({
      code: 'shape.wrong-type',
      message: wrongTypeMessage(property, inner, item, path),
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
        if (finding) findings.push(inner === '' && type === referralSubstatus ? forStatus(finding, value) : finding);
      }
    }
  }

  function object(resource: Resource, inner: JsonObject): void {
    for (const key in inner) {
      const found = inner[key];
      path.push(key);
      const property = resource.property(key) ?? misspelled(resource, key, inner);
      if (!property) {
        // Unknown property: there is no schema for its value.
      } else if (!property.list) {
        one(property, found, false);
      } else if (Array.isArray(found)) {
        for (let index = 0; index < found.length; index++) {
          path.push(index);
          one(property, found[index], true);
          path.pop();
        }
      } else if (found !== null && !(isObject(found) && isEmpty(found))) {
        // The documentation itself shows `{}` for an empty list.
        wrongType(property, found, false);
      }
      path.pop();
    }
  }

  function misspelled(resource: Resource, key: string, inner: JsonObject): Property | undefined {
    const resolved = resource.resolve(key, () => Object.keys(inner));
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
      findings.push(twice(key, property.name, path.slice(), names.get(property.name)));
    } else {
      names.set(property.name, key);
    }
    findings.push({
      code: 'shape.documented-spelling',
      message: t('Write "{0}" as "{1}". Property names are in camelCase.', key, property.name),
      path: path.slice(),
      at: 'key',
      data: { found: key, suggestion: property.name, allowed: [property.name] },
    });
    return property;
  }

  object(referral, value);
  return { findings, spellings };
}

/** @param earlier how the other one is written; the wire's name if not given */
function twice(key: string, name: string, path: Path, earlier = name): Finding {
  return {
    code: 'syntax.duplicate-property',
    message: t('"{0}" and "{1}" are the same property. Keep one of them.', key, name),
    path,
    at: 'key',
    related: [{ path: [...path.slice(0, -1), earlier], message: t('The other "{0}"', name) }],
    data: { found: key },
  };
}

function unknownProperty(resource: Resource, key: string, path: Path, guessing: boolean): Finding {
  const names = resource.properties.map((property) => property.name);
  const known = resource.mistakes.get(key.toLowerCase());
  const near = known ? [known] : guessing ? nearest(key, names) : [];
  const owner = readablePath(path.slice(0, -1));
  const shown = key.length > 60 ? `${key.slice(0, 60)}…` : key;
  return {
    code: 'shape.unknown-property',
    message: sentences(
      owner === '' ? t('Unknown property "{0}".', shown) : t('Unknown property "{0}" in "{1}".', shown, owner),
      profileKind(resource, key) ?? hint(key, near[0], guessing),
    ),
    path,
    at: 'key',
    data: { found: key, suggestion: known ?? (guessing ? evident(key, names) : undefined), allowed: near },
  };
}

/** Explains the documentation's own form of a customer's ids, which has a property for each kind. */
function profileKind(resource: Resource, key: string): string | undefined {
  const kind = resource === customerId ? customerProfileType.find(key) : undefined;
  return kind && t('Write each ID as { "profileType": "{0}", "id": "…" }.', kind);
}

function hint(key: string, near: string | undefined, guessing: boolean): string | undefined {
  if (earlierNames.has(key.toLowerCase()))
    return near === undefined
      ? t('It is a name of the 2018 version, which the service no longer has.')
      : t('It is a name of the 2018 version. Use "{0}".', near);
  if (near !== undefined) return t('Did you mean "{0}"?', near);
  return guessing ? belonging(key) : undefined;
}

/** Where a name belongs that another object has. */
function belonging(key: string): string | undefined {
  const [home, other] = homesOf(key);
  if (!home) return undefined;
  const place = ({ owner }: Home) => (owner ? `"${owner}"` : t('the referral itself'));
  return other
    ? t('"{0}" belongs in {1} or {2}.', home.name, place(home), place(other))
    : t('"{0}" belongs in {1}.', home.name, place(home));
}

function wrongTypeMessage(property: Property, inner: unknown, item: boolean, path: Path): string {
  const noun = item ? entryNoun(property.name) : undefined;
  const [expected, actual] = [expectedType(property, item), actualType(inner)];
  return noun
    ? t('Each {0} must be {1}, not {2}.', noun, expected, actual)
    : t('"{0}" must be {1}, not {2}.', readablePath(path), expected, actual);
}

/** Says which substatus the status of the referral asks for, in place of an empty one. */
function forStatus(finding: Finding, value: JsonObject): Finding {
  const status = typeof value.status === 'string' ? referralStatus.find(value.status) : undefined;
  const allowed = substatusesOf(status ?? '');
  if (status === undefined || allowed.length === 0) return finding;
  const message = t('Substatus is empty. With status {0}, use {1}.', status, quoteList(allowed));
  return { ...finding, message };
}

function isEmpty(value: JsonObject): boolean {
  for (const _ in value) return false;
  return true;
}
