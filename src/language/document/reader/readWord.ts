import {
  backslash,
  carriageReturn,
  colon,
  endsWord,
  isBlank,
  isWordPart,
  lineFeed,
  quote,
  slash,
  space,
  tab,
} from './characters';
import { TokenKind } from './tokens';

/** Opening quotes that JSON does not know, and what may close them. */
const closing: Readonly<Record<string, string>> = {
  "'": "'",
  '`': '`',
  '‘': '’‘',
  '’': '’',
  '“': '”“"',
  '”': '”',
  '„': '“”',
  '‚': '‘’',
  '«': '»',
  '»': '«',
  '‹': '›',
};

/** Whether a character opens a text in quotes that JSON does not know. */
export function isQuote(character: string): boolean {
  return Object.hasOwn(closing, character);
}

/** Quotes that are apostrophes before a letter. */
const apostrophes = "'‘’";

/**
 * Returns the end of a text in single or typographic quotes, which is on its line. If there is none, returns the bitwise
 * complement of the offset up to which it searched.
 */
export function quotedEnd(text: string, offset: number): number {
  const close = closing[text.charAt(offset)];
  if (close === undefined) return ~offset;
  for (let at = offset + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || code === carriageReturn) return ~at;
    if (code === backslash) at++;
    else if (close.includes(text.charAt(at))) {
      const isEnd = !isWordPart(text.charCodeAt(at + 1));
      if (isEnd || !(code === quote || apostrophes.includes(text.charAt(at)))) return at + 1;
      // A double quote before a word begins the next text.
      if (code === quote) return ~at;
    }
  }
  return ~text.length;
}

/** Returns a text in single or typographic quotes as JSON writes it; undefined if it is not in such quotes. */
export function quotedAsJson(written: string): string | undefined {
  const close = closing[written.charAt(0)] ?? '';
  if (written.length < 2 || !close.includes(written.slice(-1))) return undefined;
  const inner = written.slice(1, -1).replace(/\\(.)|"/gs, (found, escaped: string | undefined) => {
    if (escaped === undefined) return '\\"';
    return close.includes(escaped) ? escaped : found;
  });
  try {
    JSON.parse(`"${inner}"`);
    return `"${inner}"`;
  } catch {
    return undefined;
  }
}

/** Removes quotes that do not match from a text. The last one stays if its kind is within the text. */
export function withoutQuotes(written: string): string {
  if (/^\p{L}+"[^"]+"$/u.test(written)) return written.replaceAll('"', '');
  const text = written.replace(/^["'`‘’“”„]/, '');
  const inner = text.slice(0, -1);
  const last = text.slice(-1);
  if (!`"'’“”„`.includes(last) || inner.endsWith('\\')) return text;
  return last !== '"' && (/['’]/.test(last) ? /['‘’]/ : /[“”„]/).test(inner) ? text : inner;
}

/** A name and a value within the same quotes. */
export const namedText = /^"([\w$@.-]{1,40})( *: *)(\S.*)"$/;

/**
 * Returns the end of a block comment that is not closed: that of its line, or of its first two characters if the line goes
 * on with JSON or is the last one.
 */
export function openCommentEnd(text: string, offset: number): number {
  remark.lastIndex = offset + 2;
  return remark.test(text) ? remark.lastIndex : offset + 2;
}

/** Words up to the end of a line, with something after it. */
const remark = /[ \t]*[^\s"{}[\],:][^\r\n]*(?=\s*\S)/y;

/** Returns the end of the word without quotes that begins at `offset`. */
export function wordEnd(text: string, offset: number): number {
  let at = offset + 1;
  while (at < text.length && !endsWord(text.charCodeAt(at))) at++;
  return at;
}

/**
 * Returns the end of the words on a line that go on after the first.
 * @param first the end of the first word
 * @param isInObject whether a word before a colon is the name of the next property, and not one of them
 */
export function wordsEnd(text: string, start: number, first: number, isInObject: boolean): number {
  let last = start;
  for (let end = first; ; ) {
    let at = end;
    while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at++;
    const isEnd = at === end || at >= text.length || endsWord(text.charCodeAt(at));
    if (isEnd)
      return isInObject && last > start && isName(text, last, end)
        ? start + text.slice(start, last).trimEnd().length
        : end;
    last = at;
    end = wordEnd(text, at);
  }
}

/** Whether a word is a property's name: a colon follows that does not belong to a URL. */
function isName(text: string, start: number, end: number): boolean {
  return (
    /^[\p{L}_$][\w$]*$/u.test(text.slice(start, Math.min(end, start + 60))) && isColon.test(text.slice(end, end + 20))
  );
}

const isColon = /^[ \t]*:(?!\/\/)/;

/** Returns the end of a call or a placeholder of another language: `new Date("…")`, `${name}`; -1 if there is none. */
export function codeEnd(text: string, start: number): number {
  code.lastIndex = start;
  const found = code.exec(text)?.[0].trimEnd();
  return found === undefined ? -1 : start + found.length;
}

/** A call with at most one text in it, or placeholders. */
const code =
  /(?:new[ \t]+)?[A-Za-z][\w$.]{0,60}\([ \t]*(?:"[^"\n\\]{0,200}"|'[^'\n\\]{0,200}'|[\d.]{1,20})[ \t]*\)(?:\.\w{1,40}\(\))?;?|(?:[$#%@]\{[^{}"\n]{0,200}\}[ \w.-]{0,60})+/y;

/**
 * Returns the end of a value without quotes that goes on at `offset`. It ends before a comma, a bracket, a quote, a comment
 * or a line end.
 */
export function unquotedEnd(text: string, offset: number): number {
  let at = offset;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isComment = code === slash && text.charCodeAt(at - 1) !== colon && /[/*]/.test(text.charAt(at + 1));
    if (isComment || (endsWord(code) && !goesOn(code))) break;
  }
  while (isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Whether a value without quotes goes on after a sign that ends a word: `10:00`, `12/31/2027`, `31 Dec`. */
function goesOn(code: number): boolean {
  return code === space || code === tab || code === colon || code === slash;
}

const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** Returns what a word without quotes is: a number, a literal, or unknown. */
export function wordKind(text: string, start: number, end: number): TokenKind {
  const first = text.charCodeAt(start);
  if (first === 0x2d || (first >= 0x30 && first <= 0x39)) {
    if (first >= 0x31 && isDigits(text, start + 1, end)) return TokenKind.Number;
    return number.test(text.slice(start, end)) ? TokenKind.Number : TokenKind.Unknown;
  }
  if (end - start === 4) {
    if (text.startsWith('true', start)) return TokenKind.True;
    if (text.startsWith('null', start)) return TokenKind.Null;
  }
  return end - start === 5 && text.startsWith('false', start) ? TokenKind.False : TokenKind.Unknown;
}

function isDigits(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}

/** Whether a word without quotes is meant as a number: `01`, `1_000`, `.5`, `+5`. */
export function isNumberLike(word: string): boolean {
  return /^[-+.]?\d/.test(word);
}
