import { t } from '../../../base/l10n';
import { isVocabulary, type Property, type Resource } from '../../../domain/model/resource';
import { requirementAttribute } from '../../../domain/referral/additionalRequirements';
import { address, customerId, customerProfile } from '../../../domain/referral/customerProfile';
import { member } from '../../../domain/referral/member';
import { substatusesOf } from '../../../domain/referral/statusMachine';
import { attributeType } from '../../../domain/vocabularies/attributeType';
import { customerProfileType } from '../../../domain/vocabularies/customerProfileType';
import { referralStatus } from '../../../domain/vocabularies/referralStatus';
import type { JsonNode, Span } from '../../document/jsonNode';
import type { ParsedDocument } from '../../document/parsedDocument';
import { pathOf, referralPointer } from '../../document/paths';
import { insertProperty } from '../../edits/insertNode';
import { placeIn } from '../../edits/placeAt';
import { propertyOf, resourceAt } from '../../edits/writtenNames';
import { readReferral } from '../../facts/referralView';
import { emailsIn, isEmail } from '../../formats/email';
import { memberOf } from '../../formats/personName';
import type { Problem, TextEdit } from '../../types';
import { defineRule, type RuleFix } from '../defineRule';
import { splitAmount } from './amountObject';
import { onlyValue, profileEntry, type Rewritten, scalarAs } from './scalarAs';

export const wrongType = defineRule({
  code: 'shape.wrong-type',
  severity: 'error',
  summary: 'The value has the wrong JSON type, such as text instead of a number, or one object instead of a list.',
  reason:
    'The service answers such a body with 400 and says little about the reason. The usual causes: numbers and flags in quotes, as in old samples, and `team`, `target`, `ids` or a list of tags given as a single object, because the documentation names the type of one entry.',
  wrong: `
    {
      "details": { "dealValue": "10000" },
      "team": { "firstName": "Ines", "lastName": "Roth" }
    }`,
  right: `
    {
      "details": { "dealValue": 10000 },
      "team": [{ "firstName": "Ines", "lastName": "Roth" }]
    }`,
  remedy: 'Remove or add quotes, or put the value into a list, as the message says.',
  hasSafeFix: true,
  fix: convertType,
});

/** Converts a value to the expected type, if it evidently means the same. */
function convertType(document: ParsedDocument, problem: Problem): RuleFix[] {
  const { offset, data } = problem;
  const path = pathOf(document, problem);
  const index = document.indexAt(offset);
  const node = placeIn(document, index, path)?.node;
  if (node?.type === 'array' && isBroken(document, index, offset, node.length)) return [];
  // A path of a name that occurs twice leads to the other value.
  if (!node || document.offset(index) + node.offset !== offset) return [];
  if (!isWhole(document.text.slice(offset, offset + node.length), node)) return [];
  const { property, resource } = resourceAt(path);
  const literal = document.text.slice(offset, offset + node.length);
  const list = data?.expected === 'array';
  const type = String(list ? data?.item : data?.expected);
  const inner = property && typeof property.type === 'object' && 'kind' in property.type ? property.type : resource;
  const text = node.type === 'string' && (list || type === 'object') ? String(node.value).trim() : '';
  if (/^[[{]/.test(text)) return asJson(text, list, { offset, length: node.length });
  const lone = list ? asList(node, literal, offset, type, inner) : undefined;
  const parts = list ? undefined : (bothStates(document, problem, node) ?? splitAmount(document, problem, node));
  if (parts) return [parts];
  return list ? (lone ? [lone] : []) : asOne(node, literal, offset, type, inner, property);
}

/** Splits a list of a status and its substatus. */
function bothStates(document: ParsedDocument, { offset, path }: Problem, node: JsonNode): RuleFix | undefined {
  if (node.property?.name !== 'status' || node.items.length !== 2) return undefined;
  const [status = '', substatus = ''] = node.items.map(({ value }) => String(value));
  const allowed: readonly string[] = substatusesOf(referralStatus.find(status) ?? '');
  const text = document.textAt(document.indexAt(offset));
  const isFree = text && readReferral(text)?.lacks('substatus');
  if (!isFree || path !== `${referralPointer(document, offset)}/status` || !allowed.includes(substatus))
    return undefined;
  const literal = JSON.stringify(status);
  const edits = [
    { offset, length: node.length, text: literal },
    ...insertProperty(document, referralPointer(document, offset), 'substatus', substatus, { after: 'status' }),
  ];
  return { title: t('Change to {0}', `${literal}, ${JSON.stringify(substatus)}`), preferred: true, edits };
}

/** Whether there is a syntax error in a range of a referral: its content may not belong there. */
function isBroken(document: ParsedDocument, index: number, start: number, length: number): boolean {
  const from = start - document.offset(index);
  const faults = document.textAt(index)?.faults ?? [];
  return faults.some(({ offset }) => offset >= from && offset < from + length);
}

/** Parses JSON that was written into a string. */
function asJson(text: string, isList: boolean, place: Span): RuleFix[] {
  try {
    if (Array.isArray(JSON.parse(text)) !== isList) return [];
  } catch {
    return [];
  }
  return [{ title: t('Change to {0}', shortened(text)), preferred: true, edits: [{ ...place, text }] }];
}

/** Makes a list of a single value. */
function asList(
  node: JsonNode,
  literal: string,
  offset: number,
  type: string,
  resource?: Resource,
): RuleFix | undefined {
  const whole = (text: string): TextEdit[] => [{ offset, length: node.length, text }];
  if (node.type === 'string' && String(node.value).trim() === '') {
    return { title: t('Change to {0}', '[]'), safe: true, preferred: true, edits: whole('[]') };
  }
  if (node.type === 'object' && type === 'object') {
    const ids = resource?.property('profileType') && profileIds(node, resource);
    if (ids)
      return {
        title: t('Change to {0}', shortened(ids.text)),
        safe: ids.safe,
        preferred: true,
        edits: whole(ids.text),
      };
    const entries = entriesOf(node, resource);
    if (entries) return { title: t('Change to {0}', shortened(entries)), preferred: true, edits: whole(entries) };
    const inner = listIn(node, resource);
    if (inner) return { title: t('Change to {0}', shortened(inner)), preferred: true, edits: whole(inner) };
    const edits = [
      { offset, length: 0, text: '[' },
      { offset: offset + node.length, length: 0, text: ']' },
    ];
    // An object that has nothing of an entry is not one.
    const isEntry = node.properties.length === 0 || node.properties.some(({ name }) => isNameOf(name, resource));
    return { title: t('Wrap in an array'), safe: isEntry, ...(isEntry && { preferred: true }), edits };
  }
  if (type === 'object') {
    const duns = dunsEntry(node, resource);
    const tags = node.type === 'string' ? tagsOf(String(node.value), resource) : undefined;
    const entries = duns ?? tags ?? membersOf(node, resource) ?? tagOf(node, literal, resource);
    if (entries === undefined) return undefined;
    const list = `[${entries.text}]`;
    return { title: t('Change to {0}', shortened(list)), safe: entries.safe, preferred: true, edits: whole(list) };
  }
  const item = node.type === type ? literal : undefined;
  return item === undefined
    ? undefined
    : { title: t('Wrap in an array'), safe: true, preferred: true, edits: whole(`[${item}]`) };
}

/** Converts a value of another type, or a list with one entry, to a single value. */
function asOne(
  node: JsonNode,
  literal: string,
  offset: number,
  type: string,
  resource: Resource | undefined,
  property: Property | undefined,
): RuleFix[] {
  const whole = (text: string): TextEdit[] => [{ offset, length: node.length, text }];
  const { items } = node;
  const [first] = items;
  if (first && first.type === type) {
    const single = items.length === 1;
    const start = first.offset - node.offset;
    const end = start + first.length;
    const title = single ? t('Take the value out of the array') : t('Keep the first of {0} values', items.length);
    // Two removals keep the layout of the value between them.
    const edits = [
      { offset, length: start, text: '' },
      { offset: offset + end, length: node.length - end, text: '' },
    ];
    const comments = /\/[/*]/.test(literal.slice(0, start) + literal.slice(end));
    return [{ title, safe: single && !comments, ...(single && { preferred: true }), edits }];
  }
  if (type === 'object') {
    const duns = dunsEntry(node, resource);
    const entry = duns ?? tagOf(node, literal, resource);
    if (entry === undefined) return [];
    const { text, safe } = entry;
    return [{ title: t('Change to {0}', shortened(text)), safe, preferred: true, edits: whole(text) }];
  }
  const inside = onlyValue(node);
  if (inside?.type === type) {
    const text = inside.literal;
    return [{ title: t('Change to {0}', shortened(text)), preferred: true, edits: whole(text) }];
  }
  const scalars = scalarAs(type, node, literal, property, isDuns(node));
  return scalars.map((scalar) => ({
    title: t('Change to {0}', shortened(scalar.text)),
    safe: scalar.safe,
    ...(scalars.length === 1 && !hasOtherCurrency(node) && { preferred: true }),
    edits: whole(scalar.text),
  }));
}

/** Whether an amount names a currency that is not the one beside it: `"USD 10000"` in a deal in EUR. */
function hasOtherCurrency({ value, parent }: JsonNode): boolean {
  const named = typeof value === 'string' ? /\b[A-Z]{3}\b/.exec(value)?.[0] : undefined;
  const beside = parent && propertyOf(parent, undefined, 'currency')?.value?.value;
  return named !== undefined && beside !== undefined && beside !== named;
}

/** Whether a value is the ID in an entry for the D-U-N-S number. */
function isDuns({ parent }: JsonNode): boolean {
  const kind = parent && propertyOf(parent, customerId, 'profileType')?.value?.value;
  return typeof kind === 'string' && customerProfileType.find(kind) === 'Duns';
}

/** Makes an object of a string: the string becomes the property that identifies objects of the resource. */
function tagOf({ type, value }: JsonNode, literal: string, resource: Resource | undefined): Rewritten | undefined {
  if (!resource || type !== 'string' || literal === '""') return undefined;
  const person = resource === member ? memberOf(String(value)) : undefined;
  if (person !== undefined) return { text: person, safe: false };
  const name = nameOf(String(value), resource);
  return name === undefined
    ? undefined
    : { text: `{ "${name}": ${literal} }`, safe: name === 'id' || name === 'organizationId' };
}

function nameOf(value: string, resource: Resource): string | undefined {
  if (resource === address) return /\p{L}.*\d|\d.*\p{L}/u.test(value) ? 'addressLine1' : undefined;
  if (resource === customerProfile) return 'name';
  if (resource === member) return isEmail(value) ? 'email' : undefined;
  if (resource === requirementAttribute) return attributeType.find(value) === undefined ? undefined : 'type';
  if (resource.property('profileType')) return undefined;
  return ['id', 'organizationId'].find((other) => resource.property(other));
}

/** Makes an entry of the customer's IDs from nine digits, which most likely are the D-U-N-S number. */
function dunsEntry({ value }: JsonNode, resource: Resource | undefined): Rewritten | undefined {
  const isDuns = resource?.property('profileType') && /^\d{9}$/.test(String(value));
  return isDuns ? { text: `{ "profileType": "Duns", "id": "${value}" }`, safe: false } : undefined;
}

/** Splits a string of several known tags: "Azure, Teams". */
function tagsOf(value: string, resource: Resource | undefined): Rewritten | undefined {
  const vocabulary = resource?.property('id')?.type;
  if (vocabulary === undefined || !isVocabulary(vocabulary) || vocabulary.find(value)) return undefined;
  const ids = value.split(/[,;]/).map((part) => vocabulary.find(part.trim()));
  if (ids.length < 2 || ids.includes(undefined)) return undefined;
  return { text: [...new Set(ids)].map((id) => `{ "id": ${JSON.stringify(id)} }`).join(', '), safe: true };
}

/** Makes members of a team from the addresses in a string. */
function membersOf({ value }: JsonNode, resource: Resource | undefined): Rewritten | undefined {
  if (resource !== member || typeof value !== 'string') return undefined;
  const people = value.split(/;|(?<=>),/).map(memberOf);
  if (people.length > 1 && !people.includes(undefined)) return { text: people.join(', '), safe: false };
  const emails = emailsIn(value);
  if (emails.length < 2 || !emails.every(isEmail)) return undefined;
  return { text: emails.map((email) => `{ "email": ${JSON.stringify(email)} }`).join(', '), safe: false };
}

function isNameOf(name: string, resource: Resource | undefined): boolean {
  return resource?.resolve(name) !== undefined || resource?.mistakes.has(name.toLowerCase()) === true;
}

/** Returns the list that is the only thing in an object, or the list of the known tags that an object says true of. */
function listIn({ properties }: JsonNode, resource: Resource | undefined): string | undefined {
  const [first, ...others] = properties;
  if (!first || resource?.resolve(first.name)) return undefined;
  if (first.value?.type === 'array' && others.length === 0) return first.value.literal;
  const tags = resource?.property('id')?.type;
  if (tags === undefined || !isVocabulary(tags)) return undefined;
  const ids = properties.map(({ name, value }) => (typeof value?.value === 'boolean' ? tags.find(name) : undefined));
  if (ids.includes(undefined)) return undefined;
  const chosen = ids.filter((_, index) => properties[index]?.value?.value === true);
  return `[${chosen.map((id) => `{ "id": ${JSON.stringify(id)} }`).join(', ')}]`;
}

/** Makes a list of an object whose values are the entries, each under a name of its own. */
function entriesOf({ properties }: JsonNode, resource: Resource | undefined): string | undefined {
  const isMap = properties.every(({ name, value }) => value?.type === 'object' && !resource?.resolve(name));
  return isMap && properties.length > 0 ? `[${properties.map(({ value }) => value?.literal).join(', ')}]` : undefined;
}

/** Writes `{ "duns": "…" }` as the list that the wire has. */
function profileIds(node: JsonNode, resource: Resource): Rewritten | undefined {
  const { properties } = node;
  const entries = properties.flatMap((each) => (resource.resolve(each.name) ? [] : (profileEntry(each) ?? [])));
  if (entries.length === 0 || entries.length < properties.length) return undefined;
  return { text: `[${entries.map(({ text }) => text).join(', ')}]`, safe: entries.every(({ safe }) => safe) };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Whether a scalar's literal is JSON; this fix does not apply to broken ones. */
function isWhole(literal: string, { type }: JsonNode): boolean {
  if (type === 'object' || type === 'array') return literal.endsWith(type === 'object' ? '}' : ']');
  try {
    JSON.parse(literal);
    return true;
  } catch {
    return false;
  }
}
