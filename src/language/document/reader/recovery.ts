import { BracketRecovery } from './bracketRecovery';
import { colon, endsWord, isBlank, isOddSpace, isWordPart, slash } from './characters';
import { Comments, firstLine } from './comments';
import { JoinedValue } from './joinedValue';
import { valueOfPartsEnd } from './knownNames';
import { Due, type ReaderState } from './readerState';
import { StringReader } from './readString';
import { codeEnd, isNumberLike, isQuote, quotedEnd, wordEnd, wordKind, wordsEnd } from './readWord';
import { Signs } from './signs';
import { Surroundings } from './surroundings';
import { TokenKind } from './tokens';

/** What the reader does with text that is not JSON: it reports one error, and goes on as if that were corrected. */
export class Recovery {
  readonly brackets: BracketRecovery;
  readonly #strings: StringReader;
  readonly #joined: JoinedValue;
  readonly #signs: Signs;
  readonly around: Surroundings;
  readonly comments: Comments;
  /** By opening quote: no text in such quotes begins before here. */
  readonly #unquotedTo = new Map<string, number>();

  constructor(private readonly reader: ReaderState) {
    this.#strings = new StringReader(reader.text);
    this.#joined = new JoinedValue(reader);
    this.#signs = new Signs(reader);
    this.around = new Surroundings(reader);
    this.comments = new Comments(reader);
    this.brackets = new BracketRecovery(reader, this.#strings);
  }

  colon(): void {
    const { reader } = this;
    const { tokens } = reader;
    const reopens = (name: number): boolean => this.brackets.earlyEnds.reopensItem(name);
    if (this.#joined.takesRest(reader.at) || this.brackets.openings.colonInList(reopens)) return;
    const at = reader.at++;
    if (reader.container < 0 && reader.root >= 0 && !/[{[]/.test(String.fromCharCode(reader.peek(reader.at)))) {
      // Names and values without brackets: another format, of which each word would be an error.
      reader.fault('symbol', at, 1);
      reader.at = reader.text.length;
      return;
    }
    if (reader.isObject && reader.due === Due.Comma) {
      const last = reader.lastValue();
      if (last >= 0 && tokens.kind(last) > TokenKind.Key) {
        this.#valueIsKey(last);
        return;
      }
    }
    if (reader.isObject && reader.due === Due.Key) {
      reader.fault('missing-key', at, 1);
      tokens.add(TokenKind.Key, at, at, reader.container);
      reader.due = Due.Value;
      return;
    }
    if (this.brackets.openings.opensFor(at)) return;
    reader.fault('symbol', at, 1);
    if (reader.container >= 0 && !reader.isObject) reader.due = Due.Value;
  }

  /** Turns a value with a colon after it into the next key, and reports that the key before it has no value. */
  #valueIsKey(value: number): void {
    const { reader } = this;
    if (this.brackets.openings.opensBelow(value)) return;
    const { tokens, faults } = reader;
    const start = tokens.start(value);
    tokens.setNext(value - 1, value);
    tokens.setKind(value, TokenKind.Key);
    const fault = { offset: start, length: tokens.end(value) - start, depth: reader.depth, anchor: -1 };
    const last = faults.count - 1;
    if (last >= 0 && faults.offset(last) === start) faults.set(last, { kind: 'missing-value', ...fault });
    else reader.fault('missing-value', start, fault.length);
    reader.due = Due.Value;
  }

  comma(): void {
    const { reader } = this;
    const at = reader.at++;
    if (reader.container < 0) {
      reader.fault('symbol', at, 1);
      return;
    }
    if (reader.due === Due.Colon) {
      if (this.brackets.lists.opens() || this.#signs.takesColon(at, at + 1)) return;
      this.reader.missingColon(at, 1, -1);
    } else if (reader.due === Due.Value) reader.fault('missing-value', at, 1);
    else if (reader.due === Due.Key) reader.fault('early-comma', at, 1);
    reader.afterComma(at);
  }

  /** Whether a quote in the place of a comma only ends the value before it. */
  endsValue(start: number): boolean {
    return this.#joined.takesQuote(start) || this.#signs.closesStrayQuote(start);
  }

  /** @returns the end of the string that begins at `start`; -1 if its quote is one too many */
  string(start: number, isKey: boolean): number {
    const { reader } = this;
    if (this.#signs.strayQuote(start)) return -1;
    const doubled = this.#strings.doubledEnd(start);
    if (doubled > 0) {
      reader.fault('quotes', start, doubled - start);
      return doubled;
    }
    let { end, fault } = this.#strings.end(start, isKey);
    if (reader.isObject && reader.due === Due.Value) {
      // The quote that was taken for the last one may be within the text.
      const isBeforeComma = fault === 'string' && reader.text.charAt(end) === ',';
      const whole = isBeforeComma || fault === 'quotes' ? this.#joined.textEnd(fault === 'quotes' ? end - 1 : end) : -1;
      if (whole > 0) [end, fault] = [whole, 'quotes'];
    }
    if (fault) reader.fault(fault, start, firstLine(reader.text, start, end));
    if (this.#strings.sawEnd) reader.lookedAround = true;
    return end;
  }

  /** Takes a token of one word at a place at which no value is expected. */
  scalar(kind: TokenKind, start: number, end: number): void {
    if (kind !== TokenKind.String && this.#joined.takesText(start, end)) return;
    const { reader } = this;
    const { tokens } = reader;
    const length = end - start;
    if (!reader.isObject) {
      reader.missingComma('missing-list-comma', start, length);
      reader.due = Due.Value;
      reader.value(kind, start, end);
      return;
    }
    const { due } = reader;
    const isKey = reader.peek(end) === colon;
    if (due === Due.Colon) {
      this.reader.missingColon(start, length, isKey ? -1 : this.reader.previousEnd());
      if (!isKey) {
        reader.due = Due.Value;
        reader.value(kind, start, end);
        return;
      }
    } else if (kind === TokenKind.String) {
      if (!isKey && this.#joined.takesNext(start, end)) return;
      reader.missingComma('missing-comma', start, length);
    } else if (this.#joined.takesNumber(start, end, isKey)) {
      return;
    } else if (this.#signs.strayBeforeName(start, end)) {
      return;
    } else if (due === Due.Comma && !isKey && this.#joined.followsText(start)) {
      reader.fault('symbol', start, length);
      return;
    } else if (due === Due.Comma) reader.missingComma('missing-comma', start, length);
    else reader.fault('bare-key', start, length, this.reader.previousEnd());
    tokens.add(TokenKind.Key, start, end, reader.container);
    // Without a colon it is no more than one error.
    reader.due = due === Due.Comma && !isKey ? Due.Comma : Due.Colon;
  }

  /** Takes a word that is not JSON. */
  word(start: number, wordEndsAt: number): void {
    const { reader } = this;
    const { text } = reader;
    if (this.comments.passesLine(start)) return;
    if (reader.container < 0 ? this.around.before(start) : this.around.takesQuoteSign(start)) return;
    let end = wordEndsAt;
    if (this.#joined.takesRest(start) || this.#joined.takesSum(start) || this.#joined.takesText(start, end)) return;
    if (this.#joined.takesPart(start)) return;
    if (reader.due === Due.Value && (this.#code(start) || this.#signs.strayBeforeValue(start, end))) return;
    if (!/[\p{L}\p{N}]/u.test(text.slice(start, Math.min(end, start + 20))) && this.#signs.strayBeforeName(start, end))
      return;
    const quoted = this.#quoted(start);
    if (quoted > 0) {
      reader.at = quoted;
      reader.fault(reader.isObject && reader.due !== Due.Value ? 'bare-key' : 'symbol', start, quoted - start);
      this.#add(TokenKind.String, start, quoted);
      return;
    }
    const whole = this.#swappedEnd(start, end);
    if (whole > 0) end = whole;
    else if (text.charAt(end) === '"' && this.#isNameDue() && reader.peek(end + 1) === colon) end++;
    else if (end - start > 1 && text.charAt(end - 1) === ';') end--;
    reader.at = end;
    if (this.#signs.mistaken(start, end)) return;
    const kind = wordKind(text, start, end);
    if (kind !== TokenKind.Unknown) {
      this.#place(kind, start, end);
      return;
    }
    const isValue = reader.due === Due.Value || !reader.isObject;
    if (whole < 0 && isValue && (isWordPart(text.charCodeAt(start)) || text.charAt(start) === '<'))
      end = wordsEnd(text, start, end, reader.isObject);
    if (isValue) end = Math.max(end, valueOfPartsEnd(text, start));
    reader.at = end;
    if (isValue) reader.fault(isNumberLike(text.slice(start, start + 3)) ? 'number' : 'symbol', start, end - start);
    this.#add(TokenKind.Unknown, start, end);
  }

  /**
   * Returns the end of a text whose opening quote is after its first letters: `A"ctive"`; -1 if a word is not such a
   * text.
   */
  #swappedEnd(start: number, end: number): number {
    const { text } = this.reader;
    const pattern = this.#isNameDue() ? restOfName : restOfText;
    pattern.lastIndex = end;
    const isSwapped =
      text.charAt(end) === '"' && /^\p{L}+$/u.test(text.slice(start, Math.min(end, start + 20))) && pattern.test(text);
    return isSwapped ? pattern.lastIndex : -1;
  }

  #isNameDue(): boolean {
    const { due, isObject } = this.reader;
    return isObject && (due === Due.Key || due === Due.Comma);
  }

  #place(kind: TokenKind, start: number, end: number): void {
    if (this.reader.due === Due.Value) this.reader.value(kind, start, end);
    else this.scalar(kind, start, end);
  }

  #add(kind: TokenKind, start: number, end: number): void {
    const { reader } = this;
    if (reader.isObject && reader.due === Due.Key && kind === TokenKind.String) {
      reader.tokens.add(TokenKind.Key, start, end, reader.container);
      reader.due = Due.Colon;
    } else this.#place(kind, start, end);
    // A word before the document is not the document.
    if (reader.due === Due.End && kind === TokenKind.Unknown) reader.due = Due.Value;
  }

  #quoted(start: number): number {
    const { text } = this.reader;
    const opening = text.charAt(start);
    if (start < (this.#unquotedTo.get(opening) ?? 0)) return -1;
    const end = quotedEnd(text, start);
    if (end < 0 && isQuote(opening)) {
      if (~end >= text.length) this.reader.lookedAround = true;
      this.#unquotedTo.set(opening, ~end);
    }
    return end;
  }

  /** Takes a call or a placeholder of another language as a value: `new Date("…")`, `${name}`. */
  #code(start: number): boolean {
    const { reader } = this;
    const end = codeEnd(reader.text, start);
    if (end < 0) return false;
    reader.at = end;
    reader.fault('symbol', start, end - start);
    this.#place(TokenKind.Unknown, start, end);
    return true;
  }

  /** Skips white space that JSON does not know, as if it were a blank. */
  oddSpace(): void {
    const { reader } = this;
    const start = reader.at;
    while (isOddSpace(reader.text.charCodeAt(reader.at))) reader.at++;
    reader.fault('space', start, reader.at - start);
  }

  /** Whether something follows the end of the document: that is one error, and not looked into. */
  isAfterEnd(): boolean {
    const { reader } = this;
    const { text, at } = reader;
    const code = text.charCodeAt(at);
    if (at >= text.length || isBlank(code) || isOddSpace(code)) return false;
    if (code === slash && /[/*]/.test(text.charAt(at + 1))) return false;
    if (this.comments.passesConflict(at) || this.brackets.earlyEnds.reopens()) return false;
    if (this.around.after(at)) return true;
    const end = text.charAt(at) === '"' ? this.#strings.end(at, false).end : wordEnd(text, at);
    reader.fault('after-end', at, endsWord(code) && code !== 0x22 ? 1 : firstLine(text, at, end));
    return true;
  }
}

/** The rest of a property's name from its opening quote on. */
const restOfName = /"[^"\n\\]{1,100}"(?=[ \t]{0,100}:)/y;

/** The rest of a value from its opening quote on. */
const restOfText = /"[^"\n\\]{1,200}"(?=[ \t]{0,100}[,}\]\r\n])/y;
