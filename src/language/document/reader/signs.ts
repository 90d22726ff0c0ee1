import { openBrace, openBracket, quote } from './characters';
import { holdsObject } from './knownNames';
import { Due, type ReaderState } from './readerState';
import { isCommaLike } from './syntaxFault';
import { TokenKind } from './tokens';

/** What the reader does with signs that were typed in place of a comma or a colon, or that have no meaning. */
export class Signs {
  /** By the offset of its bracket, the error of an object or a list that has a quote before it. */
  readonly #quoted = new Map<number, number>();

  constructor(private readonly reader: ReaderState) {}

  /** Passes over a quote before an object or a list that is due: `"details": "{ "notes": "a" }"`. */
  strayQuote(start: number): boolean {
    const { reader } = this;
    const { tokens, text } = reader;
    quotedBracket.lastIndex = start;
    const found = reader.due === Due.Value && reader.container >= 0 ? quotedBracket.exec(text)?.[0] : undefined;
    if (found === undefined || (reader.isObject && !holdsObject(tokens, text, tokens.count - 1))) return false;
    reader.fault('sign', start, 1);
    reader.at = start + found.length;
    this.#quoted.set(reader.at, reader.faults.count - 1);
    return true;
  }

  /** Passes over a quote after an object or a list, whether or not there is one before it. */
  closesStrayQuote(start: number): boolean {
    const { reader } = this;
    const { tokens, container, faults, text } = reader;
    let last = tokens.count - 1;
    if (container < 0 || last === container) return false;
    while (tokens.parent(last) > container) last = tokens.parent(last);
    const kind = tokens.kind(last);
    if ((kind !== TokenKind.Object && kind !== TokenKind.Array) || text.slice(tokens.end(last), start).trim() !== '')
      return false;
    const fault = this.#quoted.get(tokens.start(last));
    if (fault !== undefined) faults.set(fault, { ...faults.at(fault), anchor: start });
    else if (tokens.end(last) === start && /^"[ \t]{0,20}[,}\]\r\n]/.test(text.slice(start, start + 40)))
      reader.fault('sign', start, 1);
    else return false;
    reader.at = start + 1;
    return true;
  }

  /** Handles signs that were typed in place of a comma, a colon or a name. */
  mistaken(start: number, end: number): boolean {
    const { reader } = this;
    const { text, due } = reader;
    if (reader.container < 0) return false;
    if (due === Due.Comma && isCommaLike(text.charAt(start))) {
      reader.at = start + 1;
      reader.fault('missing-comma', start, 1);
      reader.afterComma(start);
      return true;
    }
    const arrow = due === Due.Colon ? /^(?:=+>?|->)/.exec(text.slice(start, start + 4))?.[0] : undefined;
    if (arrow !== undefined) {
      reader.at = start + arrow.length;
      reader.missingColon(start, arrow.length, start);
      reader.due = Due.Value;
      return true;
    }
    if (due === Due.Colon && this.takesColon(start, end)) return true;
    if (!reader.isObject || due === Due.Value || /^['`‘’“”„«»\p{L}\p{N}_$@]/u.test(text.slice(start, start + 2))) {
      return false;
    }
    reader.fault('sign', start, end - start);
    return true;
  }

  /** Takes a sign between a name and a value on one line as their colon. */
  takesColon(start: number, end: number): boolean {
    const { reader } = this;
    const { text } = reader;
    if (end - start > 3 || hasWord.test(text.slice(start, end))) return false;
    const length = end - start + (text.charAt(end) === ':' ? 1 : 0);
    value.lastIndex = start + length;
    if (!value.test(text)) return false;
    property.lastIndex = start + length;
    if (property.test(text)) return false;
    reader.at = start + length;
    reader.missingColon(start, length, start);
    reader.due = Due.Value;
    return true;
  }

  /** Passes over a sign without meaning between a colon and a value: `: = "a"`, `: @"a"`. */
  strayBeforeValue(start: number, end: number): boolean {
    const { reader } = this;
    const { text } = reader;
    if (hasWord.test(text.slice(start, Math.min(end, start + 20)))) return false;
    const next = reader.peek(end);
    if (next !== quote && next !== openBrace && next !== openBracket) return false;
    reader.fault('sign', start, end - start);
    reader.at = end;
    return true;
  }

  /** Passes over a sign or a number before the name of a property. */
  strayBeforeName(start: number, end: number): boolean {
    const { reader } = this;
    property.lastIndex = end;
    if (!reader.isObject || reader.due !== Due.Key || !property.test(reader.text)) return false;
    reader.fault('sign', start, end - start);
    reader.at = end;
    return true;
  }
}

/** A quote before an object, or before a list of objects. */
const quotedBracket = /"[ \t]{0,20}(?=[{[]\s{0,100}(?:\{\s{0,100})?"[^"\n\\]{1,100}"\s{0,100}:)/y;

/** The beginning of a value, on the same line. */
const value = /[ \t]{0,100}(?:["'{[\d-]|true\b|false\b|null\b)/y;

/** A property's name and its colon, on the same line. */
const property = /[ \t]{0,100}"[^"\n]{0,100}"[ \t]{0,100}:/y;

/** A letter, a digit or a quote. */
const hasWord = /[\p{L}\p{N}_'`‘’“”„«»]/u;
