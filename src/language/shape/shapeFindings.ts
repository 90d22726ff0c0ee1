import { t } from '../../base/l10n';
import { isResource, type Property, type Resource } from '../../domain/model/resource';
import { customerId, customerProfile } from '../../domain/referral/customerProfile';
import { member } from '../../domain/referral/member';
import { customerProfileType } from '../../domain/vocabularies/customerProfileType';
import type { JsonNode, JsonProperty, Path } from '../document/jsonNode';
import { readablePath, sentences } from '../wording';
import type { Finding } from './finding';
import { type Home, homesOf } from './homesOf';
import { evident, nearest } from './nearest';
import { entryNoun, expectedType, jsonType, typeNoun } from './nouns';

/** Reports `syntax.duplicate-property` for a name that its object already has. */
export function duplicateName(place: JsonProperty, name: string, other: JsonProperty): Finding {
  return {
    code: 'syntax.duplicate-property',
    message: t('"{0}" appears twice in this object. Keep one of them.', name),
    place,
    at: 'key',
    related: [{ place: other, message: t('The other "{0}"', name) }],
    data: { found: name },
  };
}

/** Reports `syntax.duplicate-property` for a property that its object also has in another spelling. */
export function sameProperty(place: JsonProperty, name: string, other: JsonProperty): Finding {
  const key = place.name;
  return {
    code: 'syntax.duplicate-property',
    message: t('"{0}" and "{1}" are the same property. Keep one of them.', key, name),
    place,
    at: 'key',
    related: [{ place: other, message: t('The other "{0}"', name) }],
    data: { found: key, other: other.name },
  };
}

/** Reports `shape.documented-spelling`. */
export function otherSpelling(place: JsonProperty, key: string, name: string): Finding {
  return {
    code: 'shape.documented-spelling',
    message: t('Write "{0}" as "{1}". Property names are in camelCase.', key, name),
    place,
    at: 'key',
    data: { found: key, suggestion: name, allowed: [name] },
  };
}

/**
 * Reports `shape.unknown-property`.
 * @param owner path of the object
 * @param guessing whether to say what the name may mean
 */
export function unknownName(
  place: JsonProperty,
  resource: Resource,
  key: string,
  owner: Path,
  guessing: boolean,
): Finding | undefined {
  const all = resource.properties.map((property) => property.name);
  // A plain name does not mean an annotation.
  const names = key.includes('@') ? all : all.filter((name) => !name.includes('@'));
  const known = resource.mistakes.get(key.toLowerCase());
  // OData lets a service describe anything; such a name is wrong only if it is nearly one of ours.
  if (key.includes('@odata.') && !(guessing && evident(key, names))) return undefined;
  // A name that belongs in another object is not a typing mistake.
  const guesses = guessing && (known !== undefined || homesOf(key, owner).length === 0);
  const near = known ? [known] : guesses ? nearest(key, names) : [];
  const shown = key.length > 60 ? `${key.slice(0, 60)}…` : key;
  const path = readablePath(owner);
  return {
    code: 'shape.unknown-property',
    message: sentences(
      path === '' ? t('Unknown property "{0}".', shown) : t('Unknown property "{0}" in "{1}".', shown, path),
      (isPersonName(resource, key) ? t('Use "firstName" and "lastName".') : profileKind(resource, key)) ??
        hint(isEarlier(place) ? earlierName : key, owner, near[0], guessing),
    ),
    place,
    at: 'key',
    data: { found: key, suggestion: known ?? (guesses ? evident(key, names) : undefined), allowed: near },
  };
}

/** Explains the documentation's form of a customer's IDs, which has a property for each kind. */
function profileKind(resource: Resource, key: string): string | undefined {
  const isNear = resource === customerId || resource === customerProfile;
  const kind = isNear ? customerProfileType.find(key) : undefined;
  return kind && t('Write each ID as { "profileType": "{0}", "id": "…" }.', kind);
}

/** A name that only the 2018 version had. */
const earlierName = 'objectType';

/** Whether a property is the 2018 version's `attributes: { objectType }`. */
function isEarlier({ name, value }: JsonProperty): boolean {
  return name.toLowerCase() === 'attributes' && value?.properties.some((each) => each.name === earlierName) === true;
}

function hint(key: string, owner: Path, near: string | undefined, guessing: boolean): string | undefined {
  if (earlierNames.has(key.toLowerCase()))
    return near === undefined
      ? t('It is a name of the 2018 version, which the service no longer has.')
      : t('It is a name of the 2018 version. Use "{0}".', near);
  if (near !== undefined) return t('Did you mean "{0}"?', near);
  return guessing ? belonging(key, owner) : undefined;
}

/** Says which other object a name belongs in. */
function belonging(key: string, owner: Path): string | undefined {
  const [home, other] = homesOf(key, owner);
  if (!home) return undefined;
  const place = ({ owner }: Home) => (owner ? `"${owner}"` : t('the referral itself'));
  return other
    ? t('"{0}" belongs in {1} or {2}.', home.name, place(home), place(other))
    : t('"{0}" belongs in {1}.', home.name, place(home));
}

/** Reports `shape.wrong-type`. */
export function otherType(property: Property, place: JsonNode, path: Path, isItem: boolean): Finding {
  const noun = isItem ? entryNoun(property.name) : undefined;
  const [expected, actual] = [expectedType(property, isItem), typeNoun(place.type)];
  return {
    code: 'shape.wrong-type',
    message: noun
      ? t('Each {0} must be {1}, not {2}.', noun, expected, actual)
      : t('"{0}" must be {1}, not {2}.', readablePath(path), expected, actual),
    place,
    at: 'value',
    data: {
      expected: property.list && !isItem ? 'array' : jsonType(property),
      item: jsonType(property),
      ...(isResource(property.type) && property.type.property('id') && { tag: true }),
    },
  };
}

/** Whether an unknown name of an object is meant to hold a person's whole name. */
export function isPersonName(resource: Resource | undefined, name: string): boolean {
  return resource === member && /^(?:full|display|contact)?[ _-]?name$/i.test(name);
}

/** Names of the drafts of 2018 and 2019, which the API no longer has, in lower case. */
export const earlierNames: ReadonlySet<string> = new Set(
  [
    'objectType',
    'estimatedClosingDateTime',
    'statusDetail',
    'businessProfileId',
    'invitedByOrganizationId',
    'referralId',
  ].map((name) => name.toLowerCase()),
);
