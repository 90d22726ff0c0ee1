import { Position } from 'vscode';

/** Offsets of a text as positions, where no editor has it open; lines end as VS Code has it: `\n`, `\r\n` or `\r`. */
export function textPositions(text: string): (offset: number) => Position {
  const starts = [0];
  // Most texts have one kind of line ending, and the search for it is several times quicker than a regular expression.
  if (text.includes('\r')) {
    for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  } else {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return new Position(low, offset - (starts[low] ?? 0));
  };
}
