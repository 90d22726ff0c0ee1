/** Rows of a table of distances: what is before, above and at the letter that is compared. */
let rows = [new Int32Array(128), new Int32Array(128), new Int32Array(128)] as const;

/**
 * Returns the number of letters to change, add, remove or swap to turn `a` into `b`; `limit` + 1 if it is more than
 * `limit`.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const size = b.length + 2;
  if (rows[0].length < size) rows = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  let [before, previous, row] = rows as readonly [Int32Array, Int32Array, Int32Array];
  for (let j = 0; j <= b.length; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    // Whatever is further than `limit` from the diagonal costs more than that: the rows are read within that band only.
    const from = Math.max(1, i - limit);
    const to = Math.min(b.length, i + limit);
    row[from - 1] = from === 1 ? i : limit + 1;
    let least = row[from - 1] ?? 0;
    for (let j = from; j <= to; j++) {
      const diagonal = previous[j - 1] ?? 0;
      let cost = diagonal;
      if (a.charCodeAt(i - 1) !== b.charCodeAt(j - 1)) {
        const above = previous[j] ?? 0;
        const beside = row[j - 1] ?? 0;
        cost = 1 + (above < beside ? (above < diagonal ? above : diagonal) : beside < diagonal ? beside : diagonal);
        if (
          i > 1 &&
          j > 1 &&
          a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
          a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
        )
          cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (to < b.length) row[to + 1] = limit + 1;
    if (least > limit) return limit + 1;
    const free = before;
    before = previous;
    previous = row;
    row = free;
  }
  const cost = previous[b.length] ?? limit + 1;
  return cost > limit ? limit + 1 : cost;
}

/** Matches texts that say there is no value, such as `n/a`. They are not typing mistakes. */
const absent = /^(?:n[./]a\.?|tb[acd])$/;

/**
 * Returns the candidates that `text` may mean, nearest first: those within a third of its length in edits, and those
 * that begin with it or contain it. If there are none, returns those with the same words, even if some are shortened or
 * left out (`Digital & App Innovation`).
 */
export function nearest(text: string, candidates: readonly string[]): string[] {
  const { folded, letters } = fold(text.slice(0, 80));
  if (folded === '' || absent.test(folded)) return [];
  const limit = Math.max(1, Math.min(4, Math.floor(folded.length / 3)));
  const ranked: { candidate: string; rank: number }[] = [];
  for (const candidate of candidates) {
    const { folded: other, letters: others } = foldedCandidate(candidate);
    let rank = mayBeWithin(limit, letters, others) ? distance(folded, other, limit) : limit + 1;
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
  if (ranked.length === 0) return ofSameWords(text.slice(0, 80), candidates);
  return ranked.sort((a, b) => a.rank - b.rank).map(({ candidate }) => candidate);
}

function ofSameWords(text: string, candidates: readonly string[]): string[] {
  const words = wordsOf(text);
  if (words.length < 2) return [];
  return candidates.filter((candidate) => {
    const known = foldedCandidate(candidate);
    known.words ??= wordsOf(candidate);
    const { words: others } = known;
    return others.length > 1 && (allBegin(words, others) || allBegin(others, words));
  });
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[a-z\d]+/g) ?? []).filter((word) => word !== 'and');
}

function allBegin(starts: readonly string[], words: readonly string[]): boolean {
  return starts.every((start) => words.some((word) => word.startsWith(start)));
}

/** Returns the one candidate that `text` evidently means: nearer than any other, and not far. */
export function evident(text: string, candidates: readonly string[]): string | undefined {
  const { folded, letters } = fold(text.slice(0, 80));
  const limit = folded.length <= 4 ? 1 : 2;
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    const { folded: other, letters: others } = foldedCandidate(candidate);
    if (!mayBeWithin(limit, letters, others)) continue;
    const cost = distance(folded, other, limit);
    if (cost < least) {
      best = candidate;
      least = cost;
    } else if (cost === least) {
      best = undefined;
    }
  }
  return best;
}

/** A text without insignificant characters, and the letters that it has, as bits. */
interface Folded {
  folded: string;
  letters: number;
  words?: readonly string[];
}

/** Cache of folded candidates: the same tables are compared again at each keystroke. */
const candidatesKnown = new Map<string, Folded>();
const maxKnown = 10_000;

function foldedCandidate(candidate: string): Folded {
  let known = candidatesKnown.get(candidate);
  if (!known) {
    known = fold(candidate);
    if (candidatesKnown.size < maxKnown) candidatesKnown.set(candidate, known);
  }
  return known;
}

function fold(text: string): Folded {
  const folded = text.toLowerCase().replace(/[\s_-]+/g, '');
  let letters = 0;
  for (let at = 0; at < folded.length; at++) letters |= 1 << (folded.charCodeAt(at) & 31);
  return { folded, letters };
}

/** Whether two texts may be within `limit` edits: each edit adds or removes at most one letter. */
function mayBeWithin(limit: number, letters: number, others: number): boolean {
  return countBits(letters & ~others) <= limit && countBits(others & ~letters) <= limit;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
