import { createScanner, format as formatJson, SyntaxKind } from 'jsonc-parser';
import { maxDepth } from './document/maxDepth';
import type { FormatOptions } from './referralLanguage';
import type { TextEdit } from './types';

/** Edits that indent a JSON text, or `range` of it, and leave its values alone; none where it is nested too deep. */
export function formatText(
  text: string,
  options: FormatOptions = {},
  range?: { offset: number; length: number },
): TextEdit[] {
  // Each level would be indented by one more than the one around it: megabytes of blanks for a few thousand brackets.
  if (isTooDeep(text)) return [];
  const eol = options.eol ?? (/\r\n/.test(text) ? '\r\n' : '\n');
  return formatJson(text, range, {
    tabSize: options.tabSize ?? 2,
    insertSpaces: options.insertSpaces ?? true,
    insertFinalNewline: options.insertFinalNewline ?? false,
    eol,
  }).map(({ offset, length, content }) => ({ offset, length, text: content }));
}

function isTooDeep(text: string): boolean {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let kind = scanner.scan(); kind !== SyntaxKind.EOF; kind = scanner.scan()) {
    if (kind === SyntaxKind.OpenBraceToken || kind === SyntaxKind.OpenBracketToken) depth++;
    else if (kind === SyntaxKind.CloseBraceToken || kind === SyntaxKind.CloseBracketToken)
      depth = Math.max(0, depth - 1);
    if (depth > maxDepth) return true;
  }
  return false;
}
