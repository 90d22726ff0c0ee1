import { createScanner, format as formatJson, SyntaxKind } from 'jsonc-parser';
import { maxDepth } from '../document/reader/syntaxFault';
import type { FormatOptions } from '../referralLanguage';
import type { TextEdit } from '../types';
import { bracketPairs } from './bracketPairs';

/**
 * Returns edits that indent a JSON text, or `range` of it, without changing its values; none if it is nested too deep, or
 * if it is unclear what is text in it: a quote is missing, or is not a double one. Short objects and arrays on one line
 * stay there.
 */
export function formatText(
  text: string,
  options: FormatOptions = {},
  range?: { offset: number; length: number },
): TextEdit[] {
  const eol = options.eol ?? (/\r\n/.test(text) ? '\r\n' : '\n');
  const tabSize = options.tabSize ?? 2;
  const short = shortNodes(text, tabSize);
  // Each level would be indented by one more than the one around it: megabytes of blanks for a few thousand brackets. And
  // no blank may come into a text.
  if (!short) return [];
  const kept = options.keepShort === false ? [] : short;
  const edits = formatJson(withScalars(text, kept), range, {
    tabSize,
    insertSpaces: options.insertSpaces ?? true,
    insertFinalNewline: options.insertFinalNewline ?? false,
    eol,
  }).map(({ offset, length, content }) => ({ offset, length, text: content }));
  const isMeant = ({ offset, length }: ShortNode): boolean =>
    !range || (range.offset <= offset && offset + length <= range.offset + range.length);
  // Only what is between the brackets: a blank before them is an edit of its own.
  const changed = kept
    .filter(isMeant)
    .map((node) => ({ offset: node.offset + 1, length: node.length - 2, text: node.text.slice(1, -1) }))
    .filter((edit) => text.slice(edit.offset, edit.offset + edit.length) !== edit.text);
  return [...edits, ...changed].sort((a, b) => a.offset - b.offset);
}

/** Replaces each node that keeps its layout with a string of the same length, so that offsets do not change. */
function withScalars(text: string, nodes: readonly ShortNode[]): string {
  let result = '';
  let end = 0;
  for (const { offset, length } of nodes) {
    result += `${text.slice(end, offset)}"${'x'.repeat(length - 2)}"`;
    end = offset + length;
  }
  return result + text.slice(end);
}

/** An object or array that stays on its line, and how it is written there. */
interface ShortNode {
  offset: number;
  length: number;
  text: string;
}

/** Maximum length of a line, with its indentation. */
const maxLineLength = 100;

/**
 * Finds the objects and arrays that are on one line, fit there, and are within one that takes several lines. A text
 * that is all on one line has none. Those with comments or errors get the usual layout.
 * @param indentSize columns of one level
 * @returns undefined if the text is nested too deep, or if it is unclear what is text in it
 */
function shortNodes(text: string, indentSize: number): ShortNode[] | undefined {
  const { depth, isClear, onOneLine } = bracketPairs(text);
  if (depth > maxDepth || !isClear) return undefined;
  return onOneLine.flatMap(({ offset, length, level, keyLength }) => {
    if (level === 0) return [];
    const written = normalized(text.slice(offset, offset + length));
    const fits = written !== undefined && level * indentSize + keyLength + written.length + 1 <= maxLineLength;
    return fits ? [{ offset, length, text: written }] : [];
  });
}

/** Writes a value with single blanks. Returns undefined if it has comments or errors. */
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
