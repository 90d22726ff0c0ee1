import { listArray, namesList } from './listArray';
import { maxDepth } from './maxDepth';
import type { SplitText, TextSpan } from './splitText';

const backslash = 0x5c;
const quote = 0x22;
const colon = 0x3a;
const comma = 0x2c;
const slash = 0x2f;
const openBrace = 0x7b;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** A closing bracket's code is that of its opening one and two. */
const closes = 2;

const encoder = new TextEncoder();

/**
 * The referrals of a text whose brackets and strings are as they should be, in one tight loop over its UTF-8 bytes,
 * which costs a fraction of one over its characters. Of any other text, undefined: then `splitAnyText` looks more
 * closely, and both agree on what this one answers.
 */
export function splitWellFormed(text: string): SplitText | undefined {
  const bytes = new Bytes(text);
  bytes.skipBlank();
  const first = bytes.current;
  if (first === openBracket) {
    bytes.at++;
    const spans = elements(bytes, 1);
    return spans && bytes.isAtEnd() ? { form: 'array', spans } : undefined;
  }
  if (first !== openBrace) return undefined;
  const list = listArray(text);
  if (list === 'unclear') return undefined;
  if (list !== undefined) return listResponse(text, list + 1);
  // Between name and array may be what is no JSON: that needs a closer look.
  if (namesList(text)) return undefined;
  const only = bytes.value(maxDepth);
  return only && bytes.isAtEnd() ? { form: 'referral', spans: [only] } : undefined;
}

/** A list response whose array begins at `from`, if that is what the text is. */
function listResponse(text: string, from: number): SplitText | undefined {
  // What stands before must leave exactly the outer brace open, and what follows must close it.
  const head = new Bytes(`${text.slice(0, from - 1)}0}`);
  head.skipBlank();
  if (!head.value(maxDepth) || !head.isAtEnd()) return undefined;
  const bytes = new Bytes(text.slice(from));
  const spans = elements(bytes, 2);
  if (!spans) return undefined;
  const rest = `{"":0${text.slice(from + bytes.offset)}`;
  const tail = new Bytes(rest);
  if (!tail.value(maxDepth) || !tail.isAtEnd() || namesList(rest)) return undefined;
  return { form: 'list', spans: spans.map((span) => ({ ...span, offset: span.offset + from })) };
}

/** The elements of an array behind its bracket, and on behind the closing one; only objects and arrays are elements. */
function elements(bytes: Bytes, depth: number): TextSpan[] | undefined {
  const spans: TextSpan[] = [];
  bytes.skipBlank();
  if (bytes.current === closeBracket) {
    bytes.at++;
    return spans;
  }
  for (;;) {
    const span = bytes.value(maxDepth - depth);
    if (!span) return undefined;
    spans.push(span);
    bytes.skipBlank();
    const next = bytes.current;
    bytes.at++;
    if (next === closeBracket) return spans;
    if (next !== comma) return undefined;
    bytes.skipBlank();
  }
}

/** The UTF-8 of a text, read from its beginning to its end. */
class Bytes {
  at = 0;
  /** How many bytes more than UTF-16 code units have gone by. */
  #extra = 0;
  readonly #bytes: Uint8Array;
  readonly #open = new Uint8Array(maxDepth + 2);

  constructor(text: string) {
    this.#bytes = encoder.encode(text);
  }

  get current(): number | undefined {
    return this.#bytes[this.at];
  }

  /** Where the reader stands, in UTF-16 code units. */
  get offset(): number {
    return this.at - this.#extra;
  }

  /** Skips what JSON takes for white space. */
  skipBlank(): void {
    for (;;) {
      const c = this.#bytes[this.at];
      if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return;
      this.at++;
    }
  }

  isAtEnd(): boolean {
    this.skipBlank();
    return this.at === this.#bytes.length;
  }

  /** Reads an object or array of at most so many levels; undefined where there is none that ends. */
  value(levels: number): TextSpan | undefined {
    const bytes = this.#bytes;
    const open = this.#open;
    const { length } = bytes;
    const offset = this.offset;
    const first = bytes[this.at];
    if (first !== openBrace && first !== openBracket) return undefined;
    let extra = 0;
    let depth = 0;
    let properties = 0;
    for (let at = this.at; at < length; at++) {
      const c = bytes[at] as number;
      if (c === 0x20) continue;
      if (c === quote) {
        for (at++; ; at++) {
          const s = bytes[at] as number;
          if (s === quote) break;
          if (s >= 0x80) {
            // One code unit but for the longest, which are two.
            if (s < 0xc0) extra++;
            else if (s >= 0xf0) extra--;
          } else if (s === backslash) {
            if (!((bytes[++at] as number) >= 0x20)) return undefined;
            // A letter of several bytes is no escape, and its further bytes come next.
            if ((bytes[at] as number) >= 0x80) at--;
          } else if (!(s >= 0x20)) {
            return undefined;
          }
        }
      } else if (c === colon) {
        properties++;
      } else if (c === openBrace || c === openBracket) {
        if (++depth > levels) return undefined;
        open[depth] = c;
      } else if (c === openBrace + closes || c === closeBracket) {
        if (open[depth] !== c - closes) return undefined;
        if (--depth === 0) {
          this.at = at + 1;
          this.#extra += extra;
          return { offset, length: this.offset - offset, properties, tooDeepAt: -1, closed: true };
        }
      } else if (c >= 0x80 || c === slash) {
        // No JSON, and behind a slash brackets and quotes may be words of a comment.
        return undefined;
      }
    }
    return undefined;
  }
}
