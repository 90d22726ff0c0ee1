import { isResource } from '../../domain/model/isResource';
import type { PropertyType, Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import type { JsonNode, JsonProperty, Span } from '../document/jsonNode';
import type { ParsedDocument } from '../document/parsedDocument';
import { trimEdits } from '../edits/composeEdits';
import type { TextEdit } from '../types';
import { sortedObject } from './sortedObject';

/**
 * Edits that bring the properties of all objects, or of those that `range` touches, into the documentation's order:
 * metadata (`@odata.…`) first, unknown ones last in their own order. Values stay as they are written; a comment goes
 * with the property that it is before, or on whose line it is. A referral with errors of syntax is left alone,
 * except for comments.
 */
export function sortProperties(document: ParsedDocument, range?: Span): TextEdit[] {
  const edits: TextEdit[] = [];
  document.texts.forEach((text, index) => {
    const base = document.offset(index);
    if (range && !touches(range, { offset: base, length: text.length })) return;
    if (text.faults.some(({ kind }) => kind !== 'comment')) return;
    sort(text.root, referral, { text: document.text, base, range, edits });
  });
  return trimEdits(document.text, edits);
}

interface Sorting {
  text: string;
  /** What nodes count from. */
  base: number;
  range: Span | undefined;
  edits: TextEdit[];
}

/** Collects the edits for a value: one for an object that changes, with all that is in it. */
function sort(node: JsonNode, type: PropertyType | undefined, sorting: Sorting): void {
  const { text, base, range, edits } = sorting;
  const span = { offset: base + node.offset, length: node.length };
  if (!type || (range && !touches(range, span))) return;
  for (const item of node.items) sort(item, type, sorting);
  if (node.type !== 'object' || !isResource(type)) return;
  const { properties } = node;
  const order = inOrder(properties, type);
  const sortValue = ({ name, value }: JsonProperty, found: TextEdit[]): TextEdit[] => {
    const meant = type.resolve(name)?.property.type;
    if (value && meant) sort(value, meant, { ...sorting, edits: found });
    return found;
  };
  const sorted = order.every((property, index) => property === properties[index])
    ? undefined
    : sortedObject(text, node, properties, order, base, (property) => sortValue(property, []));
  if (sorted === undefined) for (const property of properties) sortValue(property, edits);
  else edits.push({ ...span, text: sorted });
}

/** The properties as the documentation has them; a stable sort keeps what has no place in its own order. */
function inOrder(properties: readonly JsonProperty[], resource: Resource): JsonProperty[] {
  const ranks = new Map(resource.properties.map((property, index) => [property, index]));
  const ranked = properties.map((property) => {
    const { name } = property;
    const known = resource.resolve(name)?.property;
    const rank = name.startsWith('@odata.') ? -1 : known && ranks.get(known);
    return { property, rank: rank ?? ranks.size };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ property }) => property);
}

function touches(range: Span, { offset, length }: Span): boolean {
  return range.offset <= offset + length && offset <= range.offset + range.length;
}
