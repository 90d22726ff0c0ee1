import { type NodeType, SyntaxKind } from 'jsonc-parser';

/** What is no JSON at all counts as not given, so that nobody complains of its type as well. */
export const nothing: { type: NodeType; value: unknown } = { type: 'null', value: null };

/** Quotes that people take for those of JSON. */
const otherQuotes = /^(['`‘’“”])(.*)['`‘’“”]$/su;

/**
 * What a token of one word means: its JSON type and its value.
 * @param written the token as it stands
 * @param meant its value, as the scanner gives it
 */
export function scalarOf(kind: SyntaxKind, written: string, meant: string): { type: NodeType; value: unknown } {
  switch (kind) {
    case SyntaxKind.NumericLiteral:
      return { type: 'number', value: Number(meant) };
    case SyntaxKind.TrueKeyword:
      return { type: 'boolean', value: true };
    case SyntaxKind.FalseKeyword:
      return { type: 'boolean', value: false };
    case SyntaxKind.StringLiteral:
      return { type: 'string', value: meant };
    default:
      return otherQuotes.test(written) ? { type: 'string', value: unquoted(written) } : nothing;
  }
}

/** A name or text without the quotes of another kind that it stands in. */
export function unquoted(text: string): string {
  return otherQuotes.exec(text)?.[2] ?? text;
}
