import type { Resource } from '../../domain/model/resource';
import type { JsonNode, JsonProperty } from '../document/jsonNode';
import type { ParsedDocument } from '../document/parsedDocument';
import type { TextEdit } from '../types';
import { type PlacedNode, placeAt } from './placeAt';
import { indentAt, jsonText, textStyle } from './textStyle';
import { beginsLine, commaAfter, commentEnd } from './trivia';
import { propertyOf, resourceAt, spelling } from './writtenNames';

/** Position of a new property, by wire names; the documentation's order if neither neighbor is given or found. */
export interface Neighbour {
  before?: string;
  after?: string;
}

/**
 * Returns the edits that add a property to an object: after the nearest earlier property in the documentation's order,
 * or before the nearest later one, else at the end. They keep the text's spelling, indentation and line ends. If the
 * object already has the property (null, for example), they replace its value.
 * @param pointer JSON Pointer of the object, from the document's root
 * @param name the wire name
 * @param value any JSON value
 * @returns none if there is no such object
 */
export function insertProperty(
  document: ParsedDocument,
  pointer: string,
  name: string,
  value: unknown,
  neighbour: Neighbour = {},
): TextEdit[] {
  return insertProperties(document, pointer, [[name, value]], neighbour);
}

/** Does the same for several properties, each in its place. */
export function insertProperties(
  document: ParsedDocument,
  pointer: string,
  entries: readonly (readonly [name: string, value: unknown])[],
  neighbour: Neighbour = {},
): TextEdit[] {
  const place = placeAt(document, pointer);
  if (place?.node.type !== 'object') return [];
  const { text } = document;
  const { base, node } = place;
  const { resource } = resourceAt(place.path);
  const style = textStyle(text, place.text.root, base);
  const { properties } = node;
  const whole = properties.filter(({ value }) => value);
  if (properties.length > 0 && whole.length === 0) return [];

  const written = ([name, value]: readonly [string, unknown], indent: string | undefined): string => {
    const property = resource?.property(name);
    const spelled = resource && property ? spelling(node, resource, property) : name;
    return JSON.stringify(spelled) + style.colon + jsonText(value, style, indent);
  };

  if (whole.length === 0) {
    const spread = place.path.length === 0 || beginsLine(text, base + (node.property ?? node).offset);
    const outer = indentAt(text, base + node.offset);
    const inner = outer + style.unit;
    const parts = entries.map((entry) => written(entry, spread ? inner : undefined));
    const blank = /^\{\s*\}$/.test(text.slice(base + node.offset, base + node.offset + node.length));
    const gap = style.comma.slice(1);
    const inside = spread
      ? style.eol + inner + parts.join(`,${style.eol}${inner}`) + style.eol + outer
      : gap + parts.join(style.comma) + gap;
    return [{ offset: base + node.offset + 1, length: blank ? node.length - 2 : 0, text: inside }];
  }

  const edits: TextEdit[] = [];
  // Several that belong to one place are written there in their own order.
  const groups = new Map<number, { anchor: JsonProperty; after: string[]; before: string[] }>();
  for (const entry of entries) {
    const given = propertyOf(node, resource, entry[0])?.value;
    if (given) {
      // Null and "" count as absent, but are there.
      const own = beginsLine(text, base + (given.property ?? given).offset);
      const indent = own ? indentAt(text, base + given.offset) : undefined;
      edits.push({ offset: base + given.offset, length: given.length, text: jsonText(entry[1], style, indent) });
      continue;
    }
    const { anchor, side } = anchorOf(node, whole, resource, entry[0], neighbour);
    const own = beginsLine(text, base + anchor.offset);
    const part = written(entry, own ? indentAt(text, base + anchor.offset) : undefined);
    const group = groups.get(anchor.index) ?? { anchor, after: [], before: [] };
    groups.set(anchor.index, group);
    group[side].push(part);
  }
  for (const { anchor, after, before } of groups.values()) {
    const start = base + anchor.offset;
    const own = beginsLine(text, start);
    const gap = own ? style.eol + indentAt(text, start) : style.comma.slice(1);
    if (before.length > 0) {
      edits.push({ offset: start, length: 0, text: before.map((part) => `${part},${gap}`).join('') });
    }
    if (after.length > 0) edits.push(...insertAfter(text, start + anchor.length, after, gap));
  }
  return edits;
}

/** Inserts parts after a property that ends at `end`. A comment on its line stays with it. */
function insertAfter(text: string, end: number, parts: readonly string[], gap: string): TextEdit[] {
  const comma = commaAfter(text, end);
  const behind = comma < 0 ? end : comma + 1;
  const rest = text.slice(behind).search(/[^ \t]/);
  const comment = behind + Math.max(0, rest);
  if (!gap.includes('\n') || !/^\/[/*]/.test(text.slice(comment, comment + 2))) {
    return [{ offset: end, length: 0, text: parts.map((part) => `,${gap}${part}`).join('') }];
  }
  const added = gap + parts.join(`,${gap}`);
  const at = commentEnd(text, comment);
  return comma < 0
    ? [
        { offset: end, length: 0, text: ',' },
        { offset: at, length: 0, text: added },
      ]
    : [{ offset: at, length: 0, text: `${added},` }];
}

function anchorOf(
  object: JsonNode,
  whole: readonly JsonProperty[],
  resource: Resource | undefined,
  name: string,
  neighbour: Neighbour,
): { anchor: JsonProperty; side: 'after' | 'before' } {
  for (const side of ['before', 'after'] as const) {
    const wanted = neighbour[side];
    const anchor = wanted === undefined ? undefined : propertyOf(object, resource, wanted);
    if (anchor?.value) return { anchor, side };
  }
  const order = new Map(resource?.properties.map((property, index) => [property.name, index]));
  const own = order.get(name) ?? Number.POSITIVE_INFINITY;
  let earlier: { node: JsonProperty; rank: number } | undefined;
  let later: { node: JsonProperty; rank: number } | undefined;
  for (const node of whole) {
    const resolved = resource?.resolve(node.name);
    const rank = resolved && order.get(resolved.property.name);
    if (rank === undefined) continue;
    if (rank < own && (!earlier || rank > earlier.rank)) earlier = { node, rank };
    if (rank > own && (!later || rank < later.rank)) later = { node, rank };
  }
  if (earlier) return { anchor: earlier.node, side: 'after' };
  if (later) return { anchor: later.node, side: 'before' };
  return { anchor: whole.at(-1) as JsonProperty, side: 'after' };
}

/**
 * Returns the edits that insert a value into a list before one of its entries, with the layout of that entry.
 * @param entry the entry, as `placeAt` finds it
 */
export function insertItem(document: ParsedDocument, entry: PlacedNode, value: unknown): TextEdit[] {
  const { text } = document;
  const { base, node } = entry;
  const style = textStyle(text, entry.text.root, base);
  const start = base + node.offset;
  const own = beginsLine(text, start);
  const indent = indentAt(text, start);
  const spread = text.slice(start, start + node.length).includes('\n');
  const written = jsonText(value, style, own && spread ? indent : undefined);
  return [{ offset: start, length: 0, text: `${written},${own ? style.eol + indent : style.comma.slice(1)}` }];
}
