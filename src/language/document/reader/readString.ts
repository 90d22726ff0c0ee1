import {
  backslash,
  carriageReturn,
  closeBrace,
  closeBracket,
  colon,
  comma,
  isBlank,
  isWordPart,
  lineFeed,
  quote,
  slash,
  space,
  tab,
} from './characters';
import type { FaultKind } from './syntaxFault';

/** Where a string ends, and what is wrong with it. */
interface StringEnd {
  end: number;
  fault?: FaultKind;
}

/** What a line begins with if the text before it has ended: a property or a closing bracket. */
const lineStart = /"[^"\r\n]{0,100}"[ \t]*:|[\w$]{1,40}[ \t]*:[ \t]*["{[]|[}\]]/y;

/** A text with two or three quotes at both ends, and what can follow it. */
const doubled = /(?<quotes>"{2,3})[^"\\\r\n]{1,500}\k<quotes>(?=[ \t]{0,20}(?:[:,}\]\r\n]|$))/y;

/** A text in which each quotation mark is written twice. */
const cell =
  /"(?:[^"\\\r\n]|\\.){1,500}""(?![a-z@$]\w*"(?!"))(?:[^"\\\r\n]|\\.|""){1,1000}"(?=[ \t]{0,20}(?:[,}\]\r\n]|$))/y;

/** A property's name. */
const isName = /^[\w$@.-]+['’“”]?$/;

/** A name that lacks its closing quote before the colon. */
const openName = /"[\w$@.-]{1,60}['’“”]?(?= {0,9}:)/y;

/** Maximum number of characters to look at for the end of a line. */
const maxTail = 100;

/**
 * Finds the ends of strings, and remembers earlier searches so that none is repeated: broken texts have thousands of
 * quotes.
 */
export class StringReader {
  /** No key and no value that ends before here has inner quotes that can be told from its closing quote. */
  readonly #searchedTo = { key: 0, value: 0 };
  /** Line ends and quotes between these offsets are within a string. */
  #goesOnFrom = 0;
  #goesOnTo = 0;
  /** No text with line ends and quotes that begins before here has an end. */
  #endlessTo = 0;
  /** Whether a search has come to the end of the text. */
  sawEnd = false;

  constructor(private readonly text: string) {}

  /**
   * Returns the end of a text with several quotes at both ends, or with two for each within it, as in a cell: `""A""`,
   * `"say ""A"" again"`. If it has none, returns -1.
   */
  doubledEnd(start: number): number {
    for (const pattern of [doubled, cell]) {
      pattern.lastIndex = start;
      if (pattern.test(this.text)) return pattern.lastIndex;
    }
    return -1;
  }

  /** Reads a string that is not plain, from its opening quote. */
  end(start: number, isKey: boolean): StringEnd {
    const { text } = this;
    let fault: FaultKind | undefined;
    let at = start + 1;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === quote && !this.#isWithin(at)) break;
      if (code === backslash) {
        const length = escapeLength(text, at);
        if (length === 0) fault ??= 'escape';
        at += Math.max(1, length);
        // A wrong escape never hides a line end.
        if (length === 0 && text.charCodeAt(at) >= space && text.charCodeAt(at) !== quote) at++;
      } else if (code >= space) at++;
      else if (code === lineFeed || code === carriageReturn) {
        if (!this.#goesOn(at)) return this.#unclosed(start, at, isKey);
        fault = 'line-break';
        at++;
      } else if (Number.isNaN(code)) return this.#unclosed(start, at, isKey);
      else {
        fault ??= 'control';
        at++;
      }
    }
    const end = at + 1;
    if (fault === 'line-break' || !isWordPart(text.charCodeAt(end))) return { end, fault };
    const name = isKey ? this.#nameEnd(start, end) : -1;
    if (name > 0) return { end: name, fault: 'string' };
    return this.#early(start, end, isKey) ?? { end, fault };
  }

  /** Whether a string with a line break goes on after it: the next line is plain text up to a quote that ends a value. */
  #goesOn(lineEnd: number): boolean {
    if (this.#isWithin(lineEnd)) return true;
    const { text } = this;
    let at = lineEnd;
    while (isBlank(text.charCodeAt(at))) at++;
    const first = text.charCodeAt(at);
    if (Number.isNaN(first)) this.sawEnd = true;
    // Enter was pressed before the closing quote.
    if (first === quote && this.#endsValue(at + 1, false)) {
      this.#goesOnFrom = lineEnd;
      this.#goesOnTo = at;
      return true;
    }
    if (!isWordPart(first) && !/^[-*•–('$€#.]/.test(text.charAt(at))) return false;
    const close = text.indexOf('"', at);
    if (close < 0) {
      this.sawEnd = true;
      return false;
    }
    const isLast = text.charCodeAt(close - 1) === backslash || this.#endsValue(close + 1, false);
    const end = isLast ? close : this.#beginsPart(at) ? -1 : this.#textEnd(close);
    if (end < 0) return false;
    this.#goesOnFrom = lineEnd;
    this.#goesOnTo = end;
    return true;
  }

  #isWithin(at: number): boolean {
    return at >= this.#goesOnFrom && at < this.#goesOnTo;
  }

  /**
   * Returns the quote that ends a text with quotes in it: the first one at the end of a line, with another property or a
   * closing bracket in the next line. Returns -1 if a property or a bracket begins a line before it.
   */
  #textEnd(from: number): number {
    if (from < this.#endlessTo) return -1;
    const { text } = this;
    for (let line = from; ; ) {
      const lineEnd = text.indexOf('\n', line);
      let next = lineEnd < 0 ? text.length : lineEnd;
      while (isBlank(text.charCodeAt(next))) next++;
      if (next >= text.length) {
        this.sawEnd = true;
        this.#endlessTo = text.length;
        return -1;
      }
      if (this.#beginsPart(next)) {
        const tailFrom = Math.max(line, lineEnd - maxTail);
        const tail = /"[ \t]*,?[ \t\r]*$/.exec(text.slice(tailFrom, lineEnd));
        if (tail) return tailFrom + tail.index;
        this.#endlessTo = next;
        return -1;
      }
      line = next;
    }
  }

  #beginsPart(at: number): boolean {
    lineStart.lastIndex = at;
    return lineStart.test(this.text);
  }

  /** Whether what comes next can only follow a whole string. */
  #endsValue(offset: number, isKey: boolean): boolean {
    const { text } = this;
    let at = offset;
    while (text.charCodeAt(at) === space || text.charCodeAt(at) === tab) at++;
    if (at >= text.length) this.sawEnd = true;
    return at >= text.length || (isKey ? /[:,}\]\r\n]/ : /[,}\]\r\n]/).test(text.charAt(at));
  }

  /**
   * Ends a text whose closing quote is missing: with its line, without the signs at its end; a name before its colon.
   */
  #unclosed(start: number, lineEnd: number, isKey: boolean): StringEnd {
    if (lineEnd >= this.text.length) this.sawEnd = true;
    openName.lastIndex = start;
    const name = isKey ? openName.exec(this.text)?.[0] : undefined;
    if (name) return { end: start + name.length, fault: 'string' };
    let end = lineEnd;
    while (end > start + 1 && isTail(this.text.charCodeAt(end - 1))) end--;
    return { end, fault: 'string' };
  }

  /** Returns the end of a name that lacks its closing quote before the colon, `"status:"New"`; -1 for any other text. */
  #nameEnd(start: number, end: number): number {
    const { text } = this;
    let at = end - 2;
    while (at > start && /[ {[]/.test(text.charAt(at))) at--;
    if (text.charCodeAt(at) !== colon) return -1;
    while (text.charCodeAt(at - 1) === space) at--;
    const name = text.slice(start + 1, Math.min(at, start + 60));
    return isName.test(name) && at - start < 60 ? at : -1;
  }

  /**
   * Handles a word right after a closing quote: the quote was meant to open the next string, or is part of the text.
   */
  #early(start: number, end: number, isKey: boolean): StringEnd | undefined {
    const { text } = this;
    let before = end - 1;
    while (before > start + 1 && isBlank(text.charCodeAt(before - 1))) before--;
    if (before > start && text.charAt(before - 1) === ',') return { end: before - 1, fault: 'string' };
    const role = isKey ? 'key' : 'value';
    if (end <= this.#searchedTo[role]) return undefined;
    for (let at = end; ; ) {
      const code = text.charCodeAt(at);
      if (Number.isNaN(code)) this.sawEnd = true;
      if (Number.isNaN(code) || code === lineFeed || code === carriageReturn || code === slash) {
        this.#searchedTo[role] = at;
        return undefined;
      }
      at++;
      if (code === backslash) at++;
      else if (code === quote) {
        if (this.#endsValue(at, isKey)) return { end: at, fault: 'quotes' };
        let next = at;
        while (text.charCodeAt(next) === space) next++;
        if (text.charCodeAt(next) === colon) {
          this.#searchedTo[role] = at;
          return undefined;
        }
      }
    }
  }
}

function isTail(code: number): boolean {
  return isBlank(code) || code === comma || code === closeBrace || code === closeBracket;
}

/** Returns the length of an escape; 0 if JSON does not know it. */
function escapeLength(text: string, at: number): number {
  const next = text.charAt(at + 1);
  if (next !== '' && '"\\/bfnrt'.includes(next)) return 2;
  return next === 'u' && /^[\da-f]{4}$/i.test(text.slice(at + 2, at + 6)) ? 6 : 0;
}
