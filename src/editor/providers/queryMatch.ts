/**
 * How well a text fits a query as it is typed: every word of it must be found in the text, its letters in order but not
 * necessarily side by side, whatever the case.
 * @returns 0 if it does not match; the better the match, the more: letters in order, a whole word, the beginning
 */
export function queryMatch(query: string, text: string): number {
  const folded = text.toLowerCase();
  const words = query.toLowerCase().replaceAll(/["*…]/g, ' ').split(/\s+/).filter(Boolean);
  let worst = 3;
  for (const word of words) {
    const at = folded.indexOf(word);
    const quality = at === 0 ? 3 : at > 0 ? 2 : isSubsequence(word, folded) ? 1 : 0;
    worst = Math.min(worst, quality);
  }
  return worst;
}

function isSubsequence(word: string, text: string): boolean {
  let at = -1;
  for (const letter of word) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}
