import { characterCodes } from './characterCodes';
import {
  backslash,
  carriageReturn,
  closeBrace,
  closeBracket,
  colon,
  comma,
  endsWord,
  isBlank,
  isOddSpace,
  isWordPart,
  lineFeed,
  openBrace,
  openBracket,
  quote,
  slash,
  space,
  tab,
} from './characters';
import { Due, ReaderState } from './readerState';
import { wordKind } from './readWord';
import { Recovery } from './recovery';
import { type Faults, maxDepth, maxFaults } from './syntaxFault';
import { plainString, TokenKind, type Tokens } from './tokens';

/** What a text says. */
interface Reading {
  tokens: Tokens;
  /** Index of the outermost value; -1 if there is none. */
  root: number;
  faults: Faults;
}

/**
 * Reads a text of any kind in one pass: strict JSON, and what comes closest to it if it is broken. Never throws, never
 * recurses, and takes time linear in the length of the text.
 */
export function read(text: string): Reading {
  return readerOf(text, 0).read();
}

function readerOf(text: string, depth: number): Reader {
  return new Reader(text, depth, depth, () => readerOf(text, depth).read().tokens);
}

/**
 * Reads one referral of a list again. What is after it must not matter: undefined if the text is not one object that its
 * own last bracket closes, or if what it means depends on what is around it.
 * @param depth number of brackets that are open around the referral
 */
export function readAlone(text: string, depth: number): Reading | undefined {
  if (text.charCodeAt(0) !== openBrace) return undefined;
  const reader = readerOf(text, depth);
  const reading = reader.read();
  const { tokens, root } = reading;
  const isWhole = !reader.lookedAround && root === 0 && tokens.end(0) === text.length && tokens.isClosed(0);
  return isWhole ? reading : undefined;
}

/**
 * Number of code units to read in one call. What is called often is compiled as a whole. One call for a whole text is
 * compiled while it runs, without what comes after its loop, and is thrown back to slow code at each end of a text.
 */
const portion = 1 << 12;

/** The pass over a text that is as it should be; `Recovery` is asked about all else. */
class Reader extends ReaderState {
  #made: Recovery | undefined;
  readonly #codes = characterCodes(this.text, 0, this.text.length).codes;

  read(): Reading {
    const { length } = this.text;
    if (this.base === 0) this.#skipBefore();
    while (this.at < length && this.faults.count < maxFaults) this.#readTo(Math.min(length, this.at + portion));
    if (this.container >= 0) this.#recovery.brackets.end();
    return { tokens: this.tokens, root: this.root, faults: this.faults };
  }

  /** Reads the tokens that begin before `end`. */
  #readTo(end: number): void {
    const codes = this.#codes;
    const { length } = this.text;
    for (let { at } = this; at < end && this.faults.count < maxFaults; at = this.at) {
      let code = codes[at] as number;
      while (code === space || code === lineFeed || code === carriageReturn || code === tab)
        code = codes[++at] as number;
      this.at = at;
      if (at >= length) break;
      if (this.due === Due.End) {
        if (this.#recovery.isAfterEnd()) this.at = length;
        if (this.at !== at) continue;
      }
      if (code === quote) this.#string(at);
      else if (code === colon && this.due === Due.Colon) {
        this.due = Due.Value;
        this.at++;
      } else if (code === comma && this.due === Due.Comma) {
        this.due = this.isObject ? Due.Key : Due.Value;
        this.lastComma = at;
        this.at++;
      } else this.#other(code);
    }
  }

  /** Passes over what is before a document that does not begin with a bracket. */
  #skipBefore(): void {
    const first = this.peek(this.at);
    if (first === openBrace || first === openBracket || first === slash || Number.isNaN(first)) return;
    while (isBlank(this.text.charCodeAt(this.at))) this.at++;
    if (!this.#recovery.comments.passesConflict(this.at)) this.#recovery.around.before(this.at);
  }

  /** Most texts need none. */
  get #recovery(): Recovery {
    this.#made ??= new Recovery(this);
    return this.#made;
  }

  #string(start: number): void {
    const codes = this.#codes;
    const { due } = this;
    if (due === Due.Comma && this.#recovery.endsValue(start)) return;
    let end = start + 1;
    let code = codes[end] as number;
    while (code !== quote && code >= space && code !== backslash) code = codes[++end] as number;
    end++;
    const isPlain = code === quote && !mayGoOn(codes[end] as number);
    if (!isPlain) end = this.#recovery.string(start, due === Due.Key);
    if (end < 0) return;
    this.at = end;
    if (due === Due.Key) {
      this.tokens.add(TokenKind.Key, start, end, this.container);
      this.due = Due.Colon;
      // Mostly these follow at once.
      if (codes[end] === colon) {
        this.due = Due.Value;
        this.at = codes[end + 1] === space ? end + 2 : end + 1;
      }
    } else if (due === Due.Value) {
      this.value(isPlain ? plainString : TokenKind.String, start, end);
      if (codes[end] === comma && this.container >= 0) {
        this.due = this.isObject ? Due.Key : Due.Value;
        this.lastComma = end;
        this.at = end + 1;
      }
    } else this.#recovery.scalar(TokenKind.String, start, end);
  }

  #scalar(kind: TokenKind, start: number, end: number): void {
    if (this.due === Due.Value) this.value(kind, start, end);
    else this.#recovery.scalar(kind, start, end);
  }

  #other(code: number): void {
    switch (code) {
      case openBrace:
      case openBracket:
        this.#open(code === openBrace);
        break;
      case closeBrace:
      case closeBracket:
        if (this.isObject === (code === closeBrace) && this.container >= 0 && this.isComplete() && !this.hasDoubled) {
          this.close(++this.at);
        } else this.#recovery.brackets.close(code === closeBrace);
        break;
      case colon:
        this.#recovery.colon();
        break;
      case comma:
        this.#recovery.comma();
        break;
      case slash:
        if (!this.#recovery.comments.passesSlash()) this.#word();
        break;
      default:
        if (isOddSpace(code)) this.#recovery.oddSpace();
        else this.#word();
    }
  }

  #open(isObject: boolean): void {
    if (this.due !== Due.Value && this.#recovery.brackets.open(isObject)) return;
    const start = this.at;
    if (this.depth >= maxDepth) {
      this.#recovery.brackets.tooDeep();
      this.value(TokenKind.Unknown, start, this.at);
      return;
    }
    this.container = this.value(isObject ? TokenKind.Object : TokenKind.Array, start, start + 1);
    this.isObject = isObject;
    this.due = isObject ? Due.Key : Due.Value;
    this.depth++;
    this.at++;
  }

  #word(): void {
    const codes = this.#codes;
    const { length } = this.text;
    const start = this.at;
    let end = start + 1;
    while (end < length && !endsWord(codes[end] as number)) end++;
    const kind = wordKind(this.text, start, end);
    if (kind === TokenKind.Unknown) {
      this.#recovery.word(start, end);
    } else {
      this.at = end;
      this.#scalar(kind, start, end);
    }
  }
}

/** Whether a string may go on after its closing quote: what follows is neither a sign of JSON nor a blank. */
function mayGoOn(code: number): boolean {
  return code === quote || (code !== colon && code !== comma && code > 0x2f && isWordPart(code));
}
