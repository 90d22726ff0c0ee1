/** First and last line of a fold; zero-based. */
export interface Region {
  start: number;
  end: number;
}

/**
 * Returns the objects and arrays of a JSON text that span several lines. The line of the closing bracket stays visible.
 * Works on broken text too: a bracket without its partner folds nothing, and a string ends with its line.
 */
export function foldingRegions(text: string): Region[] {
  const regions: Region[] = [];
  const open: { bracket: string; line: number }[] = [];
  let line = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\n') line++;
    else if (character === '"') at = endOfString(text, at);
    else if (character === '{' || character === '[') open.push({ bracket: character === '{' ? '}' : ']', line });
    else if (character === '}' || character === ']') {
      const partner = open.findLastIndex(({ bracket }) => bracket === character);
      if (partner < 0) continue;
      const start = open[partner]?.line ?? line;
      open.length = partner;
      if (line - start > 1) regions.push({ start, end: line - 1 });
    }
  }
  return regions.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Returns the end of the string that begins at `start`: its closing quote, or the last character of its line. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length && text[at] !== '"'; at++) {
    if (text[at] === '\n') return at - 1;
    if (text[at] === '\\' && text[at + 1] !== '\n') at++;
  }
  return at;
}
