/**
 * Returns how well a text fits a typed query. The text must contain every word of the query, its letters in order but
 * not necessarily side by side, in any case.
 * @returns 0 if it does not match; a higher number for letters side by side, a whole word, the beginning
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
