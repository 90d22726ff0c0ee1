import { format as formatJson } from 'jsonc-parser';
import type { FormatOptions } from './referralLanguage';
import type { TextEdit } from './types';

/** Edits that indent a JSON text, or `range` of it, and leave its values alone. */
export function formatText(
  text: string,
  options: FormatOptions = {},
  range?: { offset: number; length: number },
): TextEdit[] {
  const eol = options.eol ?? (/\r\n/.test(text) ? '\r\n' : '\n');
  return formatJson(text, range, {
    tabSize: options.tabSize ?? 2,
    insertSpaces: options.insertSpaces ?? true,
    insertFinalNewline: options.insertFinalNewline ?? false,
    eol,
  }).map(({ offset, length, content }) => ({ offset, length, text: content }));
}
