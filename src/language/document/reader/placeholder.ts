import type { ReaderState } from './readerState';
import { TokenKind } from './tokens';

/** A placeholder in two or three braces. */
const placeholder = /\{\{(?:[^{}":\n]{1,100}|\{[^{}":\n]{1,100}\})\}\}/y;

/** Takes the innermost object, of which only the brace has been read, as a value: `{{name}}`. */
export function takesPlaceholder(reader: ReaderState): boolean {
  const { tokens, text, container } = reader;
  const start = tokens.start(container);
  placeholder.lastIndex = start;
  if (!placeholder.test(text)) return false;
  const end = placeholder.lastIndex;
  if (container === 0) reader.lookedAround = true;
  tokens.setKind(container, TokenKind.Unknown);
  reader.close(end);
  reader.fault('symbol', start, end - start);
  reader.at = end;
  return true;
}
