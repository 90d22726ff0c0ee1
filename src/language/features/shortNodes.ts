import { createScanner, type Node, parseTree, SyntaxKind } from 'jsonc-parser';
import { maxDepth } from '../document/maxDepth';

/** An object or array that stays on its line, and how it is written there. */
export interface ShortNode {
  offset: number;
  length: number;
  text: string;
}

/** Length of a line that still fits, with its indentation. */
const maxLineLength = 100;

/**
 * Finds the objects and arrays that are on one line, fit there, and are in one that takes several lines: a text that
 * is all on one line has none. Comments and errors within leave them to the usual layout.
 * @param indentSize columns of one level
 */
export function shortNodes(text: string, indentSize: number): ShortNode[] {
  const root = parseTree(text, undefined, { allowTrailingComma: false, disallowComments: false });
  const found: ShortNode[] = [];
  const visit = (node: Node, depth: number): void => {
    if (depth > maxDepth || !isSpread(text, node)) return;
    for (const child of node.children ?? []) {
      const value = child.type === 'property' ? child.children?.[1] : child;
      if (value?.type !== 'object' && value?.type !== 'array') continue;
      const written = isSpread(text, value)
        ? undefined
        : onOneLine(text.slice(value.offset, value.offset + value.length));
      const keyLength = child.type === 'property' ? value.offset - child.offset : 0;
      if (written !== undefined && depth * indentSize + keyLength + written.length + 1 <= maxLineLength)
        found.push({ offset: value.offset, length: value.length, text: written });
      else visit(value, depth + 1);
    }
  };
  if (root) visit(root, 1);
  return found;
}

function isSpread(text: string, { offset, length }: Node): boolean {
  return /[\r\n]/.test(text.slice(offset, offset + length));
}

/** Writes a value with single blanks; undefined if it has comments or errors. */
function onOneLine(text: string): string | undefined {
  const scanner = createScanner(text, false);
  let written = '';
  let before: SyntaxKind | undefined;
  for (let kind = scanner.scan(); kind !== SyntaxKind.EOF; kind = scanner.scan()) {
    if (kind === SyntaxKind.Trivia) continue;
    const isComment = kind === SyntaxKind.LineCommentTrivia || kind === SyntaxKind.BlockCommentTrivia;
    if (isComment || kind === SyntaxKind.Unknown || scanner.getTokenError() !== 0) return undefined;
    written += `${blankBetween(before, kind)}${tokenText(text, scanner)}`;
    before = kind;
  }
  try {
    JSON.parse(written);
    return written;
  } catch {
    return undefined;
  }
}

function tokenText(text: string, scanner: ReturnType<typeof createScanner>): string {
  return text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength());
}

function blankBetween(before: SyntaxKind | undefined, next: SyntaxKind): string {
  if (before === undefined) return '';
  if (before === SyntaxKind.OpenBraceToken) return next === SyntaxKind.CloseBraceToken ? '' : ' ';
  if (next === SyntaxKind.CloseBraceToken) return ' ';
  return before === SyntaxKind.CommaToken || before === SyntaxKind.ColonToken ? ' ' : '';
}
