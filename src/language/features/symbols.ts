import { t } from '../../base/l10n';
import type { JsonNode, JsonProperty } from '../document/jsonNode';
import type { ParsedDocument } from '../document/parsedDocument';
import { TokenKind } from '../document/reader/tokens';
import type { ReferralText } from '../document/referralText';
import { stringAt, valueAt } from '../document/tokenValue';
import { readReferral } from '../facts/referralView';
import type { ReferralSymbol } from '../types';
import { shorten } from '../wording';

/**
 * Returns the outline of a document: its referrals by name and status, and their properties. People, tags and IDs are
 * named by their content.
 */
export function symbols(document: ParsedDocument): ReferralSymbol[] {
  const found: ReferralSymbol[] = [];
  for (let index = 0; index < document.count; index++) {
    const text = document.isObjectAt(index) && !document.isEmptyAt(index) ? document.textAt(index) : undefined;
    if (text) found.push(referralSymbol(text, document.offset(index), index));
    else if (document.isObjectAt(index)) found.push(emptySymbol(document, index));
  }
  return found;
}

/** Returns the symbol of an empty referral without reading its text: there may be a hundred thousand. */
function emptySymbol(document: ParsedDocument, index: number): ReferralSymbol {
  const offset = document.offset(index);
  const [name, length] = [t('Referral {0}', index + 1), document.lengthAt(index)];
  return { name, detail: '', kind: 'referral', offset, length, selection: { offset, length: 1 }, children: [] };
}

function referralSymbol(text: ReferralText, start: number, index: number): ReferralSymbol {
  const view = readReferral(text);
  const read = (name: string) => view?.getText(name)?.value;
  return {
    name: shorten(
      filled(read('name')) ?? filled(view?.textAt('customerProfile', 'name')?.value) ?? t('Referral {0}', index + 1),
    ),
    detail: [read('status'), read('substatus')].filter(Boolean).join(' · '),
    kind: 'referral',
    offset: start,
    length: text.length,
    selection: { offset: start, length: 1 },
    children: children(text.root, start),
  };
}

/** Returns a name unless it is blank. */
function filled(name: string | undefined): string | undefined {
  return name?.trim() === '' ? undefined : name;
}

function children(node: JsonNode, start: number): ReferralSymbol[] {
  const found: ReferralSymbol[] = [];
  if (node.type === 'array') {
    for (const item of node.items) found.push(itemSymbol(item, start, found.length));
  } else {
    for (const property of node.properties) {
      const { value } = property;
      if (value) found.push(propertySymbol(property, value, start));
    }
  }
  return found;
}

function itemSymbol(item: JsonNode, start: number, place: number): ReferralSymbol {
  const { type, length } = item;
  const offset = start + item.offset;
  const name = shorten((type === 'object' ? label(item) : undefined) ?? String(place));
  if (type === 'object' || type === 'array') {
    const selection = { offset, length: 1 };
    return { name, kind: type, offset, length, selection, children: children(item, start) };
  }
  return { name, detail: preview(item), kind: type, offset, length, selection: { offset, length }, children: [] };
}

function propertySymbol(property: JsonProperty, value: JsonNode, start: number): ReferralSymbol {
  const { type: kind } = value;
  const offset = start + property.offset;
  const { length } = property;
  const name = shorten(property.name) || '""';
  const selection = { offset, length: property.keyLength };
  const isNested = kind === 'object' || kind === 'array';
  const detail = isNested ? (kind === 'object' ? label(value) : undefined) : preview(value);
  const inner = isNested ? children(value, start) : [];
  return detail === undefined
    ? { name, kind, offset, length, selection, children: inner }
    : { name, detail, kind, offset, length, selection, children: inner };
}

/** Returns the usual name of an object: a person's name, a tag's ID. */
function label({ owner, index }: JsonNode): string | undefined {
  const { tokens, source } = owner;
  const texts: Partial<Record<string, string>> = {};
  const end = tokens.next(index);
  for (let key = index + 1; key < end; key = tokens.next(key)) {
    const value = tokens.valueOf(key);
    const [start, stop] = [tokens.start(key), tokens.end(key)];
    if (stop - start > maxKey || value < 0 || tokens.kind(value) !== TokenKind.String) continue;
    const name = stringAt(source, start, stop).toLowerCase();
    if (!labels.has(name)) continue;
    const text = String(valueAt(tokens, source, value));
    if (text !== '') texts[name] = text;
  }
  const { firstname, lastname, name, type, id } = texts;
  if (firstname && lastname) return `${firstname} ${lastname}`;
  return firstname ?? lastname ?? name ?? (type && id ? `${type}: ${id}` : (type ?? id));
}

const labels: ReadonlySet<string> = new Set(['firstname', 'lastname', 'name', 'type', 'id']);

/** Length of the longest of them, in quotes. */
const maxKey = '"firstName"'.length;

/** Longest text of a value in the outline, in UTF-16 code units. */
const maxPreview = 60;

function preview(node: JsonNode): string {
  const text = node.type === 'string' ? String(node.value) : node.type === 'null' ? 'null' : node.literal;
  return text.length > maxPreview ? `${text.slice(0, maxPreview)}…` : text;
}
