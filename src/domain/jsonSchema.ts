import { customerMarketplaceIntent } from './customerMarketplaceIntent';
import { formatSchema } from './formatSchema';
import { isResource } from './isResource';
import { isVocabulary } from './isVocabulary';
import { partnerRole } from './partnerRole';
import { referral } from './referral';
import { referralDetails } from './referralDetails';
import { requirementAttribute } from './requirementAttribute';
import type { Property, Resource, StringFormat } from './resource';
import { solutions } from './solutions';
import { solutionTag } from './solutionTag';
import { statusTable } from './statusMachine';
import { taxonomies } from './taxonomies';
import type { Vocabulary } from './vocabulary';

/** A JSON Schema, as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/**
 * The JSON Schema (draft-07) of a referral file, for editors other than VS Code: one referral, an array of them, or a
 * list response. It is lenient where the service is: every value may be null, unknown and documented PascalCase names
 * are let pass, and what only a create needs is not required, because a schema cannot tell a create from an update.
 */
export function jsonSchema(): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const root = objectSchema(referral, definitions);
  const referrals = { allOf: [{ type: 'object' }, { $ref: '#' }] };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Partner Center Referral',
    ...root,
    type: ['object', 'array'],
    properties: {
      ...(root.properties as JsonSchema),
      value: { type: ['array', 'null'], items: referrals, description: 'The referrals of a list response.' },
    },
    items: referrals,
    allOf: statusTable.map(({ status, substatuses }) => ({
      if: { type: 'object', required: ['status'], properties: { status: { const: status } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { properties: { substatus: { enum: [...substatuses, 'None', null] } } },
    })),
    definitions,
  };
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
]);

function objectSchema(resource: Resource, definitions: Record<string, JsonSchema>): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  for (const property of resource.properties) {
    properties[property.name] = {
      ...(property.list ? listSchema(property, definitions) : valueSchema(property, definitions)),
      description: property.description.replaceAll('`', ''),
      markdownDescription: property.description,
      ...(property.readOnly && { readOnly: true }),
    };
  }
  return { type: ['object', 'null'], description: resource.description, properties, ...conditions.get(resource) };
}

/** The service's own answers have `{}` for an empty list. */
function listSchema(property: Property, definitions: Record<string, JsonSchema>): JsonSchema {
  return { type: ['array', 'object', 'null'], maxProperties: 0, items: valueSchema(property, definitions) };
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
      definitions[name] = objectSchema(type, definitions);
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

/** Known values to offer, and any other string. */
function openSchema(values: readonly string[], vocabulary?: Vocabulary): JsonSchema {
  const enumDescriptions = vocabulary?.terms.map(({ description }) => description);
  return { anyOf: [{ enum: values, ...(enumDescriptions && { enumDescriptions }) }, { type: ['string', 'null'] }] };
}

/** Tags have one name in the documentation and a vocabulary each. */
function definitionName(resource: Resource): string {
  const id = resource.property('id')?.type;
  return resource.name === 'Tag' && id && isVocabulary(id) ? `${id.name}Tag` : resource.name;
}
