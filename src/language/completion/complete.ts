import type { Property, Resource } from '../../domain/model/resource';
import { listResponse } from '../../domain/referral/listResponse';
import { referral } from '../../domain/referral/referral';
import type { CompletionContext } from '../caret/allowedAt';
import { type CaretContext, caretContext, meaningOf } from '../caret/caretContext';
import type { JsonNode } from '../document/jsonNode';
import type { ParsedDocument } from '../document/parsedDocument';
import type { ReferralText } from '../document/referralText';
import { Found, ReferralView, readReferral } from '../facts/referralView';
import { planOf } from '../shape/checkPlan';
import { nothingFound } from '../shape/shapeResult';
import type { CompletionItem } from '../types';
import { elementItems } from './elementItems';
import type { CompletionPlace } from './place';
import { propertyItems } from './propertyItems';
import { referralGap, templateItems, templatesWithin } from './templateItems';
import { valueItems } from './valueItems';

/** Returns what can be written at `offset`, best first: property names and values. */
export function complete(document: ParsedDocument, offset: number, context: CompletionContext): CompletionItem[] {
  return items(document, offset, context).sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
}

function items(document: ParsedDocument, offset: number, context: CompletionContext): CompletionItem[] {
  const index = document.indexAt(offset);
  const text = document.textAt(index);
  const gap = referralGap(document, offset, text?.text);
  if (gap) return templateItems(gap);
  if (text) return itemsIn(text, referral, { document, start: document.offset(index), offset, context });
  // Outside all referrals only a list response has something to say.
  const outer = document.form === 'list' ? document.outer : undefined;
  return outer ? itemsIn(outer, listResponse, { document, start: 0, offset, context }) : [];
}

interface Where {
  document: ParsedDocument;
  /** Where the text begins in the document. */
  start: number;
  offset: number;
  context: CompletionContext;
}

function itemsIn(
  text: ReferralText,
  outermost: Resource,
  { document, start, offset, context }: Where,
): CompletionItem[] {
  const caret = fromKey(caretContext(text, offset - start), text, offset - start);
  const meaning = caret.owner && meaningOf(caret.owner, outermost);
  if (!caret.owner || !meaning || caret.expects === 'nothing') return [];
  const { resource, property: list } = meaning;
  const view = (outermost === referral && readReferral(text)) || new ReferralView(text, nothingFound);
  const type = resource ?? (typeof list?.type === 'object' && 'kind' in list.type ? list.type : undefined);
  const owner = new Found(text, caret.owner.index, type && planOf(type));
  const place: CompletionPlace = {
    caret,
    offset,
    start: start + (caret.token?.offset ?? offset - start),
    spelling: spelling(
      caret.token?.offset,
      [caret.owner, text.root],
      outermost,
      document.textAt(document.indexAt(offset) === 0 ? 1 : 0),
    ),
    referral: view,
    context,
  };
  if (caret.expects === 'key') {
    const properties = resource ? propertyItems(resource, owner, place) : [];
    return outermost === referral ? [...properties, ...templatesWithin(place)] : properties;
  }
  if (owner.type === 'array') return list ? elementItems(list, owner, place) : [];
  const property = caret.property && resource?.resolve(caret.property.name)?.property;
  return property && resource ? valueItems(property, resource, owner, place) : [];
}

/** Moves the beginning of an insertion to the end of its key if the insertion brings the colon. */
function fromKey(caret: CaretContext, { source, base }: ReferralText, at: number): CaretContext {
  const key = caret.colonBefore ? caret.property?.key : undefined;
  if (!key) return caret;
  const offset = key.offset + key.length;
  const end = caret.token ? caret.token.offset + caret.token.length : at;
  return { ...caret, token: { offset, length: end - offset, text: source.slice(base + offset, base + end) } };
}

/**
 * Returns how to spell property names: as the object around the caret does, else as the referral, else as another one
 * of the file. Uses the documentation's names if no wire name is used.
 * @param caretToken offset of the name at the caret, which is half typed and is ignored
 */
function spelling(
  caretToken: number | undefined,
  objects: readonly JsonNode[],
  outermost: Resource,
  neighbor: ReferralText | undefined,
): (property: Property) => string {
  const asDocumented = (object: JsonNode, resource: Resource, except?: number): boolean | undefined => {
    const names = object.properties.filter(({ offset }) => offset !== except);
    const resolved = names.flatMap(({ name }) => resource.resolve(name) ?? []);
    return resolved.length === 0 ? undefined : resolved.every(({ exact }) => !exact);
  };
  for (const object of objects) {
    const resource = meaningOf(object, outermost)?.resource;
    const documented = resource && asDocumented(object, resource, caretToken);
    if (documented !== undefined) return (property) => (documented && property.documented) || property.name;
  }
  const documented = neighbor && asDocumented(neighbor.root, referral);
  return (property) => (documented && property.documented) || property.name;
}
