import type { Node } from 'jsonc-parser';
import { t } from '../base/l10n';
import type { ParsedDocument } from './document/parsedDocument';
import type { ReferralText } from './document/referralText';
import { readReferral } from './readReferral';
import { isObject } from './rules/referralView';
import { shorten } from './shorten';
import type { ReferralSymbol, SymbolKind } from './types';

/** The outline of a document: its referrals by name and status, and their properties; people, tags and ids by what they hold. */
export function symbols(document: ParsedDocument): ReferralSymbol[] {
  return document.texts.flatMap((text, index) => {
    const root = text.root;
    return root?.type === 'object' ? [referralSymbol(text, root, document.offset(index), index)] : [];
  });
}

function referralSymbol(text: ReferralText, root: Node, start: number, index: number): ReferralSymbol {
  const value = isObject(text.value) ? text.value : {};
  const read = (...names: string[]) =>
    names.map((name) => value[name]).find((found) => typeof found === 'string' && found !== '');
  return {
    name: shorten(String(read('name', 'Name') ?? customerOf(text) ?? t('Referral {0}', index + 1))),
    detail: [read('status', 'Status'), read('substatus', 'Substatus')].filter(Boolean).join(' · '),
    kind: 'referral',
    offset: start + root.offset,
    length: root.length,
    selection: { offset: start + root.offset, length: 1 },
    children: children(root, start),
  };
}

/** The name of the customer, for a referral without one of its own. */
function customerOf(text: ReferralText): string | undefined {
  const name = readReferral(text)?.at('customerProfile', 'name')?.value;
  return typeof name === 'string' && name.trim() !== '' ? name : undefined;
}

function children(node: Node, start: number): ReferralSymbol[] {
  if (node.type === 'array')
    return (node.children ?? []).map((child, index) =>
      symbol(shorten(label(child) ?? `${index}`), child, child, start),
    );
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key && value ? [symbol(shorten(String(key.value)) || '""', value, property, start, key)] : [];
  });
}

function symbol(name: string, value: Node, whole: Node, start: number, key: Node = value): ReferralSymbol {
  const nested = value.type === 'object' || value.type === 'array';
  const detail = nested ? (value.type === 'object' && key !== value ? label(value) : undefined) : preview(value);
  return {
    name,
    ...(detail !== undefined && { detail }),
    kind: (value.type === 'property' ? 'object' : value.type) as SymbolKind,
    offset: start + whole.offset,
    length: whole.length,
    selection: { offset: start + key.offset, length: key === value && nested ? 1 : key.length },
    children: nested ? children(value, start) : [],
  };
}

/** What people call an object: a person's name, a tag's id. */
function label(node: Node): string | undefined {
  if (node.type !== 'object') return undefined;
  const texts = new Map<string, string>();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (value?.type === 'string' && value.value !== '')
      texts.set(String(key?.value).toLowerCase(), String(value.value));
  }
  const person = [texts.get('firstname'), texts.get('lastname')].filter(Boolean).join(' ');
  const attribute = [texts.get('type'), texts.get('id')].filter(Boolean).join(': ');
  return person || texts.get('name') || attribute || texts.get('id') || undefined;
}

function preview(node: Node): string {
  return shorten(String(node.value));
}
