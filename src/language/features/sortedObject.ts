import type { JsonNode, JsonProperty, Span } from '../document/jsonNode';
import { applyEdits } from '../edits/applyEdits';
import { eolOf, indentAt } from '../edits/textStyle';
import { beginsLine, commentEnd } from '../edits/trivia';
import type { TextEdit } from '../types';

/**
 * The text of an object with its properties in another order. What is between them stays where it is; if that
 * holds comments, each goes with its property.
 * @param properties the object's properties, in the order of the text
 * @param order the same, in the order wanted
 * @param base what the nodes' offsets count from, in `text`
 * @param inner the edits within a property
 * @returns undefined if comments cannot be moved
 */
export function sortedObject(
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

/** The comments of a gap, and whether each is on the line on which the gap begins. */
function commentsOf(gap: string): { comment: string; sameLine: boolean }[] {
  const found: { comment: string; sameLine: boolean }[] = [];
  for (let at = gap.indexOf('/'); at >= 0; at = gap.indexOf('/', at)) {
    const end = commentEnd(gap, at);
    found.push({ comment: gap.slice(at, end), sameLine: !/[\r\n]/.test(gap.slice(0, at)) });
    at = end;
  }
  return found;
}
