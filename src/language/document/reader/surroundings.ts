import type { ReaderState } from './readerState';

/** Maximum number of characters before or after the document to look at. */
const maxAround = 20_000;

/** Handles what people copy with a document: an e-mail, a code fence, an assignment or a call. */
export class Surroundings {
  #isWrapped = false;
  #isQuoted = false;

  constructor(private readonly reader: ReaderState) {}

  /** Passes over what is before the document, as one error. What is after it belongs to that. */
  before(start: number): boolean {
    const { reader } = this;
    const { text } = reader;
    if (this.#isWrapped || reader.root >= 0) return false;
    const end = documentStart(text, start);
    if (end < 0) return false;
    this.#isWrapped = true;
    this.#isQuoted = isQuotedLine(text, end);
    const line = text.slice(start, end).search(/[\r\n]/);
    reader.fault('wrapper', start, (line < 0 ? text.slice(start, end).trimEnd().length : line) || 1);
    reader.at = end;
    return true;
  }

  /** Whether what is after the document is a part of what was passed over before it. */
  after(at: number): boolean {
    return this.#isWrapped && isProse(this.reader.text.slice(at));
  }

  /** Passes over the sign that an e-mail has before each line of an answer. */
  takesQuoteSign(at: number): boolean {
    const { reader } = this;
    const { text } = reader;
    if (text.charAt(at) !== '>' || !/(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - 20), at))) return false;
    if (reader.base > 0) reader.lookedAround = true;
    if (!this.#isQuoted) return false;
    reader.at = at + 1;
    return true;
  }
}

/** Whether a place is in a line that begins with `>`, as the next one does. */
export function isQuotedLine(text: string, at: number): boolean {
  return (
    /^[ \t]*>/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at)) &&
    /^.*\r?\n[ \t]*>/.test(text.slice(at, at + 1000))
  );
}

/** Whether a text is prose: it has no braces, no names in quotes, and no lines of YAML. */
export function isProse(text: string): boolean {
  return text.length <= maxAround && !data.test(text);
}

const data = /[{}]|"[^"\n]*"\s*:|\[\s*["{]|^[ \t-]*[a-z]\w*[ \t]*[:=](?!\/\/)/m;

/** What begins a document: a bracket, and the first name or item. */
const opening = String.raw`[{[][\s>]{0,200}(?:["'“}\]{]|[\w$]{1,60}[ \t]*:)`;

/** What may be before a document on its line. */
const wrappers = [
  // The sign of an answer, and a few words.
  '>',
  String.raw`\p{L}+(?:[ \t][^"'{}[\],:=\r\n]{0,100}:?)?(?=\s{0,100}[{[])`,
  // A code fence, and an element of HTML.
  String.raw`(?:${'`'}{3}|~{3})\w*`,
  String.raw`<\w+>`,
  // Code: a declaration, an assignment, a call, and a text in quotes.
  String.raw`(?:export\s+)?(?:const|let|var)\s+[\w$]+\s*(?::[^={[\n]{0,100})?=`,
  String.raw`export\s+default`,
  String.raw`(?:[\p{L}_$][\w$.]{0,60}\s*=\s*)?(?:[\p{L}_$][\w$.]{0,60})?\(?(?:"""|'''|["'${'`'}])?`,
];

const wrapper = new RegExp(String.raw`(?:${wrappers.join('|')})\s*(?=${opening})`, 'uy');

/** A document at the beginning of a line, and one after other words of a line. */
const documentLine = new RegExp(`^(?:[ \\t]*>)?[ \\t]*(?=${opening})`, 'gm');
const inline = new RegExp(`(?<=[^"\\s][ \\t:]\\s?)(?=${opening})`, 'g');

/** The same after a double quote: what follows cannot be within one string. */
const openingInQuotes = /[{[][\s>]{0,200}(?:\{\s{0,200})?"[\p{L}$@]/uy;

/** Returns the beginning of the document after a text without data; -1 if there is no such text. */
function documentStart(text: string, start: number): number {
  const isFound = (end: number): boolean => {
    openingInQuotes.lastIndex = end;
    return end > start && (text.charAt(start) !== '"' || openingInQuotes.test(text));
  };
  wrapper.lastIndex = start;
  if (wrapper.test(text) && isFound(wrapper.lastIndex)) return wrapper.lastIndex;
  const near = text.slice(0, start + maxAround);
  for (const pattern of [documentLine, inline]) {
    pattern.lastIndex = start;
    const found = pattern.exec(near);
    const end = found ? found.index + found[0].length : -1;
    const before = text.slice(start, end);
    if (isFound(end) && isProse(before) && !property.test(before)) return end;
  }
  return -1;
}

/** The name of a property, and no other word in its line. */
const property = /(?:^|\n)[ \t]*[a-z]\w*[ \t]*[:=]\s*$/;
