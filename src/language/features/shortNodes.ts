import { createScanner, SyntaxKind } from 'jsonc-parser';
import { maxDepth } from '../document/reader/syntaxFault';
import { bracketPairs } from './bracketPairs';

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
 * @returns undefined if the text is nested too deep
 */
export function shortNodes(text: string, indentSize: number): ShortNode[] | undefined {
  const { depth, onOneLine } = bracketPairs(text);
  if (depth > maxDepth) return undefined;
  return onOneLine.flatMap(({ offset, length, level, keyLength }) => {
    if (level === 0) return [];
    const written = normalized(text.slice(offset, offset + length));
    const fits = written !== undefined && level * indentSize + keyLength + written.length + 1 <= maxLineLength;
    return fits ? [{ offset, length, text: written }] : [];
  });
}

/** Writes a value with single blanks; undefined if it has comments or errors. */
function normalized(text: string): string | undefined {
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
