import { once } from '../../base/once';
import { plainSigns } from '../../base/plainSigns';
import { customerSize } from './customerSize';

/** A range of employees; `to` is infinite for "more than". */
interface Range {
  from: number;
  to: number;
  /** Whether the text does not say one of the ends. */
  isGuess?: boolean;
}

type Size = (typeof customerSize.values)[number];

/** Values that a text about a number of employees may mean, and whether the first is the very same range. */
interface SizesFound {
  sizes: string[];
  isSame: boolean;
}

const rangeOf = once(
  (): ReadonlyMap<Size, Range> =>
    new Map(
      customerSize.values.map((value) => {
        const [from = 0, to = Number.POSITIVE_INFINITY] = (value.match(/\d+/g) ?? []).map(Number);
        return [value, value.startsWith('Morethan') ? { from: from + 1, to: Number.POSITIVE_INFINITY } : { from, to }];
      }),
    ),
);

/** Words for sizes that other systems use, as the European Union defines them. */
const words: Readonly<Record<string, Range>> = {
  micro: { from: 1, to: 9 },
  small: { from: 10, to: 49 },
  medium: { from: 51, to: 249 },
  mid: { from: 51, to: 249 },
  midmarket: { from: 51, to: 1000 },
  smb: { from: 1, to: 249 },
  sme: { from: 1, to: 249 },
  large: { from: 251, to: Number.POSITIVE_INFINITY },
  enterprise: { from: 1001, to: Number.POSITIVE_INFINITY },
};

/**
 * Finds the customer sizes that overlap what a text says: `10001+employees`, `11-50`, `> 500`, `1k-5k`, `250`.
 * The best match first, values of the older scale after equal ones.
 */
export function findSizes(text: string): SizesFound | undefined {
  const range = text.length > 60 ? undefined : parseRange(text);
  if (!range) return undefined;
  const ranked = [...rangeOf()]
    .map(([value, own], index) => ({ value, own, rank: overlap(range, own), isOlder: index < 3 }))
    .filter(({ rank }) => rank > 0);
  const isSame = ({ own }: { own: Range }): boolean => own.from === range.from && own.to === range.to;
  // What has no end begins with the smallest size; else the best match goes first.
  const isOpen = range.to === Number.POSITIVE_INFINITY;
  const byRange = (a: { rank: number; own: Range }, b: { rank: number; own: Range }): number =>
    isOpen ? a.own.from - b.own.from : b.rank - a.rank;
  ranked.sort(
    (a, b) => Number(isSame(b)) - Number(isSame(a)) || Number(a.isOlder) - Number(b.isOlder) || byRange(a, b),
  );
  return { sizes: ranked.map(({ value }) => value), isSame: !range.isGuess && ranked.some(isSame) };
}

/** Words and signs before or after a single number, in the languages of most customers, and the range that they make of it. */
const bounds: readonly (readonly [words: RegExp, range: (count: number) => Range])[] = [
  // People write 20000+ and 10001+ for what begins after 20000 and 10000.
  [
    /\+|≥|>=|at least|or more|and more|and above|and over|\b(?:from|ab|mindestens|desde|à partir de)\b|min/,
    (count) => ({ from: count % 10 === 0 ? count + 1 : count, to: Number.POSITIVE_INFINITY }),
  ],
  [
    />|more ?than|over|above|(?:^|\s)über|mehr als|plus de|m[áa]s de/,
    (count) => ({ from: count + 1, to: Number.POSITIVE_INFINITY }),
  ],
  [/≤|<=|up ?to|at most|max|\b(?:bis|höchstens|hasta)\b|jusqu/, (count) => ({ from: 1, to: count })],
  [/<|less ?than|under|below|fewer|weniger als|\bunter\b|moins de|menos de/, (count) => ({ from: 1, to: count - 1 })],
];

/** A range whose other end is missing: `10000 -`, `-50`, `to 50`, `500-?`. */
const beforeDash = /^\W*\d+\s*\p{L}*\s*(?:\p{Pd}|\bto\b|\.\.)[^\p{L}\d]*$/u;
const afterDash = /^[^\p{L}\d]*(?:\p{Pd}|\bto\b|\.\.)\s*\d+\s*\p{L}*$/u;

function parseRange(text: string): Range | undefined {
  const plain = plainSigns(text)
    .toLowerCase()
    .replace(/(?<=\d)[,.'’\s](?=\d{3}(?!\d))/g, '')
    .replace(/(\d+(?:\.\d+)?)\s*k\b/g, (_, digits: string) => String(Number(digits) * 1000));
  const numbers = (plain.match(/\d+/g) ?? []).map(Number);
  const [one, other] = numbers;
  if (numbers.length > 2) return undefined;
  if (one === undefined)
    return words[plain.replace(/[^a-z]+/g, '').replace(/(?:business|company|employees|sized?)+$/, '')];
  if (other !== undefined) return one <= other ? { from: Math.max(1, one), to: other } : undefined;
  const bound = bounds.find(([pattern]) => pattern.test(plain));
  if (bound) return bound[1](one);
  if (beforeDash.test(plain))
    return { from: one % 10 === 0 ? one + 1 : one, to: Number.POSITIVE_INFINITY, isGuess: true };
  if (afterDash.test(plain)) return { from: 1, to: one, isGuess: true };
  return { from: one, to: one };
}

/** Returns how much of both ranges is shared, by orders of magnitude. */
function overlap(a: Range, b: Range): number {
  const log = (value: number): number => Math.log10(Math.min(value, 1e6) + 1);
  const shared = log(Math.min(a.to, b.to)) - log(Math.max(a.from, b.from) - 1);
  if (Math.min(a.to, b.to) < Math.max(a.from, b.from)) return 0;
  const all = log(Math.max(a.to, b.to)) - log(Math.min(a.from, b.from) - 1);
  return shared / all;
}
