import { exactNumber } from '../../base/exactJson';
import { JsonNode, type JsonProperty, type Path, type TokenText } from './jsonNode';
import { Notes } from './notes';
import type { Faults, SyntaxFault } from './reader/syntaxFault';
import { TokenKind, type Tokens } from './reader/tokens';
import { valueAt } from './tokenValue';

/** Result of reading: a text, its tokens and its errors. */
export interface ReadText {
  readonly source: string;
  readonly tokens: Tokens;
  readonly faults: Faults;
}

/**
 * The text of one referral of a document, or of the value in its place. Immutable; offsets are relative to its
 * beginning.
 */
export class ReferralText extends Notes implements TokenText {
  readonly source: string;
  readonly tokens: Tokens;
  readonly length: number;
  /** ID that the tokens had when the properties of its keys were found. */
  walked = 0;
  readonly #faults: Faults;
  #text: string | undefined;
  #value: { readonly value: unknown } | undefined;
  #exact: { readonly value: unknown } | undefined;
  /** The last item of an array whose place was counted, and that place. */
  #counted: { array: number; item: number; place: number } | undefined;

  constructor(
    { source, tokens, faults }: ReadText,
    /** Index of its token. */
    readonly index: number,
    /** Number of brackets that are open around it in its document. */
    readonly depth: number,
    /** Which of the errors are its own. */
    private readonly own: readonly number[],
    /** Where offsets count from, in the source. */
    readonly base = tokens.start(index),
  ) {
    super();
    this.source = source;
    this.tokens = tokens;
    this.#faults = faults;
    this.length = tokens.end(index) - this.base;
  }

  get text(): string {
    this.#text ??= this.source.slice(this.base, this.base + this.length);
    return this.#text;
  }

  get isObject(): boolean {
    return this.tokens.kind(this.index) === TokenKind.Object;
  }

  /** Whether its own last bracket closes it. */
  get isClosed(): boolean {
    return this.tokens.isClosed(this.index);
  }

  /** Whether it is a value of JSON, whatever is wrong within it. */
  get isJson(): boolean {
    return this.tokens.kind(this.index) !== TokenKind.Unknown;
  }

  /** Whether the text is strict JSON. */
  get valid(): boolean {
    return this.own.length === 0 && this.isClosed && this.isJson;
  }

  /** Whether another referral has the same text and neither has syntax errors. Both then have the same findings. */
  says(other: ReferralText): boolean {
    return this.length === other.length && this.valid && other.valid && this.text === other.text;
  }

  /** How many errors of syntax it has. */
  get faultCount(): number {
    return this.own.length;
  }

  get value(): unknown {
    this.#value ??= { value: valueAt(this.tokens, this.source, this.index) };
    return this.#value.value;
  }

  /** Its value; numbers keep their text. */
  get exact(): unknown {
    this.#exact ??= { value: valueAt(this.tokens, this.source, this.index, exactNumber) };
    return this.#exact.value;
  }

  /** Whether there is nothing in it. */
  get empty(): boolean {
    return this.tokens.next(this.index) === this.index + 1;
  }

  /** Its errors of syntax. */
  get faults(): SyntaxFault[] {
    return this.own.map((index) => {
      const fault = this.#faults.at(index);
      return {
        ...fault,
        offset: fault.offset - this.base,
        anchor: fault.anchor < 0 ? fault.anchor : fault.anchor - this.base,
      };
    });
  }

  get root(): JsonNode {
    return new JsonNode(this, this.index);
  }

  /** Returns the value at a path. Of two properties with one name, the last counts. */
  node(path: Path): JsonNode | undefined {
    let node: JsonNode | undefined = this.root;
    for (const segment of path) {
      if (!node) return undefined;
      node = typeof segment === 'number' ? node.items[segment] : node.member(segment);
    }
    return node;
  }

  /** Returns the path of a value, or of the property with a key. */
  path({ index }: JsonNode | JsonProperty): Path {
    const { tokens, source } = this;
    const path: (string | number)[] = [];
    for (let at = index; at > this.index; at = tokens.parent(at)) {
      const key = tokens.kind(at) === TokenKind.Key ? at : tokens.keyOf(at);
      path.push(key < 0 ? this.#place(at) : nameOf(source, tokens, key));
    }
    return path.reverse();
  }

  /**
   * Returns the index of an item in its array. Continues from the last item asked for, since most questions come in
   * order.
   */
  #place(item: number): number {
    const { tokens } = this;
    const array = tokens.parent(item);
    const last = this.#counted;
    const isAfter = last?.array === array && last.item <= item;
    let at = isAfter ? last.item : array + 1;
    let place = isAfter ? last.place : 0;
    for (; at < item; at = tokens.next(at)) place++;
    this.#counted = { array, item, place };
    return place;
  }
}

function nameOf(source: string, tokens: Tokens, key: number): string {
  return String(valueAt(tokens, source, key));
}
