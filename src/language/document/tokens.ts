/** What a token is. A key is followed by its value, if it has one. */
export enum TokenKind {
  Object = 1,
  Array = 2,
  Key = 3,
  String = 4,
  Number = 5,
  True = 6,
  False = 7,
  Null = 8,
  /** Something in the place of a value that is not JSON. Counts as not given. */
  Unknown = 9,
}

/**
 * The tokens of a text in reading order, as columns of numbers: the document costs no object per token. An object is
 * followed by its keys and values, an array by its items.
 */
export class Tokens {
  count = 0;
  #kinds: Uint8Array;
  #starts: Int32Array;
  #ends: Int32Array;
  #nexts: Int32Array;
  #parents: Int32Array;
  #properties: Uint8Array | undefined;
  /** Objects and arrays without a closing bracket of their own. */
  #unclosed: Set<number> | undefined;

  /** @param capacity number of tokens to make room for */
  constructor(capacity: number) {
    this.#kinds = new Uint8Array(capacity);
    this.#starts = new Int32Array(capacity);
    this.#ends = new Int32Array(capacity);
    this.#nexts = new Int32Array(capacity);
    this.#parents = new Int32Array(capacity);
  }

  /** Adds a token and returns its index. */
  add(kind: TokenKind, start: number, end: number, parent: number): number {
    const index = this.count;
    if (index === this.#kinds.length) this.#grow();
    this.#kinds[index] = kind;
    this.#starts[index] = start;
    this.#ends[index] = end;
    this.#nexts[index] = index + 1;
    this.#parents[index] = parent;
    this.count = index + 1;
    return index;
  }

  kind(index: number): TokenKind {
    return this.#kinds[index] as TokenKind;
  }

  /** Offset of the first character. */
  start(index: number): number {
    return this.#starts[index] as number;
  }

  /** Offset after the last character. */
  end(index: number): number {
    return this.#ends[index] as number;
  }

  /** Index of the token after this one and everything in it. The value of a key is in the key. */
  next(index: number): number {
    return this.#nexts[index] as number;
  }

  /** Index of the object or array around a token; -1 at the outermost level. A value and its key have the same. */
  parent(index: number): number {
    return this.#parents[index] as number;
  }

  /** Index of the value of a key; -1 if it has none. */
  valueOf(key: number): number {
    return this.next(key) > key + 1 ? key + 1 : -1;
  }

  /** Index of the key of a value; -1 for items of arrays and the outermost value. */
  keyOf(value: number): number {
    const before = value - 1;
    return before >= 0 && this.kind(before) === TokenKind.Key && this.next(before) > value ? before : -1;
  }

  /** Whether an object or array has a closing bracket of its own. */
  isClosed(index: number): boolean {
    return this.#unclosed === undefined || !this.#unclosed.has(index);
  }

  /** Number of the property that a key means, from 1; 0 if unknown, or if another key of its object counts. */
  property(key: number): number {
    return this.#properties === undefined ? 0 : (this.#properties[key] as number);
  }

  setProperty(key: number, property: number): void {
    this.#properties ??= new Uint8Array(this.#kinds.length);
    this.#properties[key] = property;
  }

  setKind(index: number, kind: TokenKind): void {
    this.#kinds[index] = kind;
  }

  setEnd(index: number, end: number): void {
    this.#ends[index] = end;
  }

  setNext(index: number, next: number): void {
    this.#nexts[index] = next;
  }

  setUnclosed(index: number): void {
    this.#unclosed ??= new Set();
    this.#unclosed.add(index);
  }

  /** Index of the last token that starts at or before `offset`, among those from `from` to before `to`; -1 if none does. */
  lastStart(offset: number, from: number, to: number): number {
    let low = from;
    let high = to - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (this.start(middle) <= offset) low = middle + 1;
      else high = middle - 1;
    }
    return high < from ? -1 : high;
  }

  /** Index of the property or item before a token in its object or array; -1 for the first. */
  previous(index: number): number {
    const parent = this.parent(index);
    let before = index - 1;
    if (before === parent || before < 0) return -1;
    while (this.parent(before) !== parent) before = this.parent(before);
    const key = this.keyOf(before);
    return key >= 0 && key !== index ? key : before;
  }

  #grow(): void {
    const capacity = this.#kinds.length * 2;
    this.#kinds = grown(this.#kinds, new Uint8Array(capacity));
    this.#starts = grown(this.#starts, new Int32Array(capacity));
    this.#ends = grown(this.#ends, new Int32Array(capacity));
    this.#nexts = grown(this.#nexts, new Int32Array(capacity));
    this.#parents = grown(this.#parents, new Int32Array(capacity));
  }
}

function grown<T extends Uint8Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
