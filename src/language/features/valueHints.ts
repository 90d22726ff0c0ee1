import { t } from '../../base/l10n';
import { countryByCode } from '../../domain/iso/countries';
import { currencyByCode } from '../../domain/iso/currencies';
import { isResource, type Property, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import type { JsonNode, Span } from '../document/jsonNode';
import { ParsedDocument } from '../document/parsedDocument';
import type { ReferralDocument } from '../types';

/** A word to show at `offset`, after the literal of a value. */
export interface ValueHint {
  offset: number;
  label: string;
  tooltip: string;
}

/** Returns the names of the countries and currencies whose codes are in `range` of a document. */
export function valueHints(document: ReferralDocument, range: Span): ValueHint[] {
  const parsed = document instanceof ParsedDocument ? document : ParsedDocument.parse(document.text);
  const end = range.offset + range.length;
  const found: ValueHint[] = [];
  for (let index = 0; index < parsed.count; index++) {
    const base = parsed.offset(index);
    if (base > end) break;
    const text = parsed.textAt(index);
    if (!text || base + text.length < range.offset) continue;
    collect(text.root, referral, { from: range.offset - base, to: end - base, base, found });
  }
  return found;
}

interface Search {
  from: number;
  to: number;
  base: number;
  found: ValueHint[];
}

function collect(node: JsonNode, type: PropertyType, search: Search): void {
  if (!isResource(type) || node.offset > search.to || node.end < search.from) return;
  for (const item of node.items) collect(item, type, search);
  for (const { name, value } of node.properties) {
    const property = value && type.resolve(name)?.property;
    if (!property) continue;
    const hint = value.type === 'string' && hintOf(property, String(value.value));
    const offset = value.end;
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
