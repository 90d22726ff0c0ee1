import type { DocumentForm, ReferralDocument, ReferralInDocument } from '../types';
import { JsonNode } from './jsonNode';
import { Notes } from './notes';
import { PlacedTexts } from './placedTexts';
import { readAlone } from './reader/reader';
import { maxFaults, type SyntaxFault } from './reader/syntaxFault';
import { TokenKind } from './reader/tokens';
import {
  depths,
  type OuterProperty,
  outerPropertiesOf,
  readWhole,
  separateFaults,
  shiftFaults,
  shiftProperties,
  type Whole,
} from './readWhole';
import { ReferralText } from './referralText';

const nothing: readonly never[] = [];

/** The document as the core sees it: the texts of its referrals, their places, and what is around them. */
export class ParsedDocument implements ReferralDocument {
  /** Results that the core keeps for the document. All versions that edits make of it share them. */
  readonly lineage: Notes;
  /** Length of the text, in UTF-16 code units. */
  readonly length: number;
  #text: string | undefined;
  /** The document before the edits whose text has not been put together yet. */
  #base: ParsedDocument | undefined;
  #whole: Whole | undefined;
  #texts: (ReferralText | undefined)[];
  #placed: PlacedTexts | undefined;
  #referrals: ReferralInDocument[] | undefined;
  readonly #outerFaults: readonly SyntaxFault[];
  /** How many errors of syntax there are in all. */
  readonly #faultCount: number;
  #outerProperties: readonly OuterProperty[] | undefined;

  private constructor(
    readonly form: DocumentForm,
    known: {
      text?: string;
      base?: ParsedDocument;
      whole?: Whole;
      placed?: PlacedTexts;
      outer: readonly SyntaxFault[];
      faultCount: number;
      length: number;
      properties?: readonly OuterProperty[];
    },
  ) {
    this.#text = known.text;
    this.#base = known.base;
    this.#whole = known.whole;
    this.#placed = known.placed;
    this.#outerFaults = known.outer;
    this.#faultCount = known.faultCount;
    this.length = known.length;
    this.#outerProperties = known.properties;
    this.#texts = [];
    this.lineage = known.base?.lineage ?? new Notes();
  }

  /** Returns the document itself, or parses its text if another program made it. */
  static of(document: ReferralDocument): ParsedDocument {
    return document instanceof ParsedDocument ? document : ParsedDocument.parse(document.text);
  }

  /** Parses a text of any kind; never throws. */
  static parse(text: string): ParsedDocument {
    const whole = readWhole(text);
    const outer = (whole.faultsOf.get(-1) ?? nothing).map((index) => whole.faults.at(index));
    return new ParsedDocument(whole.form, {
      text,
      whole,
      outer,
      faultCount: whole.faults.count,
      length: text.length,
    });
  }

  /** The text. An edited document puts it together when asked: checks and suggestions do without. */
  get text(): string {
    if (this.#text === undefined) {
      const parts: string[] = [];
      let end = 0;
      const base = this.#base ?? this;
      for (const index of this.changedSince(base)) {
        parts.push(base.text.slice(end, base.offset(index)), this.textAt(index)?.text ?? '');
        end = base.offset(index) + (base.textAt(index)?.length ?? 0);
      }
      this.#text = parts.join('') + base.text.slice(end);
      this.#base = undefined;
    }
    return this.#text;
  }

  /**
   * Returns the first characters of the text. Builds the text of an edited document only if the edits are among them.
   */
  beginning(length: number): string {
    const base = this.#base;
    if (this.#text === undefined && base) {
      const [first] = this.changedSince(base);
      if (first === undefined || base.offset(first) >= length) return base.text.slice(0, length);
    }
    return this.text.slice(0, length);
  }

  /** The texts of all referrals. */
  get texts(): readonly ReferralText[] {
    return this.#placed ? this.#placed.texts() : Array.from({ length: this.count }, (_, index) => this.#make(index));
  }

  /** Returns the text of the referral with this index. */
  textAt(index: number): ReferralText | undefined {
    if (this.#placed) return this.#placed.at(index);
    return index >= 0 && index < this.count ? this.#make(index) : undefined;
  }

  #make(index: number): ReferralText {
    let text = this.#texts[index];
    if (!text) {
      const whole = this.#read();
      text = new ReferralText(whole, whole.items[index] ?? 0, depths[this.form], whole.faultsOf.get(index) ?? nothing);
      this.#texts[index] = text;
    }
    return text;
  }

  /** Whether a referral is an object, as it should be. */
  isObjectAt(index: number): boolean {
    if (this.#placed) return this.#placed.at(index)?.isObject ?? false;
    const { tokens, items } = this.#read();
    return tokens.kind(items[index] ?? 0) === TokenKind.Object;
  }

  /** Whether there is nothing in a referral. */
  isEmptyAt(index: number): boolean {
    if (this.#placed) return this.#placed.at(index)?.empty ?? false;
    const { tokens, items } = this.#read();
    const item = items[index] ?? 0;
    return tokens.next(item) === item + 1;
  }

  /** Returns the indexes of the texts that differ from those of `before`, an earlier version of the document. */
  changedSince(before: ParsedDocument | undefined): Iterable<number> {
    if (this === before) return [];
    return before ? this.#placing.changedSince(before.#placing) : below(this.count);
  }

  get #placing(): PlacedTexts {
    this.#placed ??= PlacedTexts.of(
      this.texts,
      this.texts.map(({ base }) => base),
    );
    return this.#placed;
  }

  get referrals(): readonly ReferralInDocument[] {
    this.#referrals ??= this.texts.map((text, index) => ({
      offset: this.offset(index),
      length: text.length,
      pointer: this.pointer(index),
      get value() {
        return text.value;
      },
    }));
    return this.#referrals;
  }

  /** How many referrals there are. */
  get count(): number {
    return this.#placed ? this.#placed.count : this.#read().items.length;
  }

  /** Returns the offset at which a referral begins. */
  offset(index: number): number {
    if (this.#placed) return this.#placed.offset(index);
    const { tokens, items } = this.#read();
    return index < items.length ? tokens.start(items[index] as number) : 0;
  }

  /** Returns the JSON Pointer of the referral with this index. */
  pointer(index: number): string {
    return this.form === 'array' ? `/${index}` : this.form === 'list' ? `/value/${index}` : '';
  }

  /** Returns the index of the referral that contains or touches `offset`; -1 if there is none. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const start = this.offset(middle);
      if (offset < start) high = middle - 1;
      else if (offset > start + this.lengthAt(middle)) low = middle + 1;
      else return middle;
    }
    return -1;
  }

  /** Returns the length of a referral's text. */
  lengthAt(index: number): number {
    if (this.#placed) return this.#placed.at(index)?.length ?? 0;
    const { tokens, items } = this.#read();
    const item = items[index] as number;
    return tokens.end(item) - tokens.start(item);
  }

  /** Whether the text is strict JSON, and holds referrals. */
  get isValid(): boolean {
    return this.form !== 'other' && this.#faultCount === 0;
  }

  /** The indexes of the referrals with errors of syntax. */
  get faulty(): readonly number[] {
    if (this.#faultCount === 0) return nothing;
    if (!this.#placed) return [...this.#read().faultsOf.keys()].filter((index) => index >= 0).sort((a, b) => a - b);
    return this.texts.flatMap(({ faultCount }, index) => (faultCount > 0 ? index : []));
  }

  /** Errors of syntax outside the referrals. */
  get outerFaults(): readonly SyntaxFault[] {
    return this.#outerFaults;
  }

  /** The properties of a list response; none for other forms. */
  get outerProperties(): readonly OuterProperty[] {
    this.#outerProperties ??= this.form === 'list' ? outerPropertiesOf(this.outer?.root) : nothing;
    return this.#outerProperties;
  }

  /** The whole text as one value; undefined if there is none. */
  get outer(): ReferralText | undefined {
    const whole = this.#read();
    return whole.root < 0 ? undefined : new ReferralText(whole, whole.root, 0, nothing, 0);
  }

  /** The array that holds the referrals. */
  get list(): JsonNode | undefined {
    const { outer } = this;
    const { list } = this.#read();
    return outer && list >= 0 ? new JsonNode(outer, list) : undefined;
  }

  #read(): Whole {
    this.#whole ??= readWhole(this.text);
    return this.#whole;
  }

  edit(change: { offset: number; length: number; text: string }): ParsedDocument {
    return this.#editWithin(change) ?? ParsedDocument.parse(applyEdit(this.text, change));
  }

  /**
   * Returns the document after an edit within one of several referrals. Returns undefined if it is not one referral
   * afterwards.
   */
  #editWithin({ offset, length, text }: { offset: number; length: number; text: string }): ParsedDocument | undefined {
    const index = this.form === 'referral' || this.form === 'other' ? -1 : this.indexAt(offset);
    const old = this.textAt(index);
    const start = this.offset(index);
    if (!old?.isClosed || offset <= start || offset + length >= start + old.length) return undefined;
    // Of an error at its last bracket and one of the list at the same place, only the first is reported.
    const last = start + old.length - 1;
    if (old.faults.at(-1)?.offset === old.length - 1 || this.#outerFaults.some(({ offset }) => offset === last))
      return undefined;
    // What most errors around the referrals mean depends on what is within these.
    if (this.#outerFaults.some(({ kind }) => !separateFaults.has(kind))) return undefined;
    const source = applyEdit(old.text, { offset: offset - start, length, text });
    // The end of a comment may close one that began before the referral.
    if (this.#faultCount > 0 && old.text.includes('*/') !== source.includes('*/')) return undefined;
    const reading = readAlone(source, old.depth);
    if (!reading) return undefined;
    const faultCount = this.#faultCount - old.faultCount + reading.faults.count;
    // With too many errors the text is not read to its end.
    if (Math.max(faultCount, this.#faultCount) >= maxFaults) return undefined;
    const own = Array.from({ length: reading.faults.count }, (_, fault) => fault);
    const changed = new ReferralText({ source, ...reading }, reading.root, old.depth, own);
    return new ParsedDocument(this.form, {
      // Several edits may come before the text is asked for: each shows by its referral being another one.
      base: this.#text === undefined ? this.#base : this,
      placed: this.#placing.replace(index, changed, text.length - length),
      faultCount,
      length: this.length + text.length - length,
      outer: shiftFaults(this.#outerFaults, start, text.length - length),
      properties: shiftProperties(this.outerProperties, start, text.length - length),
    });
  }
}

function* below(count: number): Generator<number> {
  for (let index = 0; index < count; index++) yield index;
}

function applyEdit(whole: string, { offset, length, text }: { offset: number; length: number; text: string }): string {
  return whole.slice(0, offset) + text + whole.slice(offset + length);
}
