/** An object or array that begins and ends on one line. */
export interface BracketPair {
  offset: number;
  length: number;
  /** Number of brackets around it. */
  level: number;
  /** Characters from the start of its property's name to the value; 0 if it has no name. */
  keyLength: number;
}

interface Open {
  offset: number;
  line: number;
  keyLength: number;
}

/**
 * Reads the brackets of any text, valid or not.
 * @returns how deep they are nested, the outermost pairs among those on one line, and whether it is clear what is text: a
 * quote may be missing, or be another one than JSON's
 */
export function bracketPairs(text: string): { depth: number; onOneLine: BracketPair[]; isClear: boolean } {
  const open: Open[] = [];
  const onOneLine: BracketPair[] = [];
  let depth = 0;
  let line = 0;
  let isClear = true;
  /** Offsets of the last string of this object or array, and of the last one with a colon. */
  let string = -1;
  let key = -1;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') {
      string = at;
      at = endOfString(text, at);
      isClear &&= text[at] === '"' && at > string;
    } else if (otherQuotes.includes(char)) isClear = false;
    else if (char === '/') {
      const comment = commentAt(text, at);
      line += comment.split(/[\r\n]/).length - 1;
      at += Math.max(0, comment.length - 1);
    } else if (char === '\n' || char === '\r') line++;
    else if (char === ':') key = string;
    else if (char === ',') key = -1;
    else if (char === '{' || char === '[') {
      open.push({ offset: at, line, keyLength: key < 0 ? 0 : at - key });
      depth = Math.max(depth, open.length);
      key = -1;
    } else if (char === '}' || char === ']') {
      const pair = open.pop();
      key = -1;
      if (pair?.line !== line) continue;
      while ((onOneLine.at(-1)?.offset ?? -1) > pair.offset) onOneLine.pop();
      const { offset, keyLength } = pair;
      onOneLine.push({ offset, length: at + 1 - offset, level: open.length, keyLength });
    }
  }
  return { depth, onOneLine, isClear };
}

const otherQuotes = "'`´‘’‚“”„«»";

/** Returns the offset of the closing quote, or of the last character of the line. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '"') return at;
    if (char === '\n' || char === '\r') return at - 1;
    if (char === '\\') at++;
  }
  return text.length;
}

/** Returns the comment that begins at an offset; `''` if there is none. */
function commentAt(text: string, start: number): string {
  const isBlock = text.startsWith('/*', start);
  if (!isBlock && !text.startsWith('//', start)) return '';
  const end = isBlock ? text.indexOf('*/', start + 2) + 2 : text.slice(start).search(/[\r\n]/) + start;
  return text.slice(start, end > start + 1 ? end : undefined);
}
