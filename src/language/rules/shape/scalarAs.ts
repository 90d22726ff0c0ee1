import { isVocabulary, type Property } from '../../../domain/model/resource';
import { requirementAttribute } from '../../../domain/referral/additionalRequirements';
import { solutionFields } from '../../../domain/referral/solutionFields';
import { attributeType } from '../../../domain/vocabularies/attributeType';
import { customerProfileType } from '../../../domain/vocabularies/customerProfileType';
import { customerSize } from '../../../domain/vocabularies/customerSize';
import { findSizes } from '../../../domain/vocabularies/findSizes';
import type { JsonNode, JsonProperty } from '../../document/jsonNode';
import { propertyOf } from '../../edits/writtenNames';
import { amountsMeant } from '../../formats/amountsMeant';
import { timestampDate } from '../../formats/timestampDate';

/** A scalar written as another type, and whether it evidently means the same. */
export interface Rewritten {
  text: string;
  safe: boolean;
}

const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** A number with a point that may separate thousands. */
const thousands = /^-?[1-9]\d{0,2}\.\d{3}$/;

const yes: ReadonlySet<string> = new Set(['true', 'yes', 'y', 'ja', 'j', 'on', '1']);
const no: ReadonlySet<string> = new Set(['false', 'no', 'n', 'nein', 'off', '0']);

/** Returns what a word means as true or false; undefined if it means neither. */
export function booleanMeant(word: string): boolean | undefined {
  const lower = word.toLowerCase();
  return yes.has(lower) ? true : no.has(lower) ? false : undefined;
}

/** Properties whose texts consist of digits: only these are quoted without asking. */
const digitTexts: ReadonlySet<string> = new Set(['postalCode', 'phoneNumber', 'mpnId', 'invitedMpnId']);

/**
 * Returns a scalar's literal as one of `type`, best first; none if it has no such meaning. Digits stay as they are.
 * @param isDuns whether the value is a D-U-N-S number
 */
export function scalarAs(
  type: string,
  node: JsonNode,
  literal: string,
  property: Property | undefined,
  isDuns = false,
): Rewritten[] {
  const said = String(node.value).trim();
  switch (type) {
    case 'string':
      return asText(node, literal, property, isDuns);
    case 'number':
      return node.type === 'string' ? numbersOf(said) : [];
    case 'boolean': {
      if (node.type !== 'string' && node.type !== 'number') return [];
      const meant = booleanMeant(said);
      return meant === undefined ? [] : [{ text: String(meant), safe: /^(?:true|false)$/i.test(said) }];
    }
    default:
      return [];
  }
}

function asText(node: JsonNode, literal: string, property: Property | undefined, isDuns: boolean): Rewritten[] {
  if (node.type !== 'number' && node.type !== 'boolean') return [];
  const { type, format, name = '' } = property ?? {};
  if (format === 'dateTime') {
    const date = node.type === 'number' ? timestampDate(literal) : undefined;
    return date === undefined ? [] : [{ text: JSON.stringify(date), safe: false }];
  }
  // No value of a list, no area, no code and no address is a number.
  const isListed = type !== undefined && type !== 'string' && isVocabulary(type);
  if (isListed && type.name === customerSize.name && /^\d+$/.test(literal))
    return (findSizes(literal)?.sizes ?? []).map((size) => ({ text: `"${size}"`, safe: false }));
  if (isListed || Object.hasOwn(solutionFields, name) || (format && format !== 'digits')) return [];
  if (isDuns && /^\d{7,9}$/.test(literal)) return [dunsText(literal)];
  if (node.type === 'boolean' && isIntent(node)) return [{ text: node.value === true ? '"Yes"' : '"No"', safe: false }];
  return [{ text: `"${literal}"`, safe: digitTexts.has(name) && /^\d+$/.test(literal) }];
}

/** Returns the text of a D-U-N-S number. Adds leading zeros, which spreadsheets drop. */
function dunsText(digits: string): Rewritten {
  return { text: `"${digits.padStart(9, '0')}"`, safe: digits.length === 9 };
}

/** Whether a value belongs to the attribute about the customer's intent to purchase. */
function isIntent({ parent }: JsonNode): boolean {
  const type = parent && propertyOf(parent, requirementAttribute, 'type')?.value?.value;
  return typeof type === 'string' && attributeType.find(type) === 'CustomerMarketplaceIntent';
}

function numbersOf(said: string): Rewritten[] {
  // `"25.000"` may be a number of thousands, as `"€ 25.000"` may.
  if (number.test(said) && !thousands.test(said))
    return Number.isFinite(Number(said)) ? [{ text: said, safe: true }] : [];
  // Separators mean different things in different countries: a user chooses.
  return amountsMeant(said).map((text) => ({ text, safe: false }));
}

/** Rewrites an entry of the customer's `ids` from the documentation's form, `"Duns": "…"`, to the wire's. */
export function profileEntry({ name, value }: JsonProperty): Rewritten | undefined {
  const kind = customerProfileType.find(name);
  const isNumber = value?.type === 'number' && /^\d+$/.test(String(value.value));
  if (!kind || !(isNumber || value?.type === 'string')) return undefined;
  const digits = String(value.value);
  const { text, safe } = isNumber && kind === 'Duns' ? dunsText(digits) : { text: JSON.stringify(digits), safe: true };
  return { text: `{ "profileType": "${kind}", "id": ${text} }`, safe };
}

const choice = /^(?:value|code|id|key)$/i;
const label = /^(?:label|name|displayName|text)$/i;

/** Returns the value that is the only thing in an object, or that has nothing beside it but its label. */
export function onlyValue({ properties }: JsonNode): JsonNode | undefined {
  const [first, ...others] = properties.filter(({ name }) => properties.length === 1 || !label.test(name));
  const isOnly =
    others.length === 0 && (properties.length === 1 || (properties.length === 2 && choice.test(first?.name ?? '')));
  return isOnly ? first?.value : undefined;
}
