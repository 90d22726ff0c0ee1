/** Whether `offset` is within a comment, where from `from` to there are only blanks and comments. */
export function inComment(text: string, from: number, offset: number): boolean {
  let at = from;
  for (;;) {
    at = text.indexOf('/', at);
    if (at < 0 || at + 1 >= offset) return false;
    const line = text[at + 1] === '/';
    if (!line && text[at + 1] !== '*') return false;
    const end = line ? text.indexOf('\n', at) : text.indexOf('*/', at + 2);
    // What is typed at the end of a line's comment belongs to it.
    if (end < 0 || offset < end + (line ? 1 : 2)) return true;
    at = end + (line ? 1 : 2);
  }
}
