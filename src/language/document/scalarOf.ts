import { type NodeType, SyntaxKind } from 'jsonc-parser';

/** What a token of one word means: its JSON type and its value. */
export function scalarOf(kind: SyntaxKind, text: string): { type: NodeType; value: unknown } {
  switch (kind) {
    case SyntaxKind.NumericLiteral:
      return { type: 'number', value: Number(text) };
    case SyntaxKind.TrueKeyword:
      return { type: 'boolean', value: true };
    case SyntaxKind.FalseKeyword:
      return { type: 'boolean', value: false };
    case SyntaxKind.StringLiteral:
      return { type: 'string', value: text };
    default:
      // No JSON at all: it counts as not given, so that nobody complains of its type as well.
      return { type: 'null', value: null };
  }
}
