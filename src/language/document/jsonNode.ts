import { exactNumber } from '../../base/exactJson';
import { TokenKind, type Tokens } from './reader/tokens';
import { stringAt, valueAt } from './tokenValue';

/** A path within one referral: names as written, and indexes. */
export type Path = readonly (string | number)[];

export interface Span {
  offset: number;
  length: number;
}

/** A text with its tokens. */
export interface TokenText {
  /** The text that the tokens are of. */
  readonly source: string;
  readonly tokens: Tokens;
  /** Index of the outermost token; tokens around it are not its own. */
  readonly index: number;
  /** Offset in `source` from which offsets of nodes count. */
  readonly base: number;
}

export type JsonType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

const types: readonly JsonType[] = ['null', 'object', 'array', 'string', 'string', 'number', 'boolean', 'boolean'];

/** A value of a text: what it is, where it is, and what is in it. Made when asked for. */
export class JsonNode implements Span {
  constructor(
    readonly owner: TokenText,
    /** Index of its token. */
    readonly index: number,
  ) {}

  /** Its type; what is not JSON counts as null. */
  get type(): JsonType {
    return types[this.owner.tokens.kind(this.index)] ?? 'null';
  }

  get offset(): number {
    return this.owner.tokens.start(this.index) - this.owner.base;
  }

  get length(): number {
    const { tokens } = this.owner;
    return tokens.end(this.index) - tokens.start(this.index);
  }

  get end(): number {
    return this.owner.tokens.end(this.index) - this.owner.base;
  }

  /** The value as `JSON.parse` gives it. */
  get value(): unknown {
    return valueAt(this.owner.tokens, this.owner.source, this.index);
  }

  /** The same, except that numbers keep their text. */
  get exact(): unknown {
    return valueAt(this.owner.tokens, this.owner.source, this.index, exactNumber);
  }

  /** The text as it is written. */
  get literal(): string {
    const { tokens, source } = this.owner;
    return source.slice(tokens.start(this.index), tokens.end(this.index));
  }

  /** Whether an object or array has a closing bracket of its own. */
  get isClosed(): boolean {
    return this.owner.tokens.isClosed(this.index);
  }

  /** The object or array around it. */
  get parent(): JsonNode | undefined {
    const { tokens, index } = this.owner;
    return this.index === index ? undefined : new JsonNode(this.owner, tokens.parent(this.index));
  }

  /** The property that it is the value of; undefined for items and the outermost value. */
  get property(): JsonProperty | undefined {
    const key = this.owner.tokens.keyOf(this.index);
    return key < 0 ? undefined : new JsonProperty(this.owner, key);
  }

  /** The properties of an object. */
  get properties(): JsonProperty[] {
    const { tokens } = this.owner;
    const found: JsonProperty[] = [];
    if (tokens.kind(this.index) !== TokenKind.Object) return found;
    const end = tokens.next(this.index);
    for (let key = this.index + 1; key < end; key = tokens.next(key)) {
      if (isNamed(tokens, key)) found.push(new JsonProperty(this.owner, key));
    }
    return found;
  }

  /** The items of an array. */
  get items(): JsonNode[] {
    const { tokens } = this.owner;
    const found: JsonNode[] = [];
    if (tokens.kind(this.index) !== TokenKind.Array) return found;
    const end = tokens.next(this.index);
    for (let item = this.index + 1; item < end; item = tokens.next(item)) found.push(new JsonNode(this.owner, item));
    return found;
  }

  /** Returns the value of the last property with this name, as written. */
  member(name: string): JsonNode | undefined {
    return this.properties.findLast((property) => property.value && property.name === name)?.value;
  }

  /** The item before it in its array. */
  get previous(): JsonNode | undefined {
    const previous = this.owner.tokens.previous(this.index);
    return previous < 0 ? undefined : new JsonNode(this.owner, previous);
  }
}

/** A property of an object: its key, and its value if it has one. */
export class JsonProperty implements Span {
  constructor(
    readonly owner: TokenText,
    /** Index of the token of its key. */
    readonly index: number,
  ) {}

  get name(): string {
    const { tokens, source } = this.owner;
    return stringAt(source, tokens.start(this.index), tokens.end(this.index));
  }

  get key(): Span {
    const { tokens, base } = this.owner;
    const start = tokens.start(this.index);
    return { offset: start - base, length: tokens.end(this.index) - start };
  }

  /** Length of its key as it is written. */
  get keyLength(): number {
    const { tokens } = this.owner;
    return tokens.end(this.index) - tokens.start(this.index);
  }

  get value(): JsonNode | undefined {
    const value = this.owner.tokens.valueOf(this.index);
    return value < 0 ? undefined : new JsonNode(this.owner, value);
  }

  get offset(): number {
    return this.owner.tokens.start(this.index) - this.owner.base;
  }

  get length(): number {
    return this.end - this.offset;
  }

  get end(): number {
    const { tokens, base } = this.owner;
    const value = tokens.valueOf(this.index);
    return tokens.end(value < 0 ? this.index : value) - base;
  }

  /** The object that has it. */
  get parent(): JsonNode {
    return new JsonNode(this.owner, this.owner.tokens.parent(this.index));
  }

  /** The property before it in its object. */
  get previous(): JsonProperty | undefined {
    const previous = this.owner.tokens.previous(this.index);
    return previous < 0 || !isNamed(this.owner.tokens, previous) ? undefined : new JsonProperty(this.owner, previous);
  }
}

/** Whether a token in an object is a key: a value without key is an error, and a key without text stands for a missing one. */
function isNamed(tokens: Tokens, index: number): boolean {
  return tokens.kind(index) === TokenKind.Key && tokens.end(index) > tokens.start(index);
}

/** Returns the innermost value at an offset: it starts at or before the offset and ends after it. */
export function nodeAt(root: JsonNode | undefined, offset: number): JsonNode | undefined {
  if (!root) return undefined;
  const { owner } = root;
  const { tokens } = owner;
  const at = offset + owner.base;
  let index = tokens.lastStart(at, root.index, tokens.next(root.index));
  while (index >= root.index && tokens.end(index) <= at) index = tokens.parent(index);
  if (index < root.index) return undefined;
  if (tokens.kind(index) === TokenKind.Key) index = tokens.parent(index);
  return new JsonNode(owner, index);
}

/** Returns the property whose key begins at an offset. */
export function propertyAt(root: JsonNode | undefined, offset: number): JsonProperty | undefined {
  if (!root) return undefined;
  const { owner } = root;
  const index = owner.tokens.lastStart(offset + owner.base, root.index, owner.tokens.next(root.index));
  const isKey = index >= 0 && owner.tokens.start(index) === offset + owner.base && isNamed(owner.tokens, index);
  return isKey ? new JsonProperty(owner, index) : undefined;
}
