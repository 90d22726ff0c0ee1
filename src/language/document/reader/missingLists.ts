import { closeBrace, closeBracket } from './characters';
import { holdsList } from './knownNames';
import type { MissingOpenings } from './missingOpenings';
import { Due, type ReaderState } from './readerState';
import { maxDepth } from './syntaxFault';
import { TokenKind } from './tokens';

/** Texts with commas between them, and a closing bracket. */
const texts = /(?:"[^"\\\r\n]{0,200}"\s{0,100},\s{0,100}){0,200}"[^"\\\r\n]{0,200}"\s{0,100}\]/y;

/** What the reader does with lists that have no opening bracket. */
export class MissingLists {
  constructor(
    private readonly reader: ReaderState,
    private readonly openings: MissingOpenings,
  ) {}

  /**
   * Reads the last value again as the first item of a list, if its property holds a list and the closing bracket of the
   * list is next, or after other items.
   */
  opens(): boolean {
    const { reader } = this;
    const { tokens, faults } = reader;
    const value = this.#lastValue();
    const key = value < 0 ? -1 : tokens.keyOf(value);
    if (key < 0 || reader.depth >= maxDepth || !holdsList(tokens, this.reader.text, key)) return false;
    const start = tokens.start(value);
    const last = faults.count - 1;
    if ((last >= 0 && faults.offset(last) >= start) || !this.#isClosed(value)) return false;
    const isObject = tokens.kind(value) === TokenKind.Object;
    reader.fault('missing-list-opening', start, isObject ? 1 : tokens.end(value) - start);
    tokens.count = value;
    tokens.setNext(key, value);
    reader.due = Due.Value;
    reader.container = reader.value(TokenKind.Array, start, start);
    reader.isObject = false;
    reader.due = Due.Value;
    reader.depth++;
    reader.at = start;
    return true;
  }

  /**
   * Returns the value of the last property of the innermost object, because a name after it may be meant as the next
   * item; -1 if there is none.
   */
  #lastValue(): number {
    const { reader } = this;
    const { tokens, container } = reader;
    let last = tokens.count - 1;
    if (!reader.isObject || last === container) return -1;
    while (tokens.parent(last) !== container) last = tokens.parent(last);
    if (tokens.kind(last) !== TokenKind.Key) return last;
    const before = reader.due === Due.Colon ? tokens.previous(last) : -1;
    return before < 0 ? -1 : tokens.valueOf(before);
  }

  /** Whether a closing bracket follows a value and other items, and the object around it is closed after that. */
  #isClosed(value: number): boolean {
    const { tokens, text } = this.reader;
    let closing = -1;
    if (tokens.kind(value) === TokenKind.String) {
      texts.lastIndex = tokens.start(value);
      if (texts.test(text)) closing = texts.lastIndex - 1;
    } else if (tokens.kind(value) === TokenKind.Object) closing = this.openings.closingAfter(tokens.end(value));
    if (closing < 0 || text.charCodeAt(closing) !== closeBracket) return false;
    const outer = this.openings.closingAfter(closing + 1);
    return outer >= 0 ? text.charCodeAt(outer) === closeBrace : this.openings.isFar(closing + 1);
  }
}
