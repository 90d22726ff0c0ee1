import { literalMeant } from './literalMeant';

/** What a text in another language says, and how sure it is that it is code. */
interface ConvertedCode {
  json: string;
  /** Number of names with an equals sign after them. */
  equals: number;
  /** Number of names with an arrow after them. */
  arrows: number;
  /** Number of names with a colon after them. */
  colons: number;
  /** Number of constructors and of calls with several arguments. */
  calls: number;
}

/** Maximum number of brackets that are open at a place. */
const maxDepth = 40;

/**
 * Writes an object literal of C#, PowerShell, Ruby, PHP, Python or the like as JSON, in its own layout. Values that only
 * a program knows become texts. Returns undefined if the text is anything else.
 */
export function codeToJson(text: string): ConvertedCode | undefined {
  return new CodeReader(text).read();
}

/** What is before a literal: a declaration, an assignment, a call that writes JSON. */
const beginning =
  /\s*(?:<\?php\s+)?(?:(?:export default|return|var|const|let|val|my)\s+)?(?:(?:[A-Z][\w.]*(?:<[^=\n]{0,100}>)?\s+)?[$@]?[\w.]{1,60}\s*:?=(?![=>])\s*)?(?:[\w.]{0,60}(?:serialize(?:object)?|dumps|stringify|generate|json_encode|convertto-json)\s*\(?\s*(?:-\w+\s+\d*\s*)*)?/iy;

/** What may be after a literal: a pipe, a call, the other arguments of the call around it. */
const ending = /[\s;)]*(?:\|[^\n{}]*|\.\w+(?:\([^(){}]*\))?|,[^{}"']*\))?[\s;)]*$/y;

const key =
  /(?::?(?:"([^"\\\n]{1,100})"|'([^'\\\n]{1,100})')|:?([A-Za-z_]\w{0,60})|\[\s*["']([^"'\n]{1,100})["']\s*\])\s*(=>|=(?!=)|:(?!:))/y;

const construction = /new\b\s*((?:[\w.]+(?:<[^(){}]{0,100}>)?)?\??(?:\[\s*\])?)\s*(\(\s*\))?\s*(?=[{,;)\]}\r\n])/y;
const namedType = /([A-Z]\w{0,60}(?:\[\])?)\s*(?=\{)/y;
const cast = /\[[A-Za-z][\w.]{0,60}\]\s*(?=[@"'$\d])/y;
const opening = /(@?[{([]|(?:array|dict|list)\()/iy;
const doubleQuoted = /[$rbfu]?"((?:[^"\\\n]|\\.)*)"/y;
const verbatim = /\$?@\$?"((?:[^"]|"")*)"/y;
const singleQuoted = /[rbfu]?'((?:[^'\\\n]|\\.|'')*)'/y;
const number = /([-+]?\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?)[mdfluMDFLUn]{0,2}(?![\w.])/iy;
const call = /((?:new\s+)?[A-Za-z_$][\w.:]{0,80})\(([^()\n]{0,200})\)((?:\.\w+\([^()\n]{0,60}\))*)/y;
const symbol = /:([A-Za-z_]\w*)/y;
const member = /[A-Z]\w*(?:(?:\.|::)[A-Za-z_]\w*)*(?:\.|::)([A-Z]\w*)(?![\w.(:])/y;
const word = /[$\w][^,;(){}[\]"'\r\n]{0,200}/y;

class CodeReader {
  readonly #out: string[] = [];
  #at = 0;
  #equals = 0;
  #arrows = 0;
  #colons = 0;
  #calls = 0;

  constructor(private readonly text: string) {}

  read(): ConvertedCode | undefined {
    this.#match(beginning);
    this.#gap();
    if (!this.#value(0) || !this.#match(ending)) return undefined;
    const counts = { equals: this.#equals, arrows: this.#arrows, colons: this.#colons, calls: this.#calls };
    return { json: this.#out.join(''), ...counts };
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text) ?? undefined;
    if (found) this.#at += found[0].length;
    return found;
  }

  #write(value: unknown): true {
    this.#out.push(JSON.stringify(value));
    return true;
  }

  /** Passes over blanks and comments, and returns the blanks. */
  #gap(): string {
    let blanks = '';
    for (;;) {
      const found = this.#match(/\s+|(?:\/\/|#(?![{]))[^\r\n]*|\/\*.*?\*\/|<#.*?#>/sy);
      if (!found) return blanks;
      if (found[0].trim() === '') blanks += found[0];
      else blanks = blanks.replace(/[ \t]+$/, '');
    }
  }

  #value(depth: number): boolean {
    if (depth > maxDepth) return false;
    this.#match(cast);
    const { text } = this;
    const made = this.#match(construction) ?? this.#match(namedType);
    if (made) {
      const [whole, type = ''] = made;
      const isList = /\[|List|Collection|Enumerable|Array/.test(type);
      const isFilled = text.charAt(this.#at) === '{';
      if (isFilled || isList) this.#calls++;
      if (!isFilled) {
        this.#at -= whole.length - whole.trimEnd().length;
        return this.#write(isList ? [] : whole.trim());
      }
      this.#at++;
      return this.#entries('}', isList, depth);
    }
    const bracket = this.#match(opening)?.[0].slice(-1);
    if (bracket) return this.#entries(bracket === '{' ? '}' : bracket === '[' ? ']' : ')', bracket !== '{', depth);
    return this.#text() || this.#number() || this.#call() || this.#word();
  }

  /** Reads the entries of an object or a list up to its closing bracket. What they are shows which of them it is. */
  #entries(close: string, isList: boolean, depth: number): boolean {
    const start = this.#out.push('') - 1;
    let isObject: boolean | undefined;
    let gap = this.#gap();
    while (this.text.charAt(this.#at) !== close) {
      const name = this.#key();
      isObject ??= name !== undefined;
      if (isObject !== (name !== undefined)) return false;
      this.#out.push(gap, name === undefined ? '' : `${JSON.stringify(name)}: `);
      if (!this.#value(depth + 1)) return false;
      gap = this.#gap();
      const hasSign = this.#match(/[,;]/y) !== undefined;
      if (hasSign) gap += this.#gap();
      if (this.text.charAt(this.#at) === close) break;
      if (!hasSign && !gap.includes('\n')) return false;
      this.#out.push(',');
    }
    this.#at++;
    const isArray = isObject === undefined ? isList : !isObject;
    this.#out[start] = isArray ? '[' : '{';
    this.#out.push(gap, isArray ? ']' : '}');
    return true;
  }

  #key(): string | undefined {
    const found = this.#match(key);
    if (!found) return undefined;
    if (found[5] === ':') this.#colons++;
    else if (found[5] === '=') this.#equals++;
    else this.#arrows++;
    this.#gap();
    return found[1] ?? found[2] ?? found[3] ?? found[4];
  }

  #text(): boolean {
    const raw = this.#match(verbatim);
    if (raw) return this.#write(raw[1]?.replaceAll('""', '"'));
    const double = this.#match(doubleQuoted);
    if (double) return this.#write(unescaped(double[1] ?? ''));
    const single = this.#match(singleQuoted);
    return single !== undefined && this.#write(unescaped((single[1] ?? '').replace(/\\'|''/g, "'")));
  }

  #number(): boolean {
    const start = this.#at;
    const digits = this.#match(number)?.[1]?.replaceAll('_', '').replace(/^\+/, '');
    if (digits !== undefined && isNumber.test(digits)) {
      this.#out.push(digits);
      return true;
    }
    this.#at = start;
    return false;
  }

  #call(): boolean {
    const found = this.#match(call);
    if (!found) return false;
    const [whole, name = '', given = ''] = found;
    const args = given.split(',').map((each) => each.trim());
    if (args.length > 1 && args.every((each) => isConstant.test(each))) this.#calls++;
    const [, , only] = /^\s*(["'])([^"']*)\1\s*$/.exec(given) ?? [];
    if (only !== undefined) return this.#write(only);
    if (isNumber.test(given) && /decimal|number|int|float|double|long|money/i.test(name)) {
      this.#out.push(given);
      return true;
    }
    return this.#write(dateOf(name, args) ?? whole);
  }

  #word(): boolean {
    const sign = this.#match(symbol) ?? this.#match(member);
    if (sign) return this.#write(sign[1]);
    const found = this.#match(word)?.[0].trimEnd();
    if (found === undefined) return false;
    this.#at = this.text.lastIndexOf(found, this.#at) + found.length;
    const literal = literalMeant(found);
    if (literal === undefined) return this.#write(found);
    this.#out.push(literal);
    return true;
  }
}

const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** A number, a text or a member: what prose in brackets is not made of. */
const isConstant = /^(?:[\d.]+|"[^"]*"|'[^']*'|[A-Z]\w*(?:\.\w+)+)$/;

/** Reads the escapes of a text if they are those of JSON. */
function unescaped(inner: string): string {
  const found = inner.replace(/\\.|"/gs, (each) => (each === '"' ? '\\"' : each));
  try {
    return String(JSON.parse(`"${found}"`));
  } catch {
    return inner.replaceAll('\\"', '"');
  }
}

/** Returns the date of a call such as `new DateTime(2027, 12, 31)`, in which months count from one. */
function dateOf(name: string, args: readonly string[]): string | undefined {
  if (!/(?:datetime|datetimeoffset|dateonly|date\.new|time\.utc|datetime\.date|localdate\.of)$/i.test(name))
    return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = args
    .filter((each) => /^\d{1,4}$/.test(each))
    .map(Number);
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isDate = year > 999 && time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  return isDate ? time.toISOString().replace('.000', '') : undefined;
}
