import { closeBrace, closeBracket, comma, isBlank, quote } from './characters';
import { EarlyEnds, property } from './earlyEnds';
import { MissingLists } from './missingLists';
import { indent, MissingOpenings } from './missingOpenings';
import { takesPlaceholder } from './placeholder';
import { Due, type ReaderState } from './readerState';
import type { StringReader } from './readString';
import { TokenKind } from './tokens';

/** An object that begins with two braces: the error that says so, and where its second closing brace is. */
interface Doubled {
  fault: number;
  twin: number;
}

/** What the reader does with brackets that do not match. */
export class BracketRecovery {
  readonly #doubled = new Map<number, Doubled>();
  readonly openings: MissingOpenings;
  readonly lists: MissingLists;
  readonly earlyEnds: EarlyEnds;

  constructor(
    private readonly reader: ReaderState,
    private readonly strings: StringReader,
  ) {
    this.openings = new MissingOpenings(reader);
    this.lists = new MissingLists(reader, this.openings);
    this.earlyEnds = new EarlyEnds(reader, this.openings);
  }

  close(isBrace: boolean): void {
    const { reader } = this;
    const { at, container } = reader;
    if (container < 0) {
      reader.lookedAround = true;
      reader.at++;
      reader.fault('extra-bracket', at, 1);
    } else if ((reader.isObject !== isBrace || container + reader.base === 0) && this.#isBeforeKey()) {
      reader.fault('extra-bracket', reader.at++, 1);
    } else if (reader.isObject === isBrace) {
      const doubled = this.#doubled.get(container);
      if (doubled && doubled.twin < 0 && this.#isTwin()) this.#closeTwin(doubled);
      else {
        this.#unfinished();
        reader.close(++reader.at);
      }
    } else {
      if (!isBrace && this.lists.opens()) return;
      const target = this.#enclosing(isBrace);
      if (target < 0) this.#noOpening();
      else if (isBrace && this.#isExtraInList(target)) reader.fault('extra-bracket', reader.at++, 1);
      else if (this.#standsForOther(target)) {
        reader.fault('wrong-bracket', at, 1);
        reader.close(++reader.at);
      } else {
        this.#closeOpen(target, at);
        while (reader.container !== target) this.#closeUnfinished();
        reader.close(++reader.at);
      }
    }
  }

  /** Whether a bracket is before a property, and after a comma or the opening brace. */
  #isBeforeKey(): boolean {
    const { reader } = this;
    if (!reader.isObject || reader.due !== Due.Key || reader.peek(reader.at + 1) !== quote) return false;
    property.lastIndex = reader.at + 1;
    const isFirst = reader.tokens.count === reader.container + 1;
    return (isFirst || reader.lastComma >= reader.previousEnd()) && property.test(reader.text);
  }

  /** Whether a brace closes only the second of two: what is around them is closed without it. */
  #isTwin(): boolean {
    const { reader } = this;
    const { tokens, text, at } = reader;
    if (reader.peek(at + 1) !== comma) return true;
    let next = at + 1;
    for (let open = reader.container; open >= 0 && tokens.kind(open) === TokenKind.Object; open = tokens.parent(open)) {
      const closing = this.openings.closingAfter(next);
      if (closing < 0) return this.openings.isFar(next);
      if (text.charCodeAt(closing) !== closeBrace) return false;
      next = closing + 1;
    }
    return true;
  }

  #closeTwin(doubled: Doubled): void {
    const { reader } = this;
    const at = reader.at++;
    doubled.twin = at;
    reader.faults.set(doubled.fault, { ...reader.faults.at(doubled.fault), anchor: at });
    if (reader.due === Due.Key || reader.due === Due.Colon || reader.due === Due.Value) {
      reader.at = at;
      this.#unfinished();
      reader.at = at + 1;
    }
    reader.due = Due.Comma;
  }

  /** Reports what should have come before the closing bracket of the innermost object or array. */
  #unfinished(): void {
    const { reader } = this;
    const { at, due } = reader;
    const hasParts = reader.tokens.count > reader.container + 1;
    const { faults, lastComma } = reader;
    // What has no meaning after the comma may stand for something.
    const isLast =
      faults.count === 0 || faults.kind(faults.count - 1) !== 'sign' || faults.offset(faults.count - 1) < lastComma;
    if (due === Due.Colon) this.reader.missingColon(at, 1, -1);
    else if (due === Due.Value && reader.isObject) reader.fault('missing-value', at, 1);
    else if (due !== Due.Comma && hasParts && isLast && lastComma >= reader.previousEnd()) {
      reader.fault('trailing-comma', lastComma, 1);
    }
  }

  /** Returns the nearest object or array around here that a bracket can close; -1 if there is none. */
  #enclosing(isBrace: boolean): number {
    const { tokens, container } = this.reader;
    const wanted = isBrace ? TokenKind.Object : TokenKind.Array;
    let at = container;
    while (at >= 0 && tokens.kind(at) !== wanted) at = tokens.parent(at);
    if (at <= 0 && this.reader.base > 0) this.reader.lookedAround = true;
    return at;
  }

  /** Handles a closing bracket of a kind that is not open: one too many, or written for the other kind. */
  #noOpening(): void {
    const { reader } = this;
    const { at } = reader;
    const open = reader.depth - reader.base;
    let closers = 0;
    let next = at + 1;
    let code = reader.peek(next);
    while ((code === closeBrace || code === closeBracket) && closers < open) {
      closers++;
      while (isBlank(reader.text.charCodeAt(next))) next++;
      code = reader.peek(++next);
    }
    nextItem.lastIndex = at + 1;
    const isOther = Number.isNaN(code)
      ? closers === open - 1
      : closers === 0 && code === comma && (reader.isObject || !nextItem.test(reader.text));
    reader.fault(isOther ? 'wrong-bracket' : 'extra-bracket', at, 1);
    if (isOther) reader.close(++reader.at);
    else reader.at++;
  }

  /** Whether a brace after an item of a list is one too many: the list goes on, or ends. */
  #isExtraInList(target: number): boolean {
    const { reader } = this;
    const { tokens, text, at } = reader;
    const outer = tokens.parent(target);
    if (reader.due !== Due.Comma || (outer >= 0 && tokens.kind(outer) === TokenKind.Array)) return false;
    const next = reader.peek(at + 1);
    if (next === closeBracket) return true;
    nextItem.lastIndex = at + 1;
    return nextItem.test(text) && text.charCodeAt(this.openings.closingAfter(at + 1)) === closeBracket;
  }

  /** Whether closing `target` would leave a property behind that has no object. */
  #standsForOther(target: number): boolean {
    const { tokens, text, at } = this.reader;
    const outer = tokens.parent(target);
    if (outer >= 0 && tokens.kind(outer) === TokenKind.Object) return false;
    property.lastIndex = at + 1;
    return this.reader.peek(at + 1) === comma && property.test(text);
  }

  /** Reports that something is still open if `target` ends, unless an error of its own says that. */
  #closeOpen(target: number, at: number): void {
    const { reader } = this;
    if (reader.tokens.parent(reader.container) === target && this.#isReported()) return;
    reader.fault(reader.isObject ? 'missing-brace' : 'missing-bracket', at, 1, this.reader.previousEnd());
  }

  /** Whether an error at the beginning of the innermost object says that a brace is missing at its end. */
  #isReported(): boolean {
    const { reader } = this;
    return this.openings.endsAt(reader.container, reader.previousEnd()) || this.#isDoubled();
  }

  /** Whether the innermost object began with two braces and has had one closing brace, with nothing after it. */
  #isDoubled(): boolean {
    const { reader } = this;
    const doubled = this.#doubled.get(reader.container);
    if (!doubled || doubled.twin < this.reader.previousEnd() - 1 || reader.due === Due.Colon) return false;
    reader.faults.set(doubled.fault, { ...reader.faults.at(doubled.fault), anchor: -1 });
    return true;
  }

  #closeUnfinished(): void {
    const { reader } = this;
    const { container } = reader;
    const twin = this.#doubled.get(container)?.twin ?? -1;
    const end = Math.max(this.reader.previousEnd(), twin + 1);
    if (twin < 0) reader.tokens.setUnclosed(container);
    reader.close(end);
  }

  /** @returns whether the bracket has been dealt with */
  open(isBrace: boolean): boolean {
    const { reader } = this;
    const { tokens, container, at } = reader;
    if (!reader.isObject || reader.due === Due.Colon) {
      if (reader.isObject) this.reader.missingColon(at, 1, this.reader.previousEnd());
      else reader.fault('missing-list-comma', at, 1, this.reader.previousEnd());
      reader.due = Due.Value;
      return false;
    }
    if (isBrace && tokens.count === container + 1 && !this.#doubled.has(container)) {
      if (takesPlaceholder(reader)) return true;
      reader.fault('doubled-brace', at, 1);
      this.#doubled.set(container, { fault: reader.faults.count - 1, twin: -1 });
      reader.hasDoubled = true;
      reader.at++;
      return true;
    }
    if (!isBrace && this.#isBeforeKey()) {
      reader.fault('extra-bracket', reader.at++, 1);
      return true;
    }
    if (isBrace && this.lists.opens()) return true;
    if (isBrace && this.#beginsItem()) {
      if (!this.#isReported()) reader.fault('missing-brace', at, 1, this.reader.previousEnd());
      this.#closeUnfinished();
      reader.due = Due.Value;
    } else reader.fault('missing-key', at, 1);
    return false;
  }

  /** Whether a brace in an item of a list begins the next item: it is on a line of its own, and not further right. */
  #beginsItem(): boolean {
    const { reader } = this;
    const { tokens, container } = reader;
    if (container === 0 && reader.base > 0) reader.lookedAround = true;
    const list = tokens.parent(container);
    if (list < 0 || tokens.kind(list) !== TokenKind.Array) return false;
    if (this.openings.has(container)) return true;
    if ((this.#doubled.get(container)?.twin ?? -1) >= this.reader.previousEnd() - 1) return true;
    const own = indent(reader.text, reader.at);
    const other = indent(reader.text, tokens.start(container));
    return own >= 0 && other >= 0 && own <= other;
  }

  /** Passes over what is nested too deep. */
  tooDeep(): void {
    const { reader } = this;
    const { text } = reader;
    reader.fault('too-deep', reader.at, 1);
    let open = 0;
    do {
      const character = text.charAt(reader.at);
      if (character === '"') reader.at = this.strings.end(reader.at, false).end;
      else {
        if (character === '{' || character === '[') open++;
        else if (character === '}' || character === ']') open--;
        reader.at++;
      }
    } while (open > 0 && reader.at < text.length);
  }

  /** Returns the offset before the comments that end at `end`: a missing bracket is written there. */
  #beforeComments(end: number): number {
    const { faults, text } = this.reader;
    let at = end;
    for (let last = faults.count - 1; last >= 0 && faults.kind(last) === 'comment'; last--) {
      const offset = faults.offset(last);
      const isBlock = text.charAt(offset + 1) === '*';
      if (isBlock ? !text.endsWith('*/', at) : text.slice(offset, at).includes('\n')) break;
      at = offset;
      while (isBlank(text.charCodeAt(at - 1))) at--;
    }
    return at;
  }

  /** Closes what is open at the end of the text. */
  end(): void {
    const { reader } = this;
    const { text } = reader;
    reader.lookedAround = true;
    while (reader.container >= 0 && this.#isReported()) this.#closeUnfinished();
    if (reader.container < 0) return;
    let last = text.length;
    while (last > 0 && isBlank(text.charCodeAt(last - 1))) last--;
    const at = Math.max(0, last - 1);
    reader.fault(reader.isObject ? 'missing-brace' : 'missing-bracket', at, 1, this.#beforeComments(last));
    while (reader.container >= 0) {
      reader.tokens.setUnclosed(reader.container);
      reader.close(text.length);
    }
  }
}

/** What follows a bracket if another object of a list comes next. */
const nextItem = /\s{0,100},\s{0,100}\{/y;
