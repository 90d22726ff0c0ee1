const slots = 64;

/** Maximum number of words to remember, and their length. */
const maxWords = 200;
const maxLength = 20;

interface Entry<T> {
  readonly word: Uint16Array;
  readonly item: T;
  /** The next entry in the same slot. */
  readonly alike: Entry<T> | undefined;
}

/** Finds words in the code units of a text, so that no string is made of them. */
export class WordTable<T> {
  readonly #entries: (Entry<T> | undefined)[] = new Array(slots).fill(undefined);
  #count = 0;

  add(word: Uint16Array, item: T): void {
    const slot = slotOf(word, 0, word.length);
    this.#entries[slot] = { word, item, alike: this.#entries[slot] };
    this.#count++;
  }

  /** Adds a short word of a text, unless there are many already. */
  remember(codes: Uint16Array, start: number, length: number, item: T): void {
    if (this.#count < maxWords && length < maxLength) this.add(codes.slice(start, start + length), item);
  }

  /** Returns the item of a part of a text; undefined if that part is not one of the words. */
  find(codes: Uint16Array, start: number, length: number): T | undefined {
    let entry = this.#entries[slotOf(codes, start, length)];
    while (entry && !isAt(codes, start, length, entry.word)) entry = entry.alike;
    return entry?.item;
  }
}

/** Returns the slot of a word, by its length and the letters within its quotes. */
function slotOf(codes: Uint16Array, start: number, length: number): number {
  if (length < 2) return 0;
  return (length + (codes[start + 1] as number) * 5 + (codes[start + length - 2] as number) * 3) & (slots - 1);
}

/** Whether a part of a text is a word. */
export function isAt(codes: Uint16Array, start: number, length: number, word: Uint16Array): boolean {
  if (word.length !== length) return false;
  for (let at = length - 1; at >= 0; at--) if (codes[start + at] !== word[at]) return false;
  return true;
}

/** Returns a text as JSON writes it, in code units. */
export function written(text: string): Uint16Array {
  const json = JSON.stringify(text);
  return Uint16Array.from({ length: json.length }, (_, at) => json.charCodeAt(at));
}

/** All bits set: for an ID that may be the same as any other. */
export const allBits = -1;

/** Returns a bit computed from the length and the outer letters of an ID in quotes. IDs with different bits differ. */
export function idBit(codes: Uint16Array, start: number, end: number): number {
  const first = codes[start + 1] as number;
  const last = codes[end - 2] as number;
  if (first > 0x7f || last > 0x7f) return allBits;
  return 1 << ((end - start + (first | 0x20) * 7 + (last | 0x20) * 3) & 31);
}
