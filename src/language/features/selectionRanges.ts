import type { JsonNode, JsonProperty, Span } from '../document/jsonNode';
import { ParsedDocument } from '../document/parsedDocument';
import type { ReferralDocument } from '../types';

const closing: Readonly<Record<string, string>> = { string: '"', object: '}', array: ']' };

/**
 * Returns what "Expand Selection" selects from `offset` on, from small to large: the words of a string, its literal,
 * the property, the property with its comma, the content of the brackets, the brackets too, and so on to the whole
 * text.
 */
export function selectionRanges(document: ReferralDocument, offset: number): Span[] {
  const { text, outer } = ParsedDocument.of(document);
  const spans = outer ? chain(outer.root, text, offset) : [];
  spans.push({ offset: 0, length: text.length });
  return growing(spans, offset);
}

/** Returns the spans around an offset, innermost first. */
function chain(root: JsonNode, text: string, at: number): Span[] {
  const spans: Span[] = [];
  let node: JsonNode | undefined = innermost(root, at);
  const key = keyAt(node, at);
  if (key) spans.push(...around(key.key, 'string', text, at), ...property(key, text));
  for (; node; node = node.parent) {
    spans.push(...around(node, node.type, text, at));
    const own = node.property;
    if (own) spans.push(...property(own, text));
    else if (node.parent?.type === 'array') spans.push(...withComma(node, text));
  }
  return spans;
}

function around({ offset, length }: Span, type: string, text: string, at: number): Span[] {
  const last = closing[type];
  if (!last || offset >= at) return [...wordAt(text.slice(offset, offset + length), offset, at), { offset, length }];
  const isClosed = length > 1 && text[offset + length - 1] === last;
  return [
    { offset: offset + 1, length: length - (isClosed ? 2 : 1) },
    { offset, length },
  ];
}

function property({ offset, length }: JsonProperty, text: string): Span[] {
  return [{ offset, length }, ...withComma({ offset, length }, text)];
}

function withComma({ offset, length }: Span, text: string): Span[] {
  const comma = /^\s*,/.exec(text.slice(offset + length, offset + length + 200));
  return comma ? [{ offset, length: length + comma[0].length }] : [];
}

/** Returns the innermost value that contains or touches the caret; of two touched, the later one. */
function innermost(root: JsonNode, at: number): JsonNode | undefined {
  const isHere = ({ offset, length }: Span) => offset <= at && at <= offset + length;
  let found = isHere(root) ? root : undefined;
  for (let node = found; node; ) {
    node = node.items.findLast(isHere) ?? node.properties.findLast(isHere)?.value;
    if (node && isHere(node)) found = node;
    else break;
  }
  return found;
}

/** Returns the property whose key contains or touches the caret. */
function keyAt(object: JsonNode | undefined, at: number): JsonProperty | undefined {
  return object?.properties.findLast(({ offset, length, key }) => {
    return offset <= at && at <= offset + length && at <= key.offset + key.length;
  });
}

/** Keeps only spans that contain the caret and are larger than the one before. */
function growing(spans: readonly Span[], offset: number): Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const last = kept.at(-1) ?? { offset, length: 0 };
    if (span.length > last.length && holds(span, last)) kept.push(span);
  }
  return kept;
}

function holds(outer: Span, inner: Span): boolean {
  return outer.offset <= inner.offset && inner.offset + inner.length <= outer.offset + outer.length;
}

/** Returns the word at the caret among several words that are not JSON. */
function wordAt(written: string, offset: number, at: number): Span[] {
  if (!/^\w+ /.test(written)) return [];
  const start = written.lastIndexOf(' ', at - offset - 1) + 1;
  const end = written.indexOf(' ', start);
  return [{ offset: offset + start, length: (end < 0 ? written.length : end) - start }];
}
