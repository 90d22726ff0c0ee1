import type { JsonNode, JsonProperty, Span } from '../document/jsonNode';
import { ParsedDocument } from '../document/parsedDocument';
import type { ReferralDocument } from '../types';

const closing: Readonly<Record<string, string>> = { string: '"', object: '}', array: ']' };

/**
 * What "Expand Selection" selects from `offset` on, each span inside the next one: the words of a string, its literal,
 * the property, the property with its comma, what is between the brackets, the brackets too, and so on to the whole text.
 */
export function selectionRanges(document: ReferralDocument, offset: number): Span[] {
  const { text, outer } = ParsedDocument.of(document);
  const spans = outer ? chain(outer.root, text, offset) : [];
  spans.push({ offset: 0, length: text.length });
  return growing(spans, offset);
}

/** What is around an offset, from the inside out. */
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

/** The innermost value that the caret is in or touches; of two that it touches the later one. */
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

/** The property whose key the caret is in or touches. */
function keyAt(object: JsonNode | undefined, at: number): JsonProperty | undefined {
  return object?.properties.findLast(({ offset, length, key }) => {
    return offset <= at && at <= offset + length && at <= key.offset + key.length;
  });
}

/** Only spans that hold the caret, each larger than the one before. */
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

/** The word at the caret, of several words that are not JSON. */
function wordAt(written: string, offset: number, at: number): Span[] {
  if (!/^\w+ /.test(written)) return [];
  const start = written.lastIndexOf(' ', at - offset - 1) + 1;
  const end = written.indexOf(' ', start);
  return [{ offset: offset + start, length: (end < 0 ? written.length : end) - start }];
}
