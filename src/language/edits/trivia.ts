import { openCommentEnd } from '../document/reader/readWord';

/** Returns the offset of the next token at or after `offset`, after blanks and comments. */
export function skipTrivia(text: string, offset: number): number {
  let at = offset;
  for (;;) {
    while (at < text.length && /\s/.test(text[at] ?? '')) at++;
    if (text[at] !== '/' || (text[at + 1] !== '/' && text[at + 1] !== '*')) return at;
    at = commentEnd(text, at);
  }
}

/**
 * Returns the end of the comment that begins at `offset`: before the line end, or after the last slash of a block
 * comment.
 */
export function commentEnd(text: string, offset: number): number {
  if (text[offset + 1] === '/') {
    let at = offset;
    while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
    return at;
  }
  const close = text.indexOf('*/', offset + 2);
  return close < 0 ? openCommentEnd(text, offset) : close + 2;
}

/** Returns the offset of the comma after the value that ends at `offset`; -1 if there is none. */
export function commaAfter(text: string, offset: number): number {
  const at = skipTrivia(text, offset);
  return text[at] === ',' ? at : -1;
}

/** Whether nothing but blanks is before `offset` on its line. */
export function beginsLine(text: string, offset: number): boolean {
  let at = offset - 1;
  while (text[at] === ' ' || text[at] === '\t') at--;
  return at < 0 || text[at] === '\n' || text[at] === '\r';
}
