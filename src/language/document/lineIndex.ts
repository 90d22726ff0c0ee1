/** A place in a text as editors count: line and UTF-16 code unit in the line, both from zero. */
export interface Position {
  line: number;
  character: number;
}

/** The lines of a text. */
export interface LineIndex {
  /** Returns the position of an offset. An offset outside the text counts as its beginning or end. */
  positionAt(offset: number): Position;
}

/** Indexes the lines of a text; they end as in editors, with `\n`, `\r\n` or `\r`. */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  const endings = lineEndings(text);
  let next = endings.next();
  return {
    positionAt(offset) {
      const at = Math.max(0, Math.min(offset, text.length));
      // Often only the first lines are asked for.
      for (; !next.done && (starts.at(-1) ?? 0) <= at; next = endings.next()) starts.push(next.value);
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= at) low = middle;
        else high = middle - 1;
      }
      return { line: low, character: at - (starts[low] ?? 0) };
    },
  };
}

/**
 * Yields the beginnings of lines, except for the first. Most texts have one kind of line ending, and a simple search for it
 * is the quickest.
 */
function* lineEndings(text: string): Generator<number, undefined> {
  if (text.includes('\r')) {
    for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) yield index + ending.length;
  } else {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) yield at + 1;
  }
  return undefined;
}
