/**
 * A JSON number that a JavaScript number would not write back unchanged: `1.10`, `1E2`, `9007199254740993`, `1e400`.
 * Comparisons treat it as a number; `formatJson` writes its original text.
 */
export class ExactNumber {
  readonly #text: string;

  /** @param text a valid JSON number */
  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }

  valueOf(): number {
    return Number(this.#text);
  }

  /** Returns the marked text while `formatJson` writes, else the rounded number. */
  toJSON(): unknown {
    return isWriting ? mark() + this.#text : Number(this.#text);
  }
}

let madeMark: string | undefined;
let isWriting = false;

/**
 * Returns the prefix of the strings that replace numbers while JSON is read or written. It is random, so that no text
 * can contain it, and created on first use, because Node.js takes milliseconds to load `crypto`.
 */
function mark(): string {
  madeMark ??= `number-${crypto.randomUUID()}:`;
  return madeMark;
}

function marked(): RegExp {
  return new RegExp(`"${mark()}([^"]*)"`, 'g');
}

/** Returns a JavaScript number if it is written exactly like this text, else an `ExactNumber`. */
export function exactNumber(text: string): number | ExactNumber {
  const value = Number(text);
  return String(value) === text ? value : new ExactNumber(text);
}

/** Whether a JSON value is a number. */
export function isNumber(value: unknown): value is number | ExactNumber {
  return typeof value === 'number' || value instanceof ExactNumber;
}

/** Limits for JSON from an untrusted source: a few megabytes can hold more values than a program can handle. */
interface JsonLimits {
  /** Maximum number of objects and lists around a value. */
  maxDepth: number;
  maxValues: number;
}

const unlimited: JsonLimits = { maxDepth: Number.POSITIVE_INFINITY, maxValues: Number.POSITIVE_INFINITY };

/** Thrown by `parseJson` if a text exceeds its limits, before any memory is allocated for values. */
export class JsonLimitError extends Error {
  override readonly name = 'JsonLimitError';
}

/**
 * Reads JSON as `JSON.parse` does, except that each number keeps its text.
 * @throws SyntaxError if it is not JSON; JsonLimitError if it exceeds `limits`
 */
export function parseJson(text: string, limits?: JsonLimits): unknown {
  const exact = withMarks(text, limits);
  const value: unknown = JSON.parse(text);
  return exact === text ? value : JSON.parse(exact, (_name, entry) => unmarked(entry));
}

/** Writes JSON as `JSON.stringify` does, except that each number is written as it was read. */
export function formatJson(value: unknown, indent?: number): string {
  isWriting = true;
  try {
    const json = JSON.stringify(value, null, indent) ?? 'null';
    return madeMark !== undefined && json.includes(madeMark) ? json.replace(marked(), '$1') : json;
  } finally {
    isWriting = false;
  }
}

/** Whether two numbers are equal, digit by digit: `1.10` and `1.1` are, `9007199254740993` and `9007199254740992` are not. */
export function sameNumber(a: number | ExactNumber, b: number | ExactNumber): boolean {
  return a === b || (Number(a) === Number(b) && canonical(String(a)) === canonical(String(b)));
}

/** Finds the numbers of a JSON value that are too large for JavaScript, such as `1e400`. */
export function findTooLarge(value: unknown): ExactNumber[] {
  return findExact(value).filter((number) => !Number.isFinite(Number(number)));
}

/** Finds the numbers of a JSON value that JavaScript would not write back unchanged. */
export function findExact(value: unknown): ExactNumber[] {
  if (value instanceof ExactNumber) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(findExact) : [];
}

/** Whether a JavaScript number holds the exact value of this text. If not, it is too large or has too many digits. */
export function isHeld(text: string): boolean {
  const value = Number(text);
  return Number.isFinite(value) && sameNumber(new ExactNumber(text), value);
}

function unmarked(value: unknown): unknown {
  return typeof value === 'string' && value.startsWith(mark()) ? new ExactNumber(value.slice(mark().length)) : value;
}

/** Replaces each number that `JSON.stringify` would write in another way with a string that begins with `mark`. */
function withMarks(text: string, limits: JsonLimits = unlimited): string {
  let made = '';
  let done = 0;
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = stringEnd(text, at);
    } else if (code === minus || (code >= zero && code <= nine)) {
      let end = at + 1;
      while (end < text.length && isInNumber(text.charCodeAt(end))) end++;
      const number = text.slice(at, end);
      if (String(Number(number)) !== number) {
        made += `${text.slice(done, at)}"${mark()}${number}"`;
        done = end;
      }
      at = end;
    } else {
      // In ASCII, braces are brackets with one more bit.
      const bracket = code | 0x20;
      if (bracket === opening) depth++;
      else if (bracket === closing) depth--;
      if (bracket === opening || code === comma) values++;
      if (depth > limits.maxDepth || values > limits.maxValues) throw new JsonLimitError();
      at++;
    }
  }
  return done === 0 ? text : made + text.slice(done);
}

const opening = 0x7b;
const closing = 0x7d;
const comma = 0x2c;
const quote = 0x22;
const plus = 0x2b;
const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;
const nine = 0x39;

function isInNumber(code: number): boolean {
  const isDigit = code >= zero && code <= nine;
  return isDigit || code === point || code === plus || code === minus || (code | 0x20) === 0x65;
}

/** Returns the offset after the string of valid JSON that begins at `start`. */
function stringEnd(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return text.length;
}

/**
 * Returns a number in one form for all its spellings: its digits without zeros at either end, then the power of ten.
 */
function canonical(text: string): string {
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  return `${sign}${significant}e${BigInt(power) - BigInt(fraction.length) + BigInt(digits.length - significant.length)}`;
}
