import { t } from '../../../base/l10n';
import { isVocabulary, type Property } from '../../../domain/model/resource';
import { solutionFields } from '../../../domain/referral/solutionFields';
import { taxonomies } from '../../../domain/taxonomy/taxonomies';
import { nodeAt } from '../../document/jsonNode';
import type { ParsedDocument } from '../../document/parsedDocument';
import { namedText, quotedAsJson, withoutQuotes } from '../../document/reader/readWord';
import { skipTrivia } from '../../edits/trivia';
import { resourceAt } from '../../edits/writtenNames';
import { literalMeant } from '../../facts/literalMeant';
import { amountsMeant } from '../../formats/amountsMeant';
import { looseDateTime } from '../../formats/looseDateTime';
import { booleanMeant, type Rewritten } from '../../rules/shape/scalarAs';
import type { TextEdit } from '../../types';
import { syntaxFix } from './syntaxFix';

/** Inserts null for a missing value; null counts as not given. */
export const insertNull = syntaxFix(
  ['missing-value'],
  ({ text }, { offset, found }) => {
    const colon = /:\s*$/.exec(text.slice(Math.max(0, offset - 1000), offset));
    if (!colon) return undefined;
    const at = offset - colon[0].length + 1;
    const isEnd = /^[,}\]]/.test(found);
    return {
      title: t('Insert null'),
      safe: false,
      edits: [{ offset: at, length: 0, text: isEnd ? ' null' : ' null,' }],
    };
  },
  { manual: true },
);

/** Writes a value that is not JSON as JSON: in double quotes, or as true, false, null or a number. */
export const quoteValue = syntaxFix(['symbol', 'number'], (document, { offset, length, found }) => {
  const { text } = document;
  const edits = (json: string) => [{ offset, length, text: json }];
  const quoted = quotedAsJson(found);
  if (quoted !== undefined) {
    const safe = endsValue(text, offset + length);
    return { title: t('Use double quotes'), safe, preferred: true, edits: edits(quoted) };
  }
  if (emptyList.test(found)) {
    return { title: t('Change to {0}', '[]'), safe: false, preferred: true, edits: edits('[]') };
  }
  const joined = found.startsWith('"') ? joinedText(text, offset) : undefined;
  if (joined) return { title: t('Change to {0}', joined.text), safe: false, preferred: true, edits: [joined] };
  const { text: said, number: argument = said } = call.exec(found)?.groups ?? {};
  const bare = argument ?? (found.startsWith('"') ? found.replaceAll('"', '') : withoutQuotes(found).trim());
  const [, prefixed] = prefixedText.exec(found) ?? [];
  const values =
    prefixed === undefined
      ? unquotedAs(bare, propertyAt(document, offset))
      : [prefixed, bare].map((text) => ({ text: JSON.stringify(text), safe: false }));
  // Who names a currency may mean another one than the deal's.
  const isSure =
    (values.length === 1 || prefixed !== undefined) &&
    !(/^-?\d/.test(values[0]?.text ?? '') && /\b[A-Z]{3}\b/.test(bare));
  const shown = bare.length > 40 ? `${bare.slice(0, 40)}…` : bare;
  return values.map(({ text: json, safe }) => ({
    title:
      json === JSON.stringify(bare) && argument === undefined
        ? t('Put "{0}" in double quotes', shown)
        : t('Change to {0}', json),
    safe: safe && argument === undefined,
    ...(isSure && json === values[0]?.text && { preferred: true }),
    edits: edits(json),
  }));
});

/** An empty list of PowerShell or Python. */
const emptyList = /^(?:@\(\s*\)|\(\s*\)|list\(\))$/;

/** A call with one argument: `new Date("2027-12-31")`. */
const call =
  /^(?:new\s+)?[\w$.]+\(\s*(?:(?<quote>["'])(?<text>[^"']+)\k<quote>|(?<number>[\d.]+))\s*\)(?:\.\w+\(\))?;?$/;

/** A text with the prefix of another language: `r"A"`, `N"A"`. */
const prefixedText = /^[rubfRUBFNL]"([^a-z"][^"\\]*)"$/;

/** Several texts with plus signs or nothing between them. */
const sum = /"(?:[^"\\\r\n]|\\.)*"(?:(?:\s*\+\s*|[ \t]*)"(?:[^"\\\r\n]|\\.)*")+/y;

/** Joins texts with plus signs or nothing between them. */
function joinedText(text: string, offset: number): TextEdit | undefined {
  sum.lastIndex = offset;
  const written = sum.exec(text)?.[0];
  if (written === undefined) return undefined;
  const parts = written.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  return { offset, length: written.length, text: `"${parts.map((part) => part.slice(1, -1)).join('')}"` };
}

/** Closes a name that contains its value, and writes the value as JSON. */
export const splitText = syntaxFix(
  ['string'],
  (document, { offset, length, found }) => {
    const [, name = '', sign = '', rest = ''] = namedText.exec(found) ?? [];
    const property = propertyAt(document, offset + 1 + name.length + sign.length);
    return unquotedAs(rest, property).map(({ text }) => ({
      title: t('Change to {0}', `"${name}": ${text}`),
      safe: false,
      preferred: true,
      edits: [{ offset, length, text: `"${name}": ${text}` }],
    }));
  },
  { manual: true },
);

/** Returns the property that has a single value at an offset. */
function propertyAt(document: ParsedDocument, offset: number): Property | undefined {
  const index = document.indexAt(offset);
  const text = document.textAt(index);
  const node = text && nodeAt(text.root, offset - document.offset(index));
  const { property } = node?.property ? resourceAt(text?.path(node) ?? []) : {};
  return property?.list ? undefined : property;
}

/** Whether a quoted text that ends here surely is the whole value: a comma, a bracket or a new line comes next. */
function endsValue(text: string, end: number): boolean {
  const next = skipTrivia(text, end);
  return next >= text.length || /[,\]}]/.test(text[next] ?? '') || /[\r\n]/.test(text.slice(end, next));
}

/**
 * Returns the JSON values that an unquoted or foreign value may mean, best first.
 * @param property undefined if it is unknown, or holds no single value
 */
function unquotedAs(found: string, property: Property | undefined): Rewritten[] {
  const literal = literalMeant(found);
  const type = property?.type;
  if (literal === 'null') return [{ text: literal, safe: !isLossy.test(found) }];
  if (type === 'boolean') {
    const meant = booleanMeant(literal ?? found);
    return meant === undefined ? [] : [{ text: String(meant), safe: literal !== undefined }];
  }
  if (type === 'number') return asNumber(found);
  if (property && (type === 'string' || (type && isVocabulary(type)))) return asText(found, property);
  const text = literal ?? numberOf(found) ?? amountOf(found);
  if (text !== undefined) return [{ text, safe: text !== amountOf(found) && !isLossy.test(found) }];
  return /^[\p{L}\p{N}_$+(#%@{<]/u.test(found) ? [{ text: JSON.stringify(found), safe: false }] : [];
}

function asText(found: string, { name, type, format }: Property): Rewritten[] {
  const dates = format === 'dateTime' ? looseDateTime(found) : [];
  if (dates.length > 0) return dates.map(({ text, safe }) => ({ text: JSON.stringify(text), safe }));
  if (!/^[\p{L}\p{N}_$+(.#%@{<-]/u.test(found)) return [];
  const known = typeof type === 'object' && isVocabulary(type) ? type.find(found.replace(enumeration, '')) : undefined;
  // Digits with signs between them have no end that is in doubt: a phone number, a postal code.
  const isPlain = type === 'string' && !format && /^\+?[\d(][\d ()./-]*$/.test(found);
  // Nor is there a doubt about the end of a value of the list.
  const isKnown = known !== undefined || (Object.hasOwn(solutionFields, name) && isInTaxonomy(found));
  return [{ text: JSON.stringify(known ?? found), safe: isPlain || isKnown }];
}

/** The name of an enumeration before its member: `ReferralStatus.Active`, `ReferralStatus::Active`. */
const enumeration = /^(?:[A-Za-z_]\w*(?:\.|::))+(?=\w)/;

function isInTaxonomy(text: string): boolean {
  return taxonomies.some((year) => (year.findArea(text) ?? year.findPlay(text)) !== undefined);
}

function asNumber(found: string): Rewritten[] {
  const number = isNumber.test(found) ? found : numberOf(found);
  if (number !== undefined) return [{ text: number, safe: !isLossy.test(found) }];
  const digits = /^(-?)0+(\d+(?:\.\d+)?)$/.exec(found);
  if (digits) return [{ text: `${digits[1]}${digits[2]}`, safe: false }];
  if (/^0[xob][\da-f]{1,12}$/i.test(found) && !Number.isNaN(Number(found)))
    return [{ text: String(Number(found)), safe: false }];
  const [, literal] = typedNumber.exec(found) ?? [];
  const amounts = [...(literal === undefined ? [] : [literal.replaceAll('_', '')]), ...amountsMeant(found)];
  return [...new Set(amounts)].map((text) => ({ text, safe: false }));
}

/** A number with its type, as other languages write it: `1000L`, `99.95m`. An "m" may mean a million as well. */
const typedNumber = /^(-?(?:0|[1-9][\d_]*)(?:\.\d+)?(?:e[+-]?\d+)?)(?:ul|[ulfdnm])$/i;

/** Values that JSON cannot hold, and numbers whose separators mean different things in different countries. */
const isLossy = /^[-+]?(nan|inf(inity)?)$|[,_ \u00a0\u202f]/i;

const isNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** Writes `+5`, `.5`, `5.`, `1,000`, `1_000` and `1 000` as JSON numbers. */
function numberOf(found: string): string | undefined {
  const number = found
    .replace(/^\+/, '')
    .replace(/^(-?\d{1,3})(([,_ \u00a0\u202f])\d{3}(\3\d{3})*)(?=\.|$)/, (whole) => whole.replace(/[^\d-]/g, ''))
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '');
  // `120.000,00` has one reading: the last of two kinds of separators is decimal.
  if (/^-?\d{1,3}(\.\d{3})+,\d{1,2}$/.test(number)) return amountsMeant(number)[0];
  return number !== found && isNumber.test(number) ? number : undefined;
}

/** Returns the one amount that a text with a currency sign or a decimal comma means. */
function amountOf(found: string): string | undefined {
  const [amount, ...others] = /[\p{Sc},]/u.test(found) ? amountsMeant(found) : [];
  return others.length === 0 ? amount : undefined;
}
