import { maxDepth } from './maxDepth';
import { Notes } from './notes';
import { PlacedTexts } from './placedTexts';
import { referralDepth } from './referralDepth';
import type { DocumentForm, ReferralDocument, ReferralInDocument } from './referralDocument';
import { ReferralText } from './referralText';
import { splitReferrals } from './splitReferrals';
import { SplitSource } from './splitSource';
import type { TextSource } from './textSource';
import { tolerantTree } from './tolerantTree';
import { type WholeText, wholeElement, wholeText } from './wholeText';

/** The document as the core sees it: the texts of its referrals, where they stand, and what is around them. */
export class ParsedDocument implements ReferralDocument {
  /** What others have worked out of the document, and of all that edits make of it: these have the same. */
  readonly lineage: Notes;
  #text: string | undefined;
  /** The document before the edits whose text has not been put together yet. */
  #base: ParsedDocument | undefined;
  #referrals: ReferralInDocument[] | undefined;
  #texts: readonly ReferralText[] | undefined;
  #offsets: readonly number[] | undefined;
  #placed: PlacedTexts | undefined;
  #shellIsValid: boolean | undefined;
  #shellRepeats: boolean | undefined;
  readonly #whole: WholeText | undefined;

  private constructor(
    readonly form: DocumentForm,
    known: {
      texts?: readonly ReferralText[];
      text?: string;
      base?: ParsedDocument;
      /** The text as JSON.parse takes it, which knows where its referrals stand. */
      whole?: WholeText;
      offsets?: readonly number[];
      placed?: PlacedTexts;
      shellIsValid?: true;
      shellRepeats?: boolean;
    },
  ) {
    this.#text = known.text;
    this.#base = known.base;
    this.#whole = known.whole;
    this.#texts = known.texts;
    this.#offsets = known.offsets;
    this.#placed = known.placed;
    this.#shellIsValid = known.shellIsValid;
    this.#shellRepeats = known.shellRepeats;
    this.lineage = known.base?.lineage ?? new Notes();
  }

  /** The document itself; one of another making is parsed anew. */
  static of(document: ReferralDocument): ParsedDocument {
    return document instanceof ParsedDocument ? document : ParsedDocument.parse(document.text);
  }

  /** Parses a text of any kind: never throws. Where the referrals of a valid text stand is found out when it is asked. */
  static parse(text: string): ParsedDocument {
    // A byte order mark is no part of JSON; a blank in its place keeps all offsets.
    const clean = text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text;
    const whole = wholeText(clean);
    if (whole) {
      const texts = whole.sources.map((source) => new ReferralText(source));
      return new ParsedDocument(whole.form, { text, texts, whole, shellIsValid: true });
    }
    const { form, spans } = splitReferrals(clean);
    const texts = spans.map((span) => {
      const own = clean.slice(span.offset, span.offset + span.length);
      return new ReferralText(new SplitSource(own, span, referralDepth[form]));
    });
    return new ParsedDocument(form, { text, texts, offsets: spans.map((span) => span.offset) });
  }

  /** Of an edited document it is put together when it is asked for: checks and suggestions do without. */
  get text(): string {
    if (this.#text === undefined) {
      const parts: string[] = [];
      let end = 0;
      const base = this.#base ?? this;
      for (const index of this.changedSince(base)) {
        parts.push(base.text.slice(end, base.offset(index)), this.textAt(index)?.text ?? '');
        end = base.offset(index) + (base.textAt(index)?.text.length ?? 0);
      }
      this.#text = parts.join('') + base.text.slice(end);
      this.#base = undefined;
    }
    return this.#text;
  }

  get texts(): readonly ReferralText[] {
    this.#texts ??= this.#placed?.texts() ?? [];
    return this.#texts;
  }

  /** One of `texts`. */
  textAt(index: number): ReferralText | undefined {
    return this.#placed ? this.#placed.at(index) : this.texts[index];
  }

  /** The indexes of the texts that are others than those of `before`, which is of the same lineage, or than none. */
  changedSince(before: ParsedDocument | undefined): Iterable<number> {
    if (this === before) return [];
    return before ? this.#placing.changedSince(before.#placing) : this.texts.keys();
  }

  get #placing(): PlacedTexts {
    this.#placed ??= PlacedTexts.of(this.texts, this.offsets);
    return this.#placed;
  }

  /** The offset of each of `texts`. */
  get offsets(): readonly number[] {
    this.#offsets ??= this.#placed?.offsets() ?? (this.#whole?.spans ?? []).map(({ offset }) => offset);
    return this.#offsets;
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

  /** Whether the text around the referrals is valid JSON, were each of them a scalar. */
  get shellIsValid(): boolean {
    // A string, which does not run together with what stands beside it as numbers do.
    this.#shellIsValid ??= isJson(this.#textAround((length) => (length > 0 ? '""' : '')));
    return this.#shellIsValid;
  }

  /** Whether a list response has two properties with one name, whatever their capitals: one of them says nothing. */
  get shellRepeats(): boolean {
    this.#shellRepeats ??= this.form === 'list' && repeatsName(this.#textBesideReferrals());
    return this.#shellRepeats;
  }

  /** The text around the referrals at its full length, each of them replaced by a scalar: every offset is the document's own. */
  get paddedShell(): string {
    return this.#textAround((length) => (length > 1 ? `"${' '.repeat(length - 2)}"` : '0'.repeat(length)));
  }

  /** How many referrals there are. */
  get count(): number {
    return this.#texts?.length ?? this.#placed?.count ?? 0;
  }

  offset(index: number): number {
    return this.#placed ? this.#placed.offset(index) : (this.offsets[index] ?? 0);
  }

  /** JSON Pointer of the referral with this index. */
  pointer(index: number): string {
    return this.form === 'array' ? `/${index}` : this.form === 'list' ? `/value/${index}` : '';
  }

  /** Index of the referral that `offset` is in or touches; -1 where it is outside all. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const start = this.offset(middle);
      if (offset < start) high = middle - 1;
      else if (offset > start + (this.textAt(middle)?.text.length ?? 0)) low = middle + 1;
      else return middle;
    }
    return -1;
  }

  edit(change: { offset: number; length: number; text: string }): ParsedDocument {
    return this.#editWithin(change) ?? ParsedDocument.parse(applyEdit(this.text, change));
  }

  /** The document after an edit that stays within one of several referrals, and leaves it one. */
  #editWithin({ offset, length, text }: { offset: number; length: number; text: string }): ParsedDocument | undefined {
    const index = this.form === 'referral' || this.form === 'other' ? -1 : this.indexAt(offset);
    const old = this.textAt(index);
    const start = this.offset(index);
    if (!old || offset <= start || offset + length >= start + old.text.length) return undefined;
    const change = { offset: offset - start, length, text };
    const source = elementSource(applyEdit(old.text, change), this.form);
    if (!source) return undefined;
    return new ParsedDocument(this.form, {
      // Of several edits before the text is asked for, each is seen by its referral being another one.
      base: this.#text === undefined ? this.#base : this,
      placed: this.#placing.replace(index, new ReferralText(source), text.length - length),
      ...(this.#shellIsValid && { shellIsValid: true }),
      shellRepeats: this.shellRepeats,
    });
  }

  /** What is before the first referral and behind the last one: where no error is, all but white space and commas. */
  #textBesideReferrals(): string {
    const { text } = this;
    const begin = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    if (this.count === 0) return text.slice(begin);
    // Without looking for the places of referrals that nobody has asked for.
    if (this.#whole) return text.slice(begin, this.#whole.from + 1) + text.slice(this.#whole.to - 1);
    const last = this.count - 1;
    return text.slice(begin, this.offset(0)) + text.slice(this.offset(last) + (this.textAt(last)?.text.length ?? 0));
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

/**
 * The source of a referral of an array or list after a change; undefined where the change may have moved its borders:
 * it must leave one whole value, closed by its own last bracket.
 */
function elementSource(text: string, form: DocumentForm): TextSource | undefined {
  const source = wholeElement(text, referralDepth[form]);
  if (source) return source;
  const [before, after] = form === 'list' ? ['{"value":[', ']}'] : ['[', ']'];
  const { spans } = splitReferrals(before + text + after);
  const only = spans[0];
  const isOne = spans.length === 1 && only?.closed && only.offset === before.length && only.length === text.length;
  return isOne ? new SplitSource(text, only, referralDepth[form]) : undefined;
}

function applyEdit(whole: string, { offset, length, text }: { offset: number; length: number; text: string }): string {
  return whole.slice(0, offset) + text + whole.slice(offset + length);
}

function repeatsName(text: string): boolean {
  const seen = new Set<string>();
  for (const { children } of tolerantTree(text, maxDepth).root?.children ?? []) {
    const name = String(children?.[0]?.value).toLowerCase();
    if (seen.has(name)) return true;
    seen.add(name);
  }
  return false;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
