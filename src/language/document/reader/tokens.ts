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

/** The columns of a token. */
const startAt = 0;
const endAt = 1;
const nextAt = 2;
const parentAt = 3;
/** Its kind, and above `kindBits` the number of the property of a key, or whether a string is plain. */
const kindAt = 4;
const width = 5;
const kindBits = 8;
const kindMask = 0xff;

/** Minimum and maximum length of rows that are made in the shared room. */
const minShared = 1 << 15;
const maxShared = 1 << 22;

/** What `add` takes for a string in double quotes without escapes. */
export const plainString = (TokenKind.String | (1 << kindBits)) as TokenKind.String;

/**
 * The tokens of a text in reading order, as rows of numbers: the document costs no object per token. An object is
 * followed by its keys and values, an array by its items.
 */
export class Tokens {
  static #made = 0;
  /** Room into which one large text after the other is read: fresh memory costs as much time as reading. */
  static #room = new Int32Array(0);
  /** The tokens that are in it now. */
  static #guest: Tokens | undefined;
  #id = ++Tokens.#made;
  count = 0;
  /** The rows; undefined after another text has taken the room. */
  #held: Int32Array | undefined;
  /** Objects and arrays without a closing bracket of their own. */
  #unclosed: Set<number> | undefined;

  /**
   * @param capacity number of tokens to make room for
   * @param again reads the text once more
   */
  constructor(
    capacity: number,
    private readonly again: () => Tokens,
  ) {
    const size = capacity * width;
    if (size < minShared || size > maxShared) {
      this.#held = new Int32Array(size);
      return;
    }
    if (Tokens.#guest) Tokens.#guest.#held = undefined;
    if (Tokens.#room.length < size) Tokens.#room = new Int32Array(size);
    this.#held = Tokens.#room;
    Tokens.#guest = this;
  }

  /** Number that no other instance has. Changes if the text was read again, which forgets the properties of keys. */
  get id(): number {
    if (!this.#held) this.#readAgain();
    return this.#id;
  }

  /** Reads the text again after another one has taken the room. Happens at most once. */
  #readAgain(): Int32Array {
    const rows = (this.again().#held as Int32Array).slice(0, this.count * width);
    this.#held = rows;
    this.#id = ++Tokens.#made;
    return rows;
  }

  /** Adds a token and returns its index. */
  add(kind: TokenKind, start: number, end: number, parent: number): number {
    const index = this.count++;
    const row = index * width;
    let rows = this.#held as Int32Array;
    if (row === rows.length) rows = this.#grow();
    rows[row + startAt] = start;
    rows[row + endAt] = end;
    rows[row + nextAt] = index + 1;
    rows[row + parentAt] = parent;
    rows[row + kindAt] = kind;
    return index;
  }

  kind(index: number): TokenKind {
    return (((this.#held ?? this.#readAgain())[index * width + kindAt] as number) & kindMask) as TokenKind;
  }

  /** Returns the offset of the first character. */
  start(index: number): number {
    return (this.#held ?? this.#readAgain())[index * width + startAt] as number;
  }

  /** Returns the offset after the last character. */
  end(index: number): number {
    return (this.#held ?? this.#readAgain())[index * width + endAt] as number;
  }

  /** Returns the index of the token after this one and all tokens in it. A key contains its value. */
  next(index: number): number {
    return (this.#held ?? this.#readAgain())[index * width + nextAt] as number;
  }

  /**
   * Returns the index of the object or array around a token; -1 at the outermost level. A value and its key have the
   * same.
   */
  parent(index: number): number {
    return (this.#held ?? this.#readAgain())[index * width + parentAt] as number;
  }

  /** Returns the index of a key's value; -1 if it has none. */
  valueOf(key: number): number {
    return this.next(key) > key + 1 ? key + 1 : -1;
  }

  /** Returns the index of a value's key; -1 for items of arrays and the outermost value. */
  keyOf(value: number): number {
    const before = value - 1;
    return before >= 0 && this.kind(before) === TokenKind.Key && this.next(before) > value ? before : -1;
  }

  /** Whether an object or array has a closing bracket of its own. */
  isClosed(index: number): boolean {
    return this.#unclosed === undefined || !this.#unclosed.has(index);
  }

  /**
   * Returns the number of the property that a key means, from 1; 0 if it is unknown, or if another key of its object
   * counts.
   */
  property(key: number): number {
    return ((this.#held ?? this.#readAgain())[key * width + kindAt] as number) >> kindBits;
  }

  setProperty(key: number, property: number): void {
    (this.#held ?? this.#readAgain())[key * width + kindAt] = TokenKind.Key | (property << kindBits);
  }

  /** Whether a string is in double quotes, and has no escapes. */
  isPlain(index: number): boolean {
    return (this.#held ?? this.#readAgain())[index * width + kindAt] === plainString;
  }

  setKind(index: number, kind: TokenKind): void {
    (this.#held ?? this.#readAgain())[index * width + kindAt] = kind;
  }

  setEnd(index: number, end: number): void {
    (this.#held ?? this.#readAgain())[index * width + endAt] = end;
  }

  setNext(index: number, next: number): void {
    (this.#held ?? this.#readAgain())[index * width + nextAt] = next;
  }

  setUnclosed(index: number): void {
    this.#unclosed ??= new Set();
    this.#unclosed.add(index);
  }

  /**
   * Returns the index of the last token that starts at or before `offset`, from `from` up to but not including `to`; -1
   * if none does.
   */
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

  /** Returns the index of the property or item before a token in its object or array; -1 for the first. */
  previous(index: number): number {
    const parent = this.parent(index);
    let before = index - 1;
    if (before === parent || before < 0) return -1;
    while (this.parent(before) !== parent) before = this.parent(before);
    const key = this.keyOf(before);
    return key >= 0 && key !== index ? key : before;
  }

  #grow(): Int32Array {
    const rows = this.#held as Int32Array;
    const larger = new Int32Array(rows.length * 2);
    larger.set(rows);
    this.#held = larger;
    if (Tokens.#guest === this) {
      if (larger.length <= maxShared) Tokens.#room = larger;
      else Tokens.#guest = undefined;
    }
    return larger;
  }
}
