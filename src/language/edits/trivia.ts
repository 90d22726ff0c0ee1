import { openCommentEnd } from '../document/reader/readWord';

/** Returns the offset of the next token at or after `offset`, after blanks and comments, also those with a number sign. */
export function skipTrivia(text: string, offset: number): number {
  let at = offset;
  for (;;) {
    while (at < text.length && /\s/.test(text[at] ?? '')) at++;
    if (text[at] !== '#' && (text[at] !== '/' || (text[at + 1] !== '/' && text[at + 1] !== '*'))) return at;
    at = commentEnd(text, at);
  }
}

/**
 * Returns the end of the comment that begins at `offset`: before the line end, or after the last slash of a block
 * comment.
 */
export function commentEnd(text: string, offset: number): number {
  if (text[offset] === '#' || text[offset + 1] === '/') {
    let at = offset;
    while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
    return at;
  }
  const close = blockEnd(text, offset);
  return close < 0 ? openCommentEnd(text, offset) : close + 2;
}

/** The last text without an end of a block comment, and the offset from which there is none. */
let unclosed = { text: '', from: 0 };

/** Returns the offset of the asterisk and slash that end the block comment at `offset`; -1 if there are none. */
function blockEnd(text: string, offset: number): number {
  // A text may have thousands of comments that are not closed.
  if (offset >= unclosed.from && text === unclosed.text) return -1;
  const end = text.indexOf('*/', offset + 2);
  if (end < 0) unclosed = { text, from: offset };
  return end;
}

/** Returns a text without its comments. */
export function withoutComments(text: string): string {
  const parts: string[] = [];
  const comment = /#|\/[/*]/g;
  let end = 0;
  for (let found = comment.exec(text); found; found = comment.exec(text)) {
    parts.push(text.slice(end, found.index));
    end = commentEnd(text, found.index);
    comment.lastIndex = end;
  }
  return parts.join('') + text.slice(end);
}

/** Whether a text consists of white space and comments that have ended. */
export function isTrivia(text: string): boolean {
  let at = 0;
  for (;;) {
    while (at < text.length && /\s/.test(text[at] ?? '')) at++;
    if (at === text.length) return true;
    const isBlock = text.startsWith('/*', at);
    if (!isBlock && !text.startsWith('//', at)) return false;
    const end = isBlock ? blockEnd(text, at) + 1 : text.indexOf('\n', at);
    if (end <= 0) return false;
    at = end + 1;
  }
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
