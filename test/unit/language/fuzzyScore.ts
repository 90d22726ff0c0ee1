/**
 * Scores how well a pattern matches a word, by the rules of VS Code's suggest widget (`fuzzyScore` with
 * `firstMatchCanBeWeak: false` and `boostFullMatch: true`). Undefined if it doesn't match.
 */
export function fuzzyScore(pattern: string, word: string): number | undefined {
  if (pattern === '') return -100;
  if (pattern.length > word.length) return undefined;
  const [patternLow, wordLow] = [pattern.toLowerCase(), word.toLowerCase()];
  const [first, last] = matchPositions(patternLow, wordLow);
  if (!first || !last) return undefined;
  const rows = pattern.length + 1;
  const columns = word.length + 1;
  const grid = () => Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  const [table, diagonal] = [grid(), grid()];
  let isStrong = false;
  let row = 1;
  for (let p = 0; p < pattern.length; p++, row++) {
    const least = first[p] ?? 0;
    const most = last[p] ?? 0;
    const next = p + 1 < pattern.length ? (last[p + 1] ?? word.length) : word.length;
    for (let w = least; w < next; w++) {
      const column = w + 1;
      let score: number | undefined;
      if (w <= most) {
        score = charScore(pattern, patternLow, p, word, wordLow, w, at(diagonal, row - 1, column - 1) === 0);
        if (score !== undefined && score > 1 && p === 0) isStrong = true;
        if (score !== undefined && p === 0) score -= w > 0 ? (isGap(word, wordLow, w) ? 3 : 5) : 0;
      }
      const diag = score === undefined ? undefined : score + at(table, row - 1, column - 1);
      const left = w > least ? at(table, row, column - 1) + (at(diagonal, row, column - 1) > 0 ? -5 : 0) : undefined;
      const leftLeft =
        w > least + 1 && at(diagonal, row, column - 1) > 0
          ? at(table, row, column - 2) + (at(diagonal, row, column - 2) > 0 ? -5 : 0)
          : undefined;
      const isBest = (value: number, ...others: (number | undefined)[]) =>
        others.every((other) => other === undefined || value >= other);
      if (leftLeft !== undefined && isBest(leftLeft, left, diag)) set(table, row, column, leftLeft);
      else if (left !== undefined && isBest(left, diag)) set(table, row, column, left);
      else if (diag !== undefined) {
        set(table, row, column, diag);
        set(diagonal, row, column, at(diagonal, row - 1, column - 1) + 1);
      }
    }
  }
  if (!isStrong) return undefined;
  let column = word.length;
  while (column > 0 && at(table, pattern.length, column) === 0) column--;
  const total = at(table, pattern.length, word.length) || at(table, pattern.length, column);
  return total + (word.length === pattern.length ? 2 : 0);
}

function matchPositions(pattern: string, word: string): [number[]?, number[]?] {
  const first: number[] = [];
  for (let p = 0, w = 0; p < pattern.length; p++, w++) {
    w = word.indexOf(pattern.charAt(p), w);
    if (w < 0) return [];
    first.push(w);
  }
  const last: number[] = [];
  for (let p = pattern.length - 1, w = word.length - 1; p >= 0; p--, w--) {
    w = word.lastIndexOf(pattern.charAt(p), w);
    last.unshift(w);
  }
  return [first, last];
}

function charScore(
  pattern: string,
  patternLow: string,
  p: number,
  word: string,
  wordLow: string,
  w: number,
  isNewMatch: boolean,
): number | undefined {
  if (patternLow[p] !== wordLow[w]) return undefined;
  let score = 1;
  const sameCase = pattern[p] === word[w];
  if (w === p) score = sameCase ? 7 : 5;
  else if (isUpper(word, wordLow, w) && (w === 0 || !isUpper(word, wordLow, w - 1))) score = sameCase ? 7 : 5;
  else if (isSeparator(wordLow, w) && (w === 0 || !isSeparator(wordLow, w - 1))) score = 5;
  else if (isSeparator(wordLow, w - 1)) score = 5;
  const gap = isGap(word, wordLow, w);
  if (p > 0) score += isNewMatch ? (gap ? 2 : 0) : gap ? 0 : 1;
  if (w + 1 === word.length) score -= gap ? 3 : 5;
  return score;
}

const isUpper = (word: string, low: string, at: number): boolean => word[at] !== low[at];
const isSeparator = (text: string, at: number): boolean => at >= 0 && /[_\-. /\\'":$<>()[\]{}\s]/.test(text.charAt(at));
const isGap = (word: string, low: string, w: number): boolean =>
  isUpper(word, low, w) || (w > 0 && isSeparator(low, w - 1));
const at = (grid: number[][], row: number, column: number): number => grid[row]?.[column] ?? 0;
function set(grid: number[][], row: number, column: number, value: number): void {
  const line = grid[row];
  if (line) line[column] = value;
}
