import type { Node } from 'jsonc-parser';
import { maxDepth } from './document/maxDepth';
import { ParsedDocument } from './document/parsedDocument';
import type { ReferralDocument } from './document/referralDocument';
import type { Span } from './document/referralText';
import { tolerantTree } from './document/tolerantTree';

const closing: Readonly<Record<string, string>> = { string: '"', object: '}', array: ']' };

/**
 * What "Expand Selection" selects from `offset` on, each span inside the next one: the words of a string, its literal,
 * the property, the property with its comma, what is between the brackets, the brackets too, and so on to the whole text.
 */
export function selectionRanges(document: ReferralDocument, offset: number): Span[] {
  const parsed = document instanceof ParsedDocument ? document : ParsedDocument.parse(document.text);
  const index = parsed.indexAt(offset);
  const referral = parsed.texts[index];
  const base = parsed.offset(index);
  const spans: Span[] = [];
  if (referral)
    for (const span of chain(referral.root, referral.text, offset - base))
      spans.push({ offset: span.offset + base, length: span.length });
  if (!referral || parsed.form !== 'referral') {
    const around = chain(tolerantTree(parsed.paddedShell, maxDepth).root, parsed.text, offset);
    const whole = referral ? { offset: base, length: referral.text.length } : { offset, length: 0 };
    spans.push(...around.filter((span) => holds(span, whole))); // a referral has no inside there
  }
  spans.push({ offset: 0, length: parsed.text.length });
  return growing(spans, offset);
}

/** What is around `at` in a tree, from the inside out. */
function chain(root: Node | undefined, text: string, at: number): Span[] {
  const spans: Span[] = [];
  for (let node = nodeAt(root, at); node; node = node.parent) {
    const { offset, length, type } = node;
    const last = closing[type];
    if (last && offset < at) {
      const isClosed = length > 1 && text[offset + length - 1] === last;
      spans.push({ offset: offset + 1, length: length - (isClosed ? 2 : 1) });
    }
    spans.push({ offset, length });
    const isEntry = type === 'property' || node.parent?.type === 'array';
    const comma = isEntry ? /^\s*,/.exec(text.slice(offset + length, offset + length + 200)) : null;
    if (comma) spans.push({ offset, length: length + comma[0].length });
  }
  return spans;
}

/** The innermost node that the caret is in or touches; of two that it touches the later one. */
function nodeAt(root: Node | undefined, at: number): Node | undefined {
  const isHere = ({ offset, length }: Node) => offset <= at && at <= offset + length;
  let found: Node | undefined;
  for (let node = root && isHere(root) ? root : undefined; node; node = node.children?.findLast(isHere)) found = node;
  return found;
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
