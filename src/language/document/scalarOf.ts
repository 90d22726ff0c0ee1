import { SyntaxKind } from 'jsonc-parser';
import type { Draft } from './draft';

/** Quotes that people take for those of JSON. */
const quotes = "'`\u2018\u2019\u201c\u201d";

/**
 * The node of a token of one word: its JSON type and its value. What is no JSON at all counts as not given, so that nobody
 * complains of its type as well.
 * @param kind `Unknown` also for what is no value though it looks like one
 * @param written the token as it stands
 * @param meant its value, as the scanner gives it
 */
export function scalarOf(kind: SyntaxKind, written: string, meant: string, offset: number): Draft {
  const { length } = written;
  // One shape for all, written out: a text may have a million of them.
  switch (kind) {
    case SyntaxKind.NumericLiteral:
      return { type: 'number', value: Number(meant), offset, length };
    case SyntaxKind.TrueKeyword:
      return { type: 'boolean', value: true, offset, length };
    case SyntaxKind.FalseKeyword:
      return { type: 'boolean', value: false, offset, length };
    case SyntaxKind.StringLiteral:
      return { type: 'string', value: meant, offset, length };
    default:
      return isQuoted(written)
        ? { type: 'string', value: unquoted(written), offset, length }
        : { type: 'null', value: null, offset, length };
  }
}

/** A name or text without the quotes of another kind that it stands in. */
export function unquoted(text: string): string {
  return isQuoted(text) ? text.slice(1, -1) : text;
}

function isQuoted(text: string): boolean {
  return text.length > 1 && quotes.includes(text.charAt(0)) && quotes.includes(text.charAt(text.length - 1));
}
