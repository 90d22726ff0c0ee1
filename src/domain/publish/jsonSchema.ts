import { isResource, isVocabulary, type Property, type Resource, type StringFormat } from '../model/resource';
import type { Vocabulary } from '../model/vocabulary';
import { requirementAttribute } from '../referral/additionalRequirements';
import { customerId } from '../referral/customerProfile';
import { referral } from '../referral/referral';
import { referralDetails } from '../referral/referralDetails';
import { solutionTag } from '../referral/solutionTag';
import { statusTable } from '../referral/statusMachine';
import { taxonomies } from '../taxonomy/taxonomies';
import { allYears } from '../taxonomy/taxonomy';
import { customerMarketplaceIntent } from '../vocabularies/customerMarketplaceIntent';
import { partnerRole } from '../vocabularies/partnerRole';
import { solutions } from '../vocabularies/solutions';
import { formatSchema } from './formatSchema';
import { referralTemplates } from './referralTemplates';

/** A JSON Schema, as plain data. */
type JsonSchema = { readonly [keyword: string]: unknown };

/**
 * Returns the JSON Schema (draft-07) of a referral file, for editors other than VS Code: one referral, an array of
 * them, or a list response. Every value may be null, as in answers of the service; unknown names are rejected,
 * documented PascalCase names are not. What only a create needs is required by `createSchema`, because a schema cannot
 * tell a create from an update.
 */
export function jsonSchema(): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const root = objectSchema(referral, definitions, '#');
  const referrals = { allOf: [{ type: 'object' }, { $ref: '#' }] };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://github.com/referral-tools/partner-center-referrals/schemas/referral.schema.json',
    title: 'Partner Center Referral',
    ...root,
    type: ['object', 'array'],
    properties: {
      ...(root.properties as JsonSchema),
      value: { type: ['array', 'null'], items: referrals, description: 'The referrals of a list response.' },
    },
    items: referrals,
    defaultSnippets: referralTemplates.map(({ label, detail, value }) => ({ label, description: detail, body: value })),
    allOf: [...statusConditions(), ...playConditions()],
    definitions,
  };
}

/** Returns the JSON Schema of new referrals: as `jsonSchema`, with what a create needs. */
export function createSchema(): JsonSchema {
  const { $schema, definitions } = jsonSchema();
  const filled = { type: 'string', pattern: '\\S' };
  const needs = {
    type: 'object',
    allOf: referral.properties
      .filter(({ required }) => required)
      .map(({ name, documented }) => ({
        anyOf: [...new Set([name, documented ?? name, capitalized(name)])].map((each) => ({ required: [each] })),
      })),
    properties: inAnyCase({
      name: filled,
      customerProfile: { type: 'object', properties: inAnyCase({ name: filled }) },
      consent: { type: 'object' },
      details: { type: 'object', properties: inAnyCase({ currency: filled, closingDateTime: filled }) },
    }),
  };
  return {
    ...jsonSchema(),
    $schema,
    $id: 'https://github.com/referral-tools/partner-center-referrals/schemas/create.schema.json',
    title: 'New Partner Center Referral',
    type: 'object',
    properties: jsonSchema().properties,
    allOf: [...(jsonSchema().allOf as JsonSchema[]), needs],
    definitions,
  };
}

/** Returns the same for the names that the documentation and serializers write. */
function inAnyCase(properties: Record<string, JsonSchema>): Record<string, JsonSchema> {
  const capitals = Object.entries(properties).map(([name, schema]) => [capitalized(name), schema]);
  return { ...properties, ...Object.fromEntries(capitals) };
}

/** Keywords that only VS Code knows. */
const editorKeywords: ReadonlySet<string> = new Set([
  ...['markdownDescription', 'enumDescriptions', 'patternErrorMessage', 'defaultSnippets'],
]);

/** Returns a schema with the keywords of draft-07 only, as strict validators want it. */
export function plainSchema(schema: JsonSchema): JsonSchema {
  return plain(schema) as JsonSchema;
}

/** @param isNames whether the keys are names of properties or definitions, not keywords */
function plain(node: unknown, isNames = false): unknown {
  if (Array.isArray(node)) return node.map((item) => plain(item));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => {
      if (!isNames && editorKeywords.has(key)) return [];
      const holdsNames = !isNames && ['properties', 'patternProperties', 'definitions'].includes(key);
      return [[key, key === 'enum' || key === 'const' ? value : plain(value, holdsNames)]];
    }),
  );
}

/** Returns the substatuses of each status, in both spellings. */
function statusConditions(): JsonSchema[] {
  return [
    ['status', 'substatus'],
    ['Status', 'Substatus'],
  ].flatMap(([status = '', substatus = '']) =>
    statusTable.map((row) => ({
      if: { type: 'object', required: [status], properties: { [status]: { const: row.status } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { properties: { [substatus]: { enum: [...row.substatuses, 'None', null] } } },
    })),
  );
}

/**
 * Returns conditions that reject plays of other areas than the given one. Unknown plays and areas pass: tables change
 * every year.
 */
function playConditions(): JsonSchema[] {
  const all = allYears(taxonomies);
  return all.areas.map((area) => ({
    if: { type: 'object', required: ['solutionArea'], properties: { solutionArea: { const: area } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { solutionPlay: { not: { enum: all.plays.filter((play) => !all.allows(area, play)) } } } },
  }));
}

/** Values that are known for a property whose type is any string. */
const suggestions = new Map<Property | undefined, readonly string[]>([
  [referral.property('solutionArea'), taxonomies.flatMap(({ areas }) => areas)],
  [referral.property('solutionPlay'), taxonomies.flatMap(({ plays }) => plays)],
  [solutionTag.property('id'), solutions.values],
  [
    requirementAttribute.property('id'),
    [
      ...customerMarketplaceIntent.values,
      ...partnerRole.values,
      ...taxonomies.flatMap(({ areas, plays }) => [...areas, ...plays]),
    ],
  ],
]);

/** What one property of a resource says about another. */
const conditions = new Map<Resource, JsonSchema>([
  [
    solutionTag,
    {
      if: { type: 'object', required: ['type'], properties: { type: { const: 'Category' } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { properties: { id: { anyOf: [{ enum: [...solutions.values, null] }, { not: { type: 'string' } }] } } },
    },
  ],
  [
    customerId,
    {
      if: { type: 'object', required: ['profileType'], properties: { profileType: { const: 'Duns' } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: {
        properties: { id: { pattern: '^(?:\\d{9})?$', patternErrorMessage: 'A D-U-N-S number has nine digits.' } },
      },
    },
  ],
  [
    requirementAttribute,
    {
      if: { type: 'object', required: ['type'], properties: { type: { const: 'PartnerRole' } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: {
        properties: { id: { anyOf: [{ enum: [...partnerRole.values, '', null] }, { not: { type: 'string' } }] } },
      },
    },
  ],
]);

function objectSchema(resource: Resource, definitions: Record<string, JsonSchema>, address: string): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  for (const property of resource.properties) {
    properties[property.name] = {
      ...(property.list ? listSchema(property, definitions) : valueSchema(property, definitions)),
      description: property.description.replaceAll('`', ''),
      ...(property.description.includes('`') && { markdownDescription: property.description }),
      ...(property.readOnly && { readOnly: true }),
    };
  }
  for (const [written, names] of otherSpellings(resource)) {
    const [first, ...more] = names.map((name) => ({ $ref: `${address}/properties/${name}` }));
    if (first) properties[written] = more.length > 0 ? { anyOf: [first, ...more] } : first;
  }
  return {
    type: ['object', 'null'],
    description: resource.description,
    properties,
    patternProperties: { '@odata\\.': {} },
    additionalProperties: false,
    ...conditions.get(resource),
  };
}

/**
 * Returns the documentation's names, and those that serializers write in its style, with the properties that they may
 * mean: `SolutionType` is `type`, or the service's `solutionType`.
 */
function otherSpellings(resource: Resource): Map<string, string[]> {
  const known = new Set(resource.properties.map(({ name }) => name));
  const spellings = new Map<string, string[]>();
  for (const { name, documented } of resource.properties) {
    for (const written of new Set([documented, capitalized(name)]))
      if (written && !known.has(written)) spellings.set(written, [...(spellings.get(written) ?? []), name]);
  }
  return spellings;
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Returns the schema of a list. It allows `{}`, which the service writes for an empty list. */
function listSchema(property: Property, definitions: Record<string, JsonSchema>): JsonSchema {
  const isTags = isResource(property.type) && property.type.name === 'Tag';
  return {
    type: ['array', 'object', 'null'],
    maxProperties: 0,
    items: valueSchema(property, definitions),
    ...(isTags && { uniqueItems: true }),
  };
}

/** Numbers that are never below zero. */
const amounts = new Set<Property | undefined>([
  referralDetails.property('dealValue'),
  solutionTag.property('price'),
  solutionTag.property('quantity'),
]);

/** Formats that are long lists of codes: one definition for all properties. */
const listed = new Map<StringFormat, string>([
  ['country', 'Country'],
  ['currency', 'Currency'],
]);

function valueSchema(property: Property, definitions: Record<string, JsonSchema>): JsonSchema {
  const { type, mayBeEmpty, format } = property;
  if (isResource(type)) {
    const name = definitionName(type);
    if (!(name in definitions)) {
      definitions[name] = {}; // holds the place, should a resource ever lead back to itself
      definitions[name] = objectSchema(type, definitions, `#/definitions/${name}`);
    }
    // Beside $ref, draft-07 reads nothing: a description would be lost.
    return { allOf: [{ $ref: `#/definitions/${name}` }] };
  }
  if (isVocabulary(type)) return type.closed ? enumSchema(type, mayBeEmpty === true) : openSchema(type.values, type);
  if (type === 'any') return {};
  const known = suggestions.get(property);
  if (known) return openSchema([...new Set(known)]);
  if (type === 'string' && format) {
    const name = listed.get(format);
    if (!name) return formatSchema(property);
    definitions[name] ??= formatSchema(property);
    return { allOf: [{ $ref: `#/definitions/${name}` }] };
  }
  return { type: [type, 'null'], ...(amounts.has(property) && { minimum: 0 }) };
}

function enumSchema({ values, terms }: Vocabulary, mayBeEmpty: boolean): JsonSchema {
  const descriptions = terms.map(({ description }) => description);
  return {
    enum: [...values, ...(mayBeEmpty ? [''] : []), null],
    enumDescriptions: [...descriptions, ...(mayBeEmpty ? ['Not given.'] : []), 'Not given.'],
  };
}

/** Returns a schema that offers known values and allows any other string. */
function openSchema(values: readonly string[], vocabulary?: Vocabulary): JsonSchema {
  const enumDescriptions = vocabulary?.terms.map(({ description }) => description);
  return { anyOf: [{ enum: values, ...(enumDescriptions && { enumDescriptions }) }, { type: ['string', 'null'] }] };
}

/** Tags have one name in the documentation and a vocabulary each. */
function definitionName(resource: Resource): string {
  const id = resource.property('id')?.type;
  return resource.name === 'Tag' && id && isVocabulary(id) ? `${id.name}Tag` : resource.name;
}
