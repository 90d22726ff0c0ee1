import type { Node } from 'jsonc-parser';
import { t } from '../base/l10n';
import { countryByCode } from '../domain/countryByCode';
import { currencyByCode } from '../domain/currencyByCode';
import { isResource } from '../domain/isResource';
import { referral } from '../domain/referral';
import type { Property, PropertyType } from '../domain/resource';
import { ParsedDocument } from './document/parsedDocument';
import type { ReferralDocument } from './document/referralDocument';
import type { Span } from './document/referralText';

/** A word beside a value: behind its literal, at `offset`. */
export interface ValueHint {
  offset: number;
  label: string;
  tooltip: string;
}

/** The names of the countries and currencies whose codes stand in `range` of a document. */
export function valueHints(document: ReferralDocument, range: Span): ValueHint[] {
  const parsed = document instanceof ParsedDocument ? document : ParsedDocument.parse(document.text);
  const end = range.offset + range.length;
  const found: ValueHint[] = [];
  parsed.texts.forEach((text, index) => {
    const base = parsed.offset(index);
    if (base > end || base + text.text.length < range.offset) return;
    collect(text.root, referral, { from: range.offset - base, to: end - base, base, found });
  });
  return found;
}

interface Search {
  from: number;
  to: number;
  base: number;
  found: ValueHint[];
}

function collect(node: Node | undefined, type: PropertyType, search: Search): void {
  if (!node || !isResource(type) || node.offset > search.to || node.offset + node.length < search.from) return;
  if (node.type === 'array') for (const item of node.children ?? []) collect(item, type, search);
  if (node.type !== 'object') return;
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    const property = key && type.resolve(String(key.value))?.property;
    if (!property || !value) continue;
    const hint = value.type === 'string' && hintOf(property, String(value.value));
    const offset = value.offset + value.length;
    if (!hint) collect(value, property.type, search);
    else if (search.from <= offset && offset <= search.to) search.found.push({ ...hint, offset: search.base + offset });
  }
}

function hintOf({ format }: Property, code: string): { label: string; tooltip: string } | undefined {
  if (format === 'country') {
    const country = countryByCode(code);
    return country && { label: country.name, tooltip: t('Country or territory {0} of ISO 3166-1', code) };
  }
  if (format === 'currency') {
    const currency = currencyByCode(code);
    return currency && { label: currency.name, tooltip: t('Currency {0} of ISO 4217', code) };
  }
  return undefined;
}
