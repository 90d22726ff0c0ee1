import { backslash, closeBrace, closeBracket, comma, lineFeed, openBrace, openBracket, quote } from './characters';
import { Due, type ReaderState } from './readerState';
import { maxDepth } from './syntaxFault';
import { TokenKind } from './tokens';

/** Maximum number of characters to look at for the closing bracket of an object or array. */
const maxAhead = 4000;

/** A name without quotes. */
const bareName = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** What the reader does with objects that have no opening brace. A value with a colon after it shows that there is one. */
export class MissingOpenings {
  /** By object: the error that says so. */
  readonly #faults = new Map<number, number>();

  constructor(private readonly reader: ReaderState) {}

  /** Whether an object has no opening brace. */
  has(object: number): boolean {
    return this.#faults.has(object);
  }

  /** Keeps the end of an object without an opening brace, for its fix. @returns whether it is one */
  endsAt(object: number, end: number): boolean {
    const { faults } = this.reader;
    const fault = this.#faults.get(object);
    if (fault !== undefined) faults.set(fault, { ...faults.at(fault), anchor: end });
    return fault !== undefined;
  }

  /**
   * Handles a colon after an item of a list: the item is the name of a property, whose object has no opening brace or
   * begins with a bracket, or the list's own bracket is one too many.
   * @param reopensItem goes on with the item before a name, if the name belongs to that
   * @returns whether the colon has been dealt with
   */
  colonInList(reopensItem: (name: number) => boolean): boolean {
    const { reader } = this;
    const { tokens, container, text, at } = reader;
    const name = tokens.count - 1;
    if (reader.isObject || reader.due !== Due.Comma || tokens.parent(name) !== container) return false;
    if (reader.depth >= maxDepth) return false;
    const start = tokens.start(name);
    const isName =
      tokens.kind(name) === TokenKind.String ||
      (tokens.kind(name) === TokenKind.Unknown &&
        bareName.test(text.slice(start, Math.min(tokens.end(name), start + 60))));
    if (!isName) return false;
    const list = this.#isListClosed(at + 1) ? -1 : container;
    if (list < 0 && reopensItem(name)) return true;
    if (list < 0) this.openAt(name);
    else if (name === list + 1) {
      reader.fault('wrong-bracket', tokens.start(list), 1);
      tokens.setKind(list, TokenKind.Object);
      tokens.setKind(name, TokenKind.Key);
      reader.isObject = true;
    } else if (!this.#dropsBracket(list)) this.openAt(name);
    else return true;
    reader.due = Due.Value;
    reader.at = at + 1;
    return true;
  }

  /**
   * Opens an object whose first property is below the name that it belongs to, and further right.
   * @param name the value that turned out to be the name of a property
   */
  opensBelow(name: number): boolean {
    const { reader } = this;
    const { tokens, text } = reader;
    const outer = indent(text, tokens.start(name - 1));
    if (outer < 0 || indent(text, tokens.start(name)) <= outer || reader.depth >= maxDepth) return false;
    this.openAt(name);
    reader.due = Due.Value;
    return true;
  }

  /** Opens an object for a document that begins with a name without quotes, and what it holds: `customerProfile: {`. */
  opensFor(colon: number): boolean {
    const { reader } = this;
    const { tokens, text, root } = reader;
    if (reader.container >= 0 || root < 0 || tokens.kind(root) !== TokenKind.Unknown || tokens.end(root) !== colon)
      return false;
    if (!bareName.test(text.slice(tokens.start(root), Math.min(colon, tokens.start(root) + 60)))) return false;
    this.openAt(root);
    reader.due = Due.Value;
    return true;
  }

  /** Makes a value that turned out to be a name the first of an object. */
  openAt(name: number): void {
    const { reader } = this;
    const { tokens, faults } = reader;
    const [offset, end] = [tokens.start(name), tokens.end(name)];
    const last = faults.count - 1;
    const fault = { offset, length: end - offset, depth: reader.depth, anchor: -1 };
    if (last >= 0 && faults.offset(last) === offset) faults.set(last, { kind: 'missing-opening', ...fault });
    else reader.fault('missing-opening', offset, end - offset);
    this.#faults.set(name, faults.count - 1);
    tokens.setKind(name, TokenKind.Object);
    tokens.add(TokenKind.Key, offset, end, name);
    reader.container = name;
    reader.isObject = true;
    reader.depth++;
  }

  /** Reads a list again as the single value that it begins with, if nothing is wrong in it so far. */
  #dropsBracket(list: number): boolean {
    const { reader } = this;
    const { tokens, faults } = reader;
    const start = tokens.start(list);
    const last = faults.count - 1;
    if (tokens.keyOf(list) < 0 || (last >= 0 && faults.offset(last) >= start)) return false;
    tokens.count = list;
    tokens.setNext(list - 1, list);
    reader.container = tokens.parent(list);
    reader.isObject = true;
    reader.due = Due.Value;
    reader.depth--;
    reader.fault('extra-bracket', start, 1);
    reader.at = start + 1;
    return true;
  }

  /** Whether a list that is open at `offset` seems to have a closing bracket of its own. */
  #isListClosed(offset: number): boolean {
    const { reader } = this;
    const closing = this.closingAfter(offset);
    if (closing < 0 || reader.text.charCodeAt(closing) === closeBracket) return true;
    let next = closing + 1;
    if (reader.peek(next) === closeBracket) return true;
    if (reader.peek(next) !== comma) return false;
    next = reader.text.indexOf(',', next) + 1;
    return reader.peek(next) === openBrace;
  }

  /** Returns the first closing bracket after `offset` whose opening bracket is before it; -1 if it is far away. */
  closingAfter(offset: number): number {
    const { text } = this.reader;
    const limit = Math.min(text.length, offset + maxAhead);
    let open = 0;
    let isText = false;
    for (let at = offset; at < limit; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) isText = !isText;
      else if (isText) {
        if (code === backslash) at++;
        else if (code === lineFeed) isText = false;
      } else if (code === openBrace || code === openBracket) open++;
      else if ((code === closeBrace || code === closeBracket) && open-- === 0) return at;
    }
    if (limit === text.length) this.reader.lookedAround = true;
    return -1;
  }

  /** Whether the text goes on for so long after `offset` that its closing bracket may be out of sight. */
  isFar(offset: number): boolean {
    return offset + maxAhead < this.reader.text.length;
  }
}

/** Returns the column of a token that is the first on its line; -1 if it is not, or if the line is long. */
export function indent(text: string, offset: number): number {
  let at = offset;
  while (offset - at < 200 && (text.charAt(at - 1) === ' ' || text.charAt(at - 1) === '\t')) at--;
  return at > 0 && text.charAt(at - 1) === '\n' ? offset - at : -1;
}
