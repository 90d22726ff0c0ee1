import { isResource, type PropertyType, type Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import type { JsonNode, JsonProperty, Span } from '../document/jsonNode';
import type { ParsedDocument } from '../document/parsedDocument';
import { applyEdits } from '../edits/applyEdits';
import { trimEdits } from '../edits/composeEdits';
import { eolOf, indentAt } from '../edits/textStyle';
import { beginsLine, commentEnd } from '../edits/trivia';
import type { TextEdit } from '../types';

/**
 * Returns edits that sort the properties of all objects, or of those that `range` touches, into the documentation's
 * order: metadata (`@odata.…`) first, unknown ones last in their own order. Values do not change. A comment moves with
 * the property that follows it, or whose line it is on. A referral with syntax errors other than comments stays as it
 * is.
 */
export function sortEdits(document: ParsedDocument, range?: Span): TextEdit[] {
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
  /** Offset from which nodes count. */
  base: number;
  range: Span | undefined;
  edits: TextEdit[];
}

/** Collects the edits for a value: one for a changed object and everything in it. */
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

/** Sorts properties into the documentation's order. Properties without a place there keep their own order. */
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

/**
 * Returns the text of an object with its properties in another order. The text between them keeps its place; if it has
 * comments, each moves with its property.
 * @param properties the object's properties, in the order of the text
 * @param order the same, in the new order
 * @param base what the nodes' offsets count from, in `text`
 * @param inner returns the edits within a property
 * @returns undefined if comments cannot be moved
 */
function sortedObject(
  text: string,
  object: JsonNode,
  properties: readonly JsonProperty[],
  order: readonly JsonProperty[],
  base: number,
  inner: (property: JsonProperty) => TextEdit[],
): string | undefined {
  const start = (node: Span): number => base + node.offset;
  const end = (node: Span): number => base + node.offset + node.length;
  const written = (property: JsonProperty): string => {
    const shifted = inner(property).map((edit) => ({ ...edit, offset: edit.offset - start(property) }));
    return applyEdits(text.slice(start(property), end(property)), shifted);
  };
  // gaps[i] is before the property with index i, the last one before the closing brace.
  const gaps: string[] = [];
  let at = start(object) + 1;
  for (const property of properties) {
    gaps.push(text.slice(at, start(property)));
    at = end(property);
  }
  gaps.push(text.slice(at, end(object) - 1));
  if (!gaps.some((gap) => gap.includes('/'))) {
    return `{${order.map((property, index) => gaps[index] + written(property)).join('')}${gaps.at(-1)}}`;
  }

  if (!properties.every((property) => beginsLine(text, start(property)))) return undefined;
  const first = properties[0];
  if (!first || !/[\r\n]/.test(gaps.at(-1) ?? '')) return undefined;
  const eol = eolOf(text, start(object));
  const line = eol + indentAt(text, start(first));
  const before = new Map<JsonProperty | undefined, string[]>();
  const behind = new Map<JsonProperty | undefined, string[]>();
  gaps.forEach((gap, index) => {
    for (const { comment, sameLine } of commentsOf(gap)) {
      const previous = properties[index - 1];
      const [comments, owner] = sameLine && previous ? [behind, previous] : [before, properties[index]];
      comments.set(owner, [...(comments.get(owner) ?? []), comment]);
    }
  });
  const lines = order.map((property, index) => {
    const comma = index < order.length - 1 ? ',' : '';
    const above = (before.get(property) ?? []).map((comment) => line + comment).join('');
    const beside = (behind.get(property) ?? []).map((comment) => ` ${comment}`).join('');
    return above + line + written(property) + comma + beside;
  });
  const below = (before.get(undefined) ?? []).map((comment) => line + comment).join('');
  return `{${lines.join('')}${below}${eol}${indentAt(text, end(object) - 1)}}`;
}

/** Returns the comments of a gap, and whether each is on the gap's first line. */
function commentsOf(gap: string): { comment: string; sameLine: boolean }[] {
  const found: { comment: string; sameLine: boolean }[] = [];
  for (let at = gap.indexOf('/'); at >= 0; at = gap.indexOf('/', at)) {
    const end = commentEnd(gap, at);
    found.push({ comment: gap.slice(at, end), sameLine: !/[\r\n]/.test(gap.slice(0, at)) });
    at = end;
  }
  return found;
}
