import { isResource, type Resource } from '../../../domain/model/resource';
import { referral } from '../../../domain/referral/referral';
import { closeBrace, comma } from './characters';
import type { MissingOpenings } from './missingOpenings';
import { Due, type ReaderState } from './readerState';
import { TokenKind } from './tokens';

/** Maximum number of searches in a document, and of tokens in an object to search. */
const maxSearches = 100;
const maxTokens = 5000;

/** What the reader does with objects that a stray brace closes too early: more of their properties follow. */
export class EarlyEnds {
  /** Number of searches for such an object. */
  #searches = 0;

  constructor(
    private readonly reader: ReaderState,
    private readonly openings: MissingOpenings,
  ) {}

  /** Goes on with the document after its end if more of its properties or another brace follow. */
  reopens(): boolean {
    const { reader } = this;
    const { tokens, root, text, at } = reader;
    if (tokens.kind(root) === TokenKind.String && text.charAt(at) === ':' && reader.base === 0) {
      this.openings.openAt(root);
      reader.due = Due.Colon;
      return true;
    }
    property.lastIndex = at;
    const isProperty = property.test(text);
    if (tokens.kind(root) !== TokenKind.Object || !tokens.isClosed(root)) return false;
    if (!isProperty && text.charCodeAt(at) !== closeBrace) return false;
    if (reader.base > 0) reader.lookedAround = true;
    const inner = reader.base > 0 ? -1 : this.#search(root);
    if (inner >= 0 && this.#reopen(inner)) return true;
    return isProperty && this.#reopen(root);
  }

  /** Goes on with the object before a name in a list if it has no property of that name yet. */
  reopensItem(name: number): boolean {
    const { reader } = this;
    const { tokens, text, container } = reader;
    const item = tokens.previous(name);
    if (item < 0 || tokens.kind(item) !== TokenKind.Object || !tokens.isClosed(item)) return false;
    if (tokens.next(item) - item > maxTokens) return false;
    const written = text.slice(tokens.start(name), tokens.end(name));
    for (let key = item + 1; key < name; key = tokens.next(key))
      if (text.slice(tokens.start(key), tokens.end(key)) === written) return false;
    const inner = this.#holdsReferrals(container) ? this.#search(item) : -1;
    return (inner >= 0 && this.#reopen(inner)) || this.#reopen(item);
  }

  /** Whether a list is the document, or that of a list response. */
  #holdsReferrals(list: number): boolean {
    const { tokens, text, root } = this.reader;
    const key = list === root || tokens.parent(list) !== root ? -1 : tokens.keyOf(list);
    return list === root || (key >= 0 && text.slice(tokens.start(key), tokens.end(key)) === '"value"');
  }

  /** Takes the closing bracket of an object for one too many, and reads on after it. */
  #reopen(object: number): boolean {
    const { reader } = this;
    const { tokens, faults } = reader;
    const end = tokens.end(object);
    const last = faults.count - 1;
    if (!tokens.isClosed(object) || (last >= 0 && faults.offset(last) >= end - 1)) return false;
    // Without the bracket, a comma would have nothing before it.
    if (tokens.next(object) === object + 1 && reader.peek(end) === comma) return false;
    tokens.count = tokens.next(object);
    reader.depth = reader.base;
    for (let outer = tokens.parent(object); outer >= 0; outer = tokens.parent(outer)) reader.depth++;
    reader.depth++;
    reader.fault('extra-bracket', end - 1, 1);
    reader.container = object;
    reader.isObject = true;
    reader.due = tokens.count === object + 1 ? Due.Key : Due.Comma;
    reader.lastComma = -1;
    reader.at = end;
    return true;
  }

  #search(object: number): number {
    const { tokens } = this.reader;
    if (++this.#searches > maxSearches || tokens.next(object) - object > maxTokens) return -1;
    return this.#closedEarly(object, referral);
  }

  /**
   * Finds the first object within another one that is followed by a property of its own, so that it was closed too
   * early; -1 if there is none.
   */
  #closedEarly(object: number, resource: Resource): number {
    const { tokens, text } = this.reader;
    const end = tokens.next(object);
    let before: { value: number; type: Resource } | undefined;
    for (let key = object + 1; key < end; key = tokens.next(key)) {
      if (tokens.kind(key) !== TokenKind.Key) continue;
      const name = text.slice(tokens.start(key) + 1, Math.min(tokens.end(key) - 1, tokens.start(key) + 60));
      const found = resource.resolve(name)?.property;
      if (!found && before?.type.resolve(name)) return before.value;
      before = undefined;
      const value = tokens.valueOf(key);
      if (value < 0 || !found || !isResource(found.type)) continue;
      if (tokens.kind(value) === TokenKind.Object) before = { value, type: found.type };
      const inner = this.#inValue(value, found.type);
      if (inner >= 0) return inner;
    }
    return -1;
  }

  /** Finds the same in a value: an object, or the items of a list. */
  #inValue(value: number, type: Resource): number {
    const { tokens } = this.reader;
    if (tokens.kind(value) === TokenKind.Object) return this.#closedEarly(value, type);
    if (tokens.kind(value) !== TokenKind.Array) return -1;
    for (let item = value + 1; item < tokens.next(value); item = tokens.next(item)) {
      const inner = tokens.kind(item) === TokenKind.Object ? this.#closedEarly(item, type) : -1;
      if (inner >= 0) return inner;
    }
    return -1;
  }
}

/** What follows a bracket if a property comes next. */
export const property = /\s{0,100},?\s{0,100}"[^"\r\n]{0,100}"\s{0,100}:/y;
