import { backslash, carriageReturn, colon, comma, isBlank, lineFeed, quote, slash, space, tab } from './characters';

/** What can follow the colon after a property's name. */
const valueStart = /["{[\r\n\d-]|true\b|false\b|null\b/y;

/** A property's name without quotes, and its colon or what is in its place. */
const bareName = /[\w$]{1,40}[ \t]{0,10}[:=]/y;

/** Finds the end of a property's text that has quotation marks in it that are not escaped. */
export class InnerQuotes {
  /** No such text ends before here. */
  #searchedTo = 0;
  /** Whether a search has come to the end of the text. */
  sawEnd = false;

  constructor(private readonly text: string) {}

  /**
   * Returns the offset after the closing quote: the first one from `from` on, on the same line, that only another
   * property, a bracket or the line's end follows. Returns -1 if another property begins before it, or there is none.
   */
  textEnd(from: number): number {
    if (from < this.#searchedTo) return -1;
    const { text } = this;
    for (let at = from; ; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        if (this.#endsText(at + 1)) return at + 1;
        if (this.#endsName(at + 1)) return this.#nothingTo(at + 1);
      } else if (this.#endsLine(at)) return this.#nothingTo(at);
      else if (code === backslash && !this.#endsLine(at + 1)) at++;
    }
  }

  #nothingTo(offset: number): number {
    this.#searchedTo = offset;
    return -1;
  }

  /** Whether a quote before here surely closes the value of a property. */
  #endsText(offset: number): boolean {
    const { text } = this;
    let at = this.#skip(offset);
    if (this.#endsLine(at)) return true;
    const isBracket = /[}\]]/.test(text.charAt(at));
    while (/[}\]]/.test(text.charAt(at))) at = this.#skip(at + 1);
    if (this.#endsLine(at)) return true;
    if (text.charCodeAt(at) !== comma) return false;
    at = this.#skip(at + 1);
    const next = text.charCodeAt(at);
    if (isBracket || this.#endsLine(at) || next === slash || /[}\]]/.test(text.charAt(at))) return true;
    if (next !== quote) return matches(bareName, text, at);
    do at++;
    while (text.charCodeAt(at) !== quote && !this.#endsLine(at));
    return this.#endsName(at + 1);
  }

  /** Whether a colon and the beginning of a value follow. */
  #endsName(offset: number): boolean {
    const { text } = this;
    const at = this.#skip(offset);
    if (at >= text.length) this.sawEnd = true;
    if (text.charCodeAt(at) !== colon) return false;
    const value = this.#skip(at + 1);
    if (value + 5 >= text.length) this.sawEnd = true;
    return value >= text.length || matches(valueStart, text, value);
  }

  #skip(offset: number): number {
    let at = offset;
    while (this.text.charCodeAt(at) === space || this.text.charCodeAt(at) === tab) at++;
    return at;
  }

  #endsLine(at: number): boolean {
    if (at >= this.text.length) this.sawEnd = true;
    const code = this.text.charCodeAt(at);
    return at >= this.text.length || code === lineFeed || code === carriageReturn;
  }
}

/** Whether only blanks of one line, and at most one comma, are between two offsets. */
export function isSameLine(text: string, from: number, to: number): boolean {
  let commas = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === comma && ++commas === 1) continue;
    if (code === lineFeed || code === carriageReturn || !isBlank(code)) return false;
  }
  return true;
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
