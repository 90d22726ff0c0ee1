import type { DocumentForm, ReferralDocument, ReferralInDocument } from './referralDocument';
import { ReferralText } from './referralText';
import { splitReferrals } from './splitReferrals';

const depths = { referral: 0, array: 1, list: 2, other: 0 };

/** The document as the core sees it: the texts of its referrals, where they stand, and what is around them. */
export class ParsedDocument implements ReferralDocument {
  #referrals: ReferralInDocument[] | undefined;
  #shell: { text: string; valid: boolean } | undefined;

  constructor(
    readonly text: string,
    readonly form: DocumentForm,
    readonly texts: readonly ReferralText[],
    /** The offset of each of `texts`. */
    readonly offsets: readonly number[],
    shell?: { text: string; valid: boolean },
  ) {
    this.#shell = shell?.valid ? shell : undefined;
  }

  /** Parses a text of any kind: never throws, and reads no more of it than where its referrals begin and end. */
  static parse(text: string): ParsedDocument {
    // A byte order mark is no part of JSON; a blank in its place keeps all offsets.
    const clean = text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text;
    const { form, spans } = splitReferrals(clean);
    const texts = spans.map(({ offset, length, properties, tooDeepAt }) => {
      return new ReferralText(clean.slice(offset, offset + length), properties, tooDeepAt, depths[form]);
    });
    const offsets = spans.map((span) => span.offset);
    return new ParsedDocument(text, form, texts, offsets);
  }

  get referrals(): readonly ReferralInDocument[] {
    this.#referrals ??= this.texts.map((text, index) => ({
      offset: this.offset(index),
      length: text.text.length,
      pointer: this.pointer(index),
      get value() {
        return text.value;
      },
    }));
    return this.#referrals;
  }

  /** The text around the referrals, each of them replaced by a scalar, and whether that is valid JSON. */
  get shell(): { text: string; valid: boolean } {
    if (!this.#shell) {
      // A string, which does not run together with what stands beside it as numbers do.
      const text = this.#textAround((length) => (length > 0 ? '""' : ''));
      this.#shell = { text, valid: isJson(text) };
    }
    return this.#shell;
  }

  /** The same text at its full length: every offset is the document's own. */
  get paddedShell(): string {
    return this.#textAround((length) => (length > 1 ? `"${' '.repeat(length - 2)}"` : '0'.repeat(length)));
  }

  offset(index: number): number {
    return this.offsets[index] ?? 0;
  }

  /** JSON Pointer of the referral with this index. */
  pointer(index: number): string {
    return this.form === 'array' ? `/${index}` : this.form === 'list' ? `/value/${index}` : '';
  }

  /** Index of the referral that `offset` is in or touches; -1 where it is outside all. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.offsets.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const start = this.offset(middle);
      if (offset < start) high = middle - 1;
      else if (offset > start + (this.texts[middle]?.text.length ?? 0)) low = middle + 1;
      else return middle;
    }
    return -1;
  }

  edit(change: { offset: number; length: number; text: string }): ParsedDocument {
    const { offset, length, text } = change;
    const whole = this.text.slice(0, offset) + text + this.text.slice(offset + length);
    const index = this.form === 'referral' || this.form === 'other' ? -1 : this.indexAt(offset);
    const old = this.texts[index];
    const start = this.offset(index);
    if (!old || offset <= start || offset + length >= start + old.text.length) return ParsedDocument.parse(whole);

    const changed = old.text.slice(0, offset - start) + text + old.text.slice(offset - start + length);
    // The change must leave one whole value, closed by its own last bracket, else the borders may have moved.
    const [before, after] = this.form === 'list' ? ['{"value":[', ']}'] : ['[', ']'];
    const { spans } = splitReferrals(before + changed + after);
    const only = spans[0];
    if (spans.length !== 1 || !only?.closed || only.offset !== before.length || only.length !== changed.length) {
      return ParsedDocument.parse(whole);
    }
    const texts = this.texts.slice();
    texts[index] = new ReferralText(changed, only.properties, only.tooDeepAt, old.depth);
    const shift = text.length - length;
    const offsets = this.offsets.map((value, at) => (at > index ? value + shift : value));
    return new ParsedDocument(whole, this.form, texts, offsets, this.#shell);
  }

  #textAround(instead: (length: number) => string): string {
    const parts: string[] = [];
    let end = this.text.charCodeAt(0) === 0xfeff ? 1 : 0;
    if (end === 1) parts.push(' '); // as in `parse`
    this.texts.forEach((text, index) => {
      parts.push(this.text.slice(end, this.offset(index)), instead(text.text.length));
      end = this.offset(index) + text.text.length;
    });
    parts.push(this.text.slice(end));
    return parts.join('');
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
