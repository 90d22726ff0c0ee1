/** How many letters must change, be added, be taken away or swap places to make `b` of `a`; `limit` + 1 where it is more than `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}

/**
 * The candidates that `text` may have meant, nearest first: those within a third of its length in edits, and those
 * that begin with it or contain it.
 */
export function nearest(text: string, candidates: readonly string[]): string[] {
  const folded = fold(text.slice(0, 80));
  if (folded === '') return [];
  const limit = Math.max(1, Math.min(4, Math.floor(folded.length / 3)));
  const ranked: { candidate: string; rank: number }[] = [];
  for (const candidate of candidates) {
    const other = fold(candidate);
    let rank = distance(folded, other, limit);
    if (
      rank > limit &&
      Math.min(folded.length, other.length) >= 3 &&
      (other.includes(folded) || folded.includes(other))
    ) {
      rank = limit + 1 + Math.abs(other.length - folded.length) / 100;
    } else if (rank > limit) {
      continue;
    }
    ranked.push({ candidate, rank });
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ candidate }) => candidate);
}

/** The one candidate that `text` evidently means: nearer than any other, and not far. */
export function evident(text: string, candidates: readonly string[]): string | undefined {
  const folded = fold(text.slice(0, 80));
  const limit = folded.length <= 4 ? 1 : 2;
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    const cost = distance(folded, fold(candidate), limit);
    if (cost < least) {
      best = candidate;
      least = cost;
    } else if (cost === least) {
      best = undefined;
    }
  }
  return best;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, '');
}
