import { isObject, type JsonObject } from '../rules/referralView';
import { type ShapeMarks, shapeMarks } from '../shape/shapeMarks';
import { listArray, namesList } from './listArray';
import { maxDepth } from './maxDepth';
import { referralDepth } from './referralDepth';
import type { DocumentForm } from './referralDocument';
import { splitReferrals } from './splitReferrals';
import type { TextSpan } from './splitText';
import type { TextSource } from './textSource';

/** How the escape of a colon begins; a simple search for it is far quicker than an exact one. */
const escapedColon = '\\u003';

/**
 * A text that JSON.parse takes as it is, and whose referrals are all objects: most texts, most of the time. Where each
 * referral stands is found out when somebody asks, by the number of braces that its value tells; most never do.
 */
export class WholeText {
  readonly sources: readonly WholeSource[];
  #spans: readonly Pick<TextSpan, 'offset' | 'length'>[] | undefined;
  #repeats: boolean | undefined;

  constructor(
    readonly text: string,
    readonly form: DocumentForm,
    values: readonly JsonObject[],
    /** Where the referrals begin at the earliest, and end at the latest; nothing else with a brace or colon is between. */
    readonly from: number,
    readonly to: number,
    depth = referralDepth[form],
  ) {
    this.sources = values.map((value, index) => new WholeSource(this, index, value, depth));
  }

  get spans(): readonly Pick<TextSpan, 'offset' | 'length'>[] {
    this.#spans ??= this.#findSpans();
    return this.#spans;
  }

  #findSpans(): readonly Pick<TextSpan, 'offset' | 'length'>[] {
    if (this.form !== 'referral') return this.#byBraces() ?? splitReferrals(this.text).spans;
    // One object is all that there is. It must not be split: in a list, it may itself look like a list response.
    const offset = this.text.indexOf('{');
    return [{ offset, length: this.text.lastIndexOf('}') + 1 - offset }];
  }

  slice(index: number): string {
    const { offset = 0, length = 0 } = this.spans[index] ?? {};
    return this.text.slice(offset, offset + length);
  }

  /**
   * Whether some object may have two properties with one name, of which JSON.parse keeps one: then there are more colons
   * in the text than properties, and colons in strings, in the values.
   */
  get repeats(): boolean {
    if (this.#repeats === undefined) {
      let expected = 0;
      for (const { marks } of this.sources) expected += marks.properties + marks.colons;
      let seen = 0;
      for (let at = this.#next(':', this.from); at < this.to; at = this.#next(':', at + 1)) seen++;
      this.#repeats = seen !== expected || this.text.includes(escapedColon);
    }
    return this.#repeats;
  }

  /**
   * Each object of a value has one opening brace in the text. More braces than that are in strings, or in properties
   * that JSON.parse did not keep: then undefined.
   */
  #byBraces(): Pick<TextSpan, 'offset' | 'length'>[] | undefined {
    const { text } = this;
    const spans: Pick<TextSpan, 'offset' | 'length'>[] = [];
    let at = this.#next('{', this.from);
    for (const { marks } of this.sources) {
      const offset = at;
      for (let count = 0; count < marks.objects; count++) {
        if (at >= this.to) return undefined;
        at = this.#next('{', at + 1);
      }
      spans.push({ offset, length: text.lastIndexOf('}', Math.min(at, this.to) - 1) + 1 - offset });
    }
    return at >= this.to ? spans : undefined;
  }

  #next(mark: string, from: number): number {
    const at = this.text.indexOf(mark, from);
    return at < 0 ? this.to : at;
  }
}

/** One referral of such a text. */
class WholeSource implements TextSource {
  readonly #whole: WholeText;
  readonly #index: number;
  readonly #value: JsonObject;
  #marks: ShapeMarks | undefined;
  #alone: TextSpan | undefined;

  constructor(
    whole: WholeText,
    index: number,
    value: JsonObject,
    readonly depth: number,
  ) {
    this.#whole = whole;
    this.#index = index;
    this.#value = value;
  }

  get isObject(): boolean {
    return true;
  }

  get text(): string {
    return this.#whole.slice(this.#index);
  }

  get marks(): ShapeMarks {
    this.#marks ??= shapeMarks(this.#value, maxDepth - this.depth);
    return this.#marks;
  }

  get json(): { readonly value: unknown } | undefined {
    return this.tooDeep ? undefined : { value: this.#value };
  }

  get tooDeep(): boolean {
    // What JSON.parse did not keep may be deep, too.
    return this.marks.tooDeep || (this.#whole.repeats && this.#span.tooDeepAt >= 0);
  }

  get empty(): boolean {
    return this.marks.properties === 0;
  }

  get repeats(): boolean {
    return this.#whole.repeats && this.#span.properties !== this.marks.properties;
  }

  /** What its own brackets and colons tell. */
  get #span(): TextSpan {
    const before = '['.repeat(this.depth);
    this.#alone ??= splitReferrals(`${before}${this.text}${']'.repeat(this.depth)}`).spans[0];
    return this.#alone ?? { offset: 0, length: 0, properties: 0, tooDeepAt: -1, closed: false };
  }
}

/** Reads a text as JSON.parse takes it; undefined where it does not, or where not all that it holds are objects. */
export function wholeText(text: string): WholeText | undefined {
  const first = /[^\s]/.exec(text)?.[0];
  if (first === '[') return arrayOf(text, 'array', text.indexOf('['), text.lastIndexOf(']') + 1);
  if (first !== '{') return undefined;
  const list = listArray(text);
  if (list === 'unclear') return undefined;
  if (list !== undefined) return listResponse(text, list);
  const value = parse(text);
  if (!isObject(value)) return undefined;
  return new WholeText(text, 'referral', [value], 0, text.length);
}

/** The source of one referral of a list, given its text without anything around it; undefined where that is not valid. */
export function wholeElement(text: string, depth: number): TextSource | undefined {
  if (text.charCodeAt(0) !== 0x7b || text.charCodeAt(text.length - 1) !== 0x7d) return undefined;
  const value = parse(text);
  return isObject(value) ? new WholeText(text, 'referral', [value], 0, text.length, depth).sources[0] : undefined;
}

/** A list response whose array begins at `from`: valid where what is before, the array, and what is behind it are. */
function listResponse(text: string, from: number): WholeText | undefined {
  const to = text.lastIndexOf(']') + 1;
  const head = parse(`${text.slice(0, from)}0}`);
  const tail = parse(`{"":0${text.slice(to)}`);
  if (!isObject(head) || !isObject(tail) || namesList(text.slice(to))) return undefined;
  return arrayOf(text, 'list', from, to);
}

function arrayOf(text: string, form: DocumentForm, from: number, to: number): WholeText | undefined {
  const values = parse(form === 'array' ? text : text.slice(from, to));
  return Array.isArray(values) && values.length > 0 && values.every(isObject)
    ? new WholeText(text, form, values, from, to)
    : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
