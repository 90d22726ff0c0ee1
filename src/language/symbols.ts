import { t } from '../base/l10n';
import type { JsonNode, JsonProperty } from './document/jsonNode';
import type { ParsedDocument } from './document/parsedDocument';
import type { ReferralText } from './document/referralText';
import { readReferral } from './readReferral';
import type { ReferralSymbol } from './types';

/** The outline of a document: its referrals by name and status, and their properties; people, tags and ids by what they hold. */
export function symbols(document: ParsedDocument): ReferralSymbol[] {
  const found: ReferralSymbol[] = [];
  for (let index = 0; index < document.count; index++) {
    const text = document.isObjectAt(index) ? document.textAt(index) : undefined;
    if (text) found.push(referralSymbol(text, document.offset(index), index));
  }
  return found;
}

function referralSymbol(text: ReferralText, start: number, index: number): ReferralSymbol {
  const view = text.empty ? undefined : readReferral(text);
  const read = (name: string) => view?.getText(name)?.value;
  return {
    name: read('name') ?? t('Referral {0}', index + 1),
    detail: [read('status'), read('substatus')].filter(Boolean).join(' · '),
    kind: 'referral',
    offset: start,
    length: text.length,
    selection: { offset: start, length: 1 },
    children: children(text.root, start),
  };
}

function children(node: JsonNode, start: number): ReferralSymbol[] {
  if (node.type === 'array') {
    return node.items.map((item, index) => symbol(label(item) ?? `${index}`, item, start));
  }
  const found: ReferralSymbol[] = [];
  for (const property of node.properties) {
    const { value } = property;
    if (value) found.push(symbol(property.name || '""', value, start, property));
  }
  return found;
}

function symbol(name: string, value: JsonNode, start: number, property?: JsonProperty): ReferralSymbol {
  const { type } = value;
  const isNested = type === 'object' || type === 'array';
  const detail = isNested ? (type === 'object' && property ? label(value) : undefined) : preview(value);
  const { offset, length } = property ?? value;
  return {
    name,
    ...(detail !== undefined && { detail }),
    kind: type,
    offset: start + offset,
    length,
    selection: { offset: start + offset, length: property ? property.key.length : isNested ? 1 : length },
    children: isNested ? children(value, start) : [],
  };
}

/** What people call an object: a person's name, a tag's id. */
function label(node: JsonNode): string | undefined {
  if (node.type !== 'object') return undefined;
  const texts = new Map<string, string>();
  for (const { name, value } of node.properties) {
    if (value?.type === 'string' && value.value !== '') texts.set(name.toLowerCase(), String(value.value));
  }
  const person = [texts.get('firstname'), texts.get('lastname')].filter(Boolean).join(' ');
  const attribute = [texts.get('type'), texts.get('id')].filter(Boolean).join(': ');
  return person || texts.get('name') || attribute || texts.get('id') || undefined;
}

/** Longest text of a value in the outline, in UTF-16 code units. */
const maxPreview = 60;

function preview(node: JsonNode): string {
  const text = node.type === 'string' ? String(node.value) : node.type === 'null' ? 'null' : node.literal;
  return text.length > maxPreview ? `${text.slice(0, maxPreview)}…` : text;
}
