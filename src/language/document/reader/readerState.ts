import { isBlank } from './characters';
import { namedText } from './readWord';
import { type FaultKind, Faults } from './syntaxFault';
import { TokenKind, Tokens } from './tokens';

/** What the reader expects next. */
export enum Due {
  Key,
  Colon,
  Value,
  Comma,
  /** Nothing: the outermost value is complete. */
  End,
}

/** Where a reader is in a text, and what it has read so far. */
export class ReaderState {
  readonly tokens: Tokens;
  readonly faults = new Faults();
  /** Index of the outermost value; -1 if there is none. */
  root = -1;
  due = Due.Value;
  /** Index of the innermost open object or array; -1 outside all. */
  container = -1;
  /** Whether that is an object. */
  isObject = false;
  /** Offset of the last comma. */
  lastComma = -1;
  /** Offset of the next character. */
  at: number;
  /** Whether some object begins with two braces. */
  hasDoubled = false;
  /** Whether an answer depended on what is before or after the text. */
  lookedAround = false;

  constructor(
    readonly text: string,
    /** Number of brackets that are open now. */
    public depth: number,
    /** Number of brackets that are open around the text. */
    readonly base: number,
    /** Reads the text once more. */
    again: () => Tokens,
  ) {
    this.tokens = new Tokens(Math.max(16, text.length >> 4), again);
    this.at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  fault(kind: FaultKind, offset: number, length: number, anchor = -1): void {
    this.faults.add(kind, offset, length, this.depth, anchor);
  }

  /** Adds a value and returns its index. It belongs to the key before it if one waits for it. */
  value(kind: TokenKind, start: number, end: number): number {
    const { tokens, container } = this;
    const index = tokens.add(kind, start, end, container);
    if (container < 0) {
      this.root = index;
      this.due = Due.End;
    } else {
      if (this.isObject && this.due === Due.Value) tokens.setNext(index - 1, index + 1);
      this.due = Due.Comma;
    }
    return index;
  }

  /** Closes the innermost object or array, which ends at `end`. */
  close(end: number): void {
    const { tokens, container } = this;
    const { count } = tokens;
    tokens.setEnd(container, end);
    tokens.setNext(container, count);
    const key = tokens.keyOf(container);
    if (key >= 0) tokens.setNext(key, count);
    this.container = tokens.parent(container);
    this.isObject = this.container >= 0 && tokens.kind(this.container) === TokenKind.Object;
    this.due = this.container < 0 ? Due.End : Due.Comma;
    this.depth--;
  }

  /** Whether nothing is begun in the innermost object or array, so that it may be closed. */
  isComplete(): boolean {
    return this.due === Due.Comma || (this.due !== Due.Colon && this.tokens.count === this.container + 1);
  }

  /** Returns the next character that is not blank, at or after `offset`; NaN at the end of the text. */
  peek(offset: number): number {
    let at = offset;
    while (isBlank(this.text.charCodeAt(at))) at++;
    if (at >= this.text.length) this.lookedAround = true;
    return this.text.charCodeAt(at);
  }

  /** Reports that a key has no colon, unless the key itself is broken. */
  missingColon(offset: number, length: number, anchor: number): void {
    if (this.#isLastOpen() || (anchor < 0 && this.#splitKey())) return;
    this.fault('missing-colon', offset, length, anchor);
  }

  /** Reads a key that holds a value, too, as both: `"a: b"` lacks the quotes around its colon. */
  #splitKey(): boolean {
    const { tokens, faults, text } = this;
    const key = tokens.count - 1;
    const [start, end] = [tokens.start(key), tokens.end(key)];
    const [, name = '', sign = ''] = namedText.exec(text.slice(start, end)) ?? [];
    const last = faults.count - 1;
    if (name === '' || (last >= 0 && faults.offset(last) >= start)) return false;
    this.fault('string', start, end - start);
    const nameEnd = start + 1 + name.length;
    tokens.setEnd(key, nameEnd);
    this.due = Due.Value;
    this.value(TokenKind.Unknown, nameEnd + sign.length, end);
    return true;
  }

  /** Goes on after a comma, or after a sign that was typed in its place. */
  afterComma(at: number): void {
    this.lastComma = at;
    this.due = this.isObject ? Due.Key : Due.Value;
  }

  /** Reports that a comma is missing. If the string before it lacks its closing quote, both are one error. */
  missingComma(kind: 'missing-comma' | 'missing-list-comma', offset: number, length: number): void {
    const { faults, tokens } = this;
    const anchor = this.previousEnd();
    const last = faults.count - 1;
    if (this.#isLastOpen() && tokens.end(tokens.count - 1) === anchor) faults.set(last, { ...faults.at(last), anchor });
    else this.fault(kind, offset, length, anchor);
  }

  /** Whether the last token is a string without a closing quote. */
  #isLastOpen(): boolean {
    const { faults, tokens } = this;
    const last = faults.count - 1;
    return last >= 0 && faults.kind(last) === 'string' && faults.offset(last) === tokens.start(tokens.count - 1);
  }

  /**
   * Returns the value of a property of the innermost object, if only blanks and signs came after it; -1 if there is
   * none.
   */
  lastValue(): number {
    const { tokens, container } = this;
    const last = tokens.count - 1;
    return last > container && tokens.parent(last) === container && tokens.keyOf(last) >= 0 ? last : -1;
  }

  /** Returns the end of the token before this place in the innermost object or array. */
  previousEnd(): number {
    const { tokens, container } = this;
    let last = tokens.count - 1;
    if (last === container) return container < 0 ? 0 : tokens.start(container) + 1;
    while (tokens.parent(last) !== container) last = tokens.parent(last);
    return tokens.end(last);
  }
}
