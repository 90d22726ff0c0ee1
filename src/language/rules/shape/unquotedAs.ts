import { isVocabulary } from '../../../domain/model/isVocabulary';
import type { Property } from '../../../domain/model/resource';
import { looseDateTime } from '../../dates/looseDateTime';
import { amountsMeant } from '../../formats/amountsMeant';
import { booleanMeant, type Rewritten } from './scalarAs';

/** Literals of other languages → those of JSON. */
const literals: Readonly<Record<string, string>> = {
  true: 'true',
  false: 'false',
  null: 'null',
  none: 'null',
  nil: 'null',
  undefined: 'null',
  nan: 'null',
  infinity: 'null',
  '-infinity': 'null',
};

/**
 * Returns a value that is not JSON, since it has no quotes or is written as another language has it, as JSON has it:
 * what it may mean as a value of its property, best first.
 * @param property undefined if it is unknown, or holds no single value
 */
export function unquotedAs(found: string, property: Property | undefined): Rewritten[] {
  const lower = found.toLowerCase();
  const literal = Object.hasOwn(literals, lower) ? literals[lower] : undefined;
  const type = property?.type;
  if (literal === 'null') return [{ text: literal, safe: !isLossy.test(found) }];
  if (type === 'boolean') {
    const meant = booleanMeant(found);
    return meant === undefined ? [] : [{ text: String(meant), safe: literal !== undefined }];
  }
  if (type === 'number') return asNumber(found);
  if (property && (type === 'string' || (type && isVocabulary(type)))) return asText(found, property);
  const text = literal ?? numberOf(found) ?? amountOf(found);
  if (text !== undefined) return [{ text, safe: text !== amountOf(found) && !isLossy.test(found) }];
  return /^[\p{L}\p{N}_$+(]/u.test(found) ? [{ text: JSON.stringify(found), safe: false }] : [];
}

function asText(found: string, { type, format }: Property): Rewritten[] {
  const dates = format === 'dateTime' ? looseDateTime(found) : [];
  if (dates.length > 0) return dates.map(({ text, safe }) => ({ text: JSON.stringify(text), safe }));
  if (!/^[\p{L}\p{N}_$+(.-]/u.test(found)) return [];
  const known = typeof type === 'object' && isVocabulary(type) ? type.find(found) : undefined;
  // Digits with signs between them have no end that is in doubt: a phone number, a postal code.
  const isPlain = type === 'string' && !format && /^\+?[\d(][\d ()./-]*$/.test(found);
  return [{ text: JSON.stringify(known ?? found), safe: isPlain }];
}

function asNumber(found: string): Rewritten[] {
  const number = numberOf(found);
  if (number !== undefined) return [{ text: number, safe: !isLossy.test(found) }];
  const digits = /^(-?)0+(\d+(?:\.\d+)?)$/.exec(found);
  if (digits) return [{ text: `${digits[1]}${digits[2]}`, safe: false }];
  if (/^0[xob][\da-f]{1,12}$/i.test(found) && !Number.isNaN(Number(found)))
    return [{ text: String(Number(found)), safe: false }];
  return amountsMeant(found).map((text) => ({ text, safe: false }));
}

/** Values that JSON cannot hold, and numbers whose separators mean different things in different countries. */
const isLossy = /^[-+]?(nan|inf(inity)?)$|[,_ \u00a0\u202f]/i;

/** `+5`, `.5`, `5.`, `1,000`, `1_000` and `1 000` as JSON has them. */
function numberOf(found: string): string | undefined {
  const number = found
    .replace(/^\+/, '')
    .replace(/^(-?\d{1,3})(([,_ \u00a0\u202f])\d{3}(\3\d{3})*)(?=\.|$)/, (whole) => whole.replace(/[^\d-]/g, ''))
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '');
  // `120.000,00` has one reading: the last of two kinds of separators is decimal.
  if (/^-?\d{1,3}(\.\d{3})+,\d{1,2}$/.test(number)) return amountsMeant(number)[0];
  return number !== found && /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(number) ? number : undefined;
}

/** The one amount that a text with a sign of a currency or a decimal comma means. */
function amountOf(found: string): string | undefined {
  const [amount, ...others] = /[\p{Sc},]/u.test(found) ? amountsMeant(found) : [];
  return others.length === 0 ? amount : undefined;
}
