import { closeBrace, closeBracket, colon, comma, equals, isWordPart, quote } from './characters';
import { InnerQuotes, isSameLine } from './innerQuotes';
import { Due, type ReaderState } from './readerState';
import { isNumberLike, isQuote, unquotedEnd } from './readWord';
import { TokenKind } from './tokens';

/** What follows the first of several texts with plus signs between them. */
const rest = /(?:\s{0,200}\+\s{0,200}"(?:[^"\\\r\n]|\\.){0,1000}")+/y;

/** Words up to the next comma, the end of the line, or a closing bracket. */
const part = /[^\s"'{}[\],:=][^"{}[\],:=\r\n]{0,200}(?<! )(?=[ \t]{0,20}(?:[,}\]\r\n]|$))/y;

/** Blanks before a line end. */
const lineEnd = /^[ \t]*[\r\n]/;

/** Joins words to the value before them: a text with quotation marks in it, a number with separators in it. */
export class JoinedValue {
  readonly #innerQuotes: InnerQuotes;

  constructor(private readonly reader: ReaderState) {
    this.#innerQuotes = new InnerQuotes(reader.text);
  }

  /** Returns the end of a property's text whose last quote is not before `from`; -1 if there is none. */
  textEnd(from: number): number {
    const end = this.#innerQuotes.textEnd(from);
    if (this.#innerQuotes.sawEnd) this.reader.lookedAround = true;
    return end;
  }

  /** Whether a string is before `start` on the same line. On the next line begins another property. */
  followsText(start: number): boolean {
    const { tokens, text } = this.reader;
    const last = tokens.count - 1;
    return tokens.kind(last) === TokenKind.String && isSameLine(text, tokens.end(last), start);
  }

  /** Takes a word after a string as more of its text: the quote between them is not the last one. */
  takesText(start: number, end: number): boolean {
    const { reader } = this;
    const { tokens, text } = reader;
    if (!reader.isObject || (reader.due !== Due.Comma && reader.due !== Due.Key)) return false;
    const last = reader.lastValue();
    if (last < 0 || tokens.kind(last) !== TokenKind.String || isQuote(text.charAt(start))) return false;
    const from = tokens.end(last);
    const next = reader.peek(end);
    if (text.charCodeAt(from - 1) !== quote || !isSameLine(text, from, start) || next === colon || next === equals)
      return false;
    const whole = this.textEnd(from);
    // The last letters may be after the closing quote.
    const isRest = whole < 0 && from === start && isWordPart(text.charCodeAt(start)) && this.#endsValue(end);
    if (whole < 0 && !isRest) return false;
    reader.at = isRest ? end : whole;
    tokens.setEnd(last, reader.at);
    tokens.setKind(last, isRest ? TokenKind.Unknown : TokenKind.String);
    this.#report(isRest ? 'symbol' : 'quotes', tokens.start(last), reader.at);
    return true;
  }

  /** Takes texts with a plus between them as one value that is not JSON: `"a" + "b"`. */
  takesSum(start: number): boolean {
    const { reader } = this;
    const { tokens, text } = reader;
    const last = reader.isObject ? reader.lastValue() : tokens.count - 1;
    if (reader.due !== Due.Comma || last < 0 || tokens.kind(last) !== TokenKind.String) return false;
    rest.lastIndex = start;
    if (tokens.parent(last) !== reader.container || !rest.test(text)) return false;
    const from = tokens.start(last);
    tokens.setEnd(last, rest.lastIndex);
    tokens.setKind(last, TokenKind.Unknown);
    reader.at = rest.lastIndex;
    const line = text.slice(from, reader.at).search(/[\r\n]/);
    this.#report('symbol', from, line < 0 ? reader.at : from + line);
    return true;
  }

  /**
   * Takes a text that follows another one on the same line as more of it: `"a" "b"`. A word in small letters may be a name
   * that is being typed.
   */
  takesNext(start: number, end: number): boolean {
    const { reader } = this;
    const { tokens, text } = reader;
    const last = reader.isObject && reader.due === Due.Comma ? reader.lastValue() : -1;
    if (last < 0 || end - start < 3 || text.charCodeAt(end - 1) !== quote) return false;
    const kind = tokens.kind(last);
    if (kind !== TokenKind.String && !(kind === TokenKind.Unknown && text.charCodeAt(tokens.end(last) - 1) === quote))
      return false;
    const from = tokens.start(last);
    if (text.charCodeAt(from) !== quote || !isSameLine(text, tokens.end(last), start)) return false;
    if (/^"[a-z@$]\w*"$/.test(text.slice(start, Math.min(end, start + 100)))) return false;
    tokens.setEnd(last, end);
    tokens.setKind(last, TokenKind.Unknown);
    reader.at = end;
    this.#report('symbol', from, end);
    return true;
  }

  /**
   * Takes what follows a value that is not JSON, or a number, without a blank as more of it: a colon or a slash in a date
   * or an address. A word before a colon is a name otherwise.
   */
  takesRest(start: number): boolean {
    const { reader } = this;
    const { tokens, text } = reader;
    if (!reader.isObject || reader.due !== Due.Comma) return false;
    const last = reader.lastValue();
    const kind = last < 0 ? TokenKind.Key : tokens.kind(last);
    if ((kind !== TokenKind.Number && kind !== TokenKind.Unknown) || tokens.end(last) !== start) return false;
    const from = tokens.start(last);
    const isNumber = isNumberLike(text.slice(from, from + 3));
    if (!isNumber && !isWordPart(text.charCodeAt(from))) return false;
    if (!(isNumber ? /^(?::\d|\/[^/*])/ : /^(?::\/\/|\/[^/*])/).test(text.slice(start, start + 3))) return false;
    const end = unquotedEnd(text, start);
    if (end >= text.length) reader.lookedAround = true;
    tokens.setEnd(last, end);
    tokens.setKind(last, TokenKind.Unknown);
    this.#report(isNumber ? 'number' : 'symbol', from, end);
    reader.at = end;
    return true;
  }

  /** Takes words after a comma as more of a value without quotes before it, unless they are a name: `Contoso, Ltd.` */
  takesPart(start: number): boolean {
    const { reader } = this;
    const { tokens, text } = reader;
    const last = reader.isObject && reader.due === Due.Key ? reader.lastValue() : -1;
    if (last < 0 || tokens.kind(last) !== TokenKind.Unknown || !/\p{L}/u.test(text.charAt(tokens.start(last))))
      return false;
    if (!/^,[ \t]*$/.test(text.slice(tokens.end(last), start))) return false;
    part.lastIndex = start;
    if (!part.test(text)) return false;
    reader.at = part.lastIndex;
    tokens.setEnd(last, reader.at);
    this.#report('symbol', tokens.start(last), reader.at);
    return true;
  }

  /** Takes a quote right after a value without an opening one as its end: `USD",`. After a text it is one too many. */
  takesQuote(start: number): boolean {
    const { reader } = this;
    const { tokens } = reader;
    const last = reader.isObject ? reader.lastValue() : -1;
    const kind = last < 0 ? TokenKind.Key : tokens.kind(last);
    if (kind <= TokenKind.Key || tokens.end(last) !== start || !this.#endsValue(start + 1)) return false;
    if (kind === TokenKind.String) {
      reader.fault('sign', start, 1);
      reader.at = start + 1;
      return true;
    }
    if (kind !== TokenKind.Number && kind !== TokenKind.Unknown) return false;
    const from = tokens.start(last);
    tokens.setEnd(last, start + 1);
    tokens.setKind(last, TokenKind.Unknown);
    this.#report('symbol', from, start + 1);
    reader.at = start + 1;
    return true;
  }

  /** Whether a comma, a closing bracket or the end of the line is next. */
  #endsValue(offset: number): boolean {
    const { reader } = this;
    const next = reader.peek(offset);
    const isEnd = Number.isNaN(next) || next === comma || next === closeBrace || next === closeBracket;
    return isEnd || lineEnd.test(reader.text.slice(offset, offset + 40));
  }

  /** Takes a word as the rest of the number or word before it: `1,000`, `1 000`, `10 EUR`. */
  takesNumber(start: number, end: number, isKey: boolean): boolean {
    const { reader } = this;
    const { tokens, text } = reader;
    const last = isKey ? -1 : reader.lastValue();
    const kind = last < 0 ? TokenKind.Key : tokens.kind(last);
    if (last < 0 || (kind !== TokenKind.Number && kind !== TokenKind.Unknown)) return false;
    const from = tokens.start(last);
    const between = text.slice(tokens.end(last), Math.min(start, tokens.end(last) + 20));
    const isRest =
      reader.due === Due.Key
        ? between === ',' && /^\d/.test(text.slice(start, start + 1))
        : /^[ \u00a0\u202f]{1,19}$/.test(between);
    if (!isRest) return false;
    tokens.setEnd(last, end);
    tokens.setKind(last, TokenKind.Unknown);
    this.#report(isQuote(text.charAt(from)) ? 'symbol' : 'number', from, end);
    return true;
  }

  /** Reports one error for the whole value, in the place of the one that was found in it. */
  #report(kind: 'quotes' | 'number' | 'symbol', offset: number, end: number): void {
    const { reader } = this;
    const { faults } = reader;
    const last = faults.count - 1;
    const length = end - offset;
    if (last >= 0 && faults.offset(last) >= offset)
      faults.set(last, { kind, offset, length, depth: reader.depth, anchor: -1 });
    else reader.fault(kind, offset, length);
    reader.due = Due.Comma;
  }
}
