import { isResource, type Property, type Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { JsonNode, JsonProperty, type Span, type TokenText } from '../document/jsonNode';
import { endsWord, isBlank, isWordPart } from '../document/reader/characters';
import { TokenKind } from '../document/reader/tokens';
import { commentEnd, skipTrivia, withoutComments } from '../edits/trivia';

/** What the caret is on, and what belongs there. Offsets count as those of nodes do. */
export interface CaretContext {
  /** What can be written here: a property's key, a value, or nothing. */
  expects: 'key' | 'value' | 'nothing';
  /** The object or array around the caret; undefined at the outermost level. */
  owner: JsonNode | undefined;
  /** The property whose value is at the caret. */
  property: JsonProperty | undefined;
  /** The token that the caret is in or touches, and that accepting a suggestion replaces. */
  token: (Span & { text: string }) | undefined;
  /** Whether a comma must be written before or after an insertion here. */
  commaBefore: boolean;
  commaAfter: boolean;
  /** Whether the value at the caret lacks its colon, which is written with it. */
  colonBefore: boolean;
  /** Whether the key at the caret has its colon already, or its value without one. */
  hasColon: boolean;
  lacksColon: boolean;
  /** Whether an object or array follows the caret and is the value. */
  beforeBracket: boolean;
}

const nowhere: CaretContext = {
  expects: 'nothing',
  owner: undefined,
  property: undefined,
  token: undefined,
  commaBefore: false,
  commaAfter: false,
  colonBefore: false,
  hasColon: false,
  lacksColon: false,
  beforeBracket: false,
};

/** Tells what is at `offset` in a text with tokens. */
export function caretContext(text: TokenText, offset: number): CaretContext {
  return new Caret(text, offset + text.base).context();
}

type Due = 'key' | 'colon' | 'value' | 'comma' | 'end';

/** Finds what is around a caret. All offsets are those of the source. */
class Caret {
  readonly #source: string;

  constructor(
    private readonly text: TokenText,
    private readonly at: number,
  ) {
    this.#source = text.source;
  }

  context(): CaretContext {
    const { tokens, base } = this.text;
    const inside = this.#touched(this.at - 1);
    // Completes no word outside of the JSON, such as one after the closing quote of a text.
    if (inside < 0 && isWordPart(this.#source.charCodeAt(this.at - 1))) return nowhere;
    const place = inside >= 0 ? tokens.start(inside) : this.at;
    const found = this.#placeAt(place);
    if (!found) return nowhere;
    // A caret just before a token counts as on it if that token is the expected key or value.
    const before = inside < 0 ? this.#touched(this.at) : -1;
    const token = inside >= 0 ? inside : before >= 0 && this.#isDue(before, found) ? before : -1;
    const end = token < 0 ? this.at : this.#typedEnd(token);
    const colonBefore = found.due === 'colon' && this.#isAfterKey(found.key, place, end);
    const context = this.#contextOf(colonBefore ? { ...found, due: 'value' } : found);
    if (token >= 0) {
      const start = tokens.start(token);
      context.token = { offset: start - base, length: end - start, text: this.#source.slice(start, end) };
    }
    this.#lookAhead(context, end);
    context.colonBefore = colonBefore;
    return context;
  }

  /** Whether a value can begin on the line of its key, without a colon before it or after it. */
  #isAfterKey(key: number, place: number, end: number): boolean {
    const between = this.#source.slice(this.text.tokens.end(key), place);
    return /^[ \t]+$/.test(between) && !this.#isKey(end);
  }

  /** Returns the key or scalar that contains the offset or begins at it; -1 if there is none. */
  #touched(offset: number): number {
    const { tokens, index } = this.text;
    const found = tokens.lastStart(offset, index, tokens.next(index));
    if (found < 0 || tokens.kind(found) < TokenKind.Key || tokens.end(found) <= offset) return -1;
    return offset === this.at && tokens.start(found) !== offset ? -1 : found;
  }

  /** Returns what is expected at a place outside all tokens; undefined in a comment. */
  #placeAt(place: number): { due: Due; owner: number; key: number } | undefined {
    const { tokens, index } = this.text;
    const last = tokens.lastStart(place - 1, index, tokens.next(index));
    let owner = last;
    while (owner >= index && !this.#holds(owner, place)) owner = owner === index ? -1 : tokens.parent(owner);
    if (owner < index)
      return last < 0 ? { due: 'value', owner: -1, key: -1 } : this.#unlessComment(tokens.end(index), place);
    const isObject = tokens.kind(owner) === TokenKind.Object;
    let previous = last;
    while (previous !== owner && tokens.parent(previous) !== owner) previous = tokens.parent(previous);
    const from = previous === owner ? tokens.start(owner) + 1 : tokens.end(previous);
    if (inComment(this.#source, from, place)) return undefined;
    const key = previous !== owner && tokens.kind(previous) === TokenKind.Key ? previous : -1;
    return { due: this.#dueAfter(isObject, previous !== owner, key >= 0, from, place), owner, key };
  }

  #unlessComment(from: number, place: number): { due: Due; owner: number; key: number } | undefined {
    return inComment(this.#source, from, place) ? undefined : { due: 'end', owner: -1, key: -1 };
  }

  #dueAfter(isObject: boolean, hasPrevious: boolean, isKey: boolean, from: number, place: number): Due {
    const between = withoutComments(this.#source.slice(from, place));
    const sign = /[,:;][^,:;]*$/.exec(between)?.[0].charAt(0);
    if (sign === ':' || (isKey && /[=>]\s*$/.test(between))) return 'value';
    if (!hasPrevious || sign !== undefined) return isObject ? 'key' : 'value';
    return isKey ? 'colon' : 'comma';
  }

  /** Whether an object or array is around a place. One that is not closed goes on to what comes next. */
  #holds(index: number, place: number): boolean {
    const { tokens } = this.text;
    const kind = tokens.kind(index);
    if (kind !== TokenKind.Object && kind !== TokenKind.Array) return false;
    const end = tokens.end(index);
    return place < end || (!tokens.isClosed(index) && place <= skipTrivia(this.#source, end));
  }

  /** Whether the token after the caret is what is due there: a key, or a value and not the next key. */
  #isDue(token: number, { due, owner }: { due: Due; owner: number }): boolean {
    const { tokens } = this.text;
    if (due === 'value' && owner >= 0 && tokens.kind(owner) === TokenKind.Object)
      return !this.#isKey(tokens.end(token));
    return due === 'value' || due === 'key';
  }

  #contextOf({ due, owner, key }: { due: Due; owner: number; key: number }): CaretContext {
    const isArray = owner >= 0 && this.text.tokens.kind(owner) === TokenKind.Array;
    const isValue = due === 'value' && key >= 0 && !isArray;
    return {
      ...nowhere,
      expects: due === 'colon' || due === 'end' ? 'nothing' : due === 'comma' ? (isArray ? 'value' : 'key') : due,
      owner: owner < 0 ? undefined : new JsonNode(this.text, owner),
      property: isValue ? new JsonProperty(this.text, key) : undefined,
      commaBefore: owner >= 0 && due === 'comma',
    };
  }

  /** Returns the end of the token at the caret. If a string is not finished, only what was typed counts. */
  #typedEnd(token: number): number {
    const { tokens } = this.text;
    const [start, end] = [tokens.start(token), tokens.end(token)];
    const isString = this.#source.charAt(start) === '"';
    const isFinished =
      end - start > 1 && this.#source.charAt(end - 1) === '"' && !/[\w@]/.test(this.#source.charAt(end));
    if (!isString || isFinished || this.at <= start) return end;
    const rest = /^[\w.+-]*/.exec(this.#source.slice(this.at, end))?.[0].length ?? 0;
    return Math.min(end, this.at + rest);
  }

  /**
   * Sets what an insertion must add or leave out, by the first token after the caret, or after the token at the caret.
   */
  #lookAhead(context: CaretContext, from: number): void {
    const source = this.#source;
    const start = skipTrivia(source, from);
    const sign = source.charAt(start);
    const isOpening = sign === '{' || sign === '[';
    const isScalar = sign === '"' || (sign !== '' && !endsWord(source.charCodeAt(start)));
    const isSameLine = !/[\r\n]/.test(source.slice(this.at, start));
    context.hasColon = context.expects === 'key' && sign === ':';
    context.commaAfter = isScalar || isOpening;
    if (context.owner?.type !== 'object' || !context.commaAfter || context.commaBefore) return;
    const next = this.#endOf(start);
    if (isScalar && this.#isKey(next)) return;
    if (context.expects === 'key') {
      context.lacksColon = context.token !== undefined && (isSameLine || isOpening);
      context.commaAfter = !context.lacksColon;
    } else if (context.expects === 'value' && !context.token) {
      context.beforeBracket = isOpening;
      if (isOpening) return;
      // The value is there already: it is replaced, or, if that would reach over lines, left alone.
      if (!isSameLine) context.expects = 'nothing';
      const textFrom = isBlank(source.charCodeAt(this.at - 1)) ? start : this.at;
      const { base } = this.text;
      context.token = { offset: this.at - base, length: next - this.at, text: source.slice(textFrom, next) };
      context.commaAfter = false;
    }
  }

  /** Returns the end of the token that begins at an offset. */
  #endOf(start: number): number {
    const { tokens, index } = this.text;
    const found = tokens.lastStart(start, index, tokens.next(index));
    return found >= 0 && tokens.start(found) === start ? tokens.end(found) : start + 1;
  }

  /** Whether a colon follows the word that ends at `end`. */
  #isKey(end: number): boolean {
    return this.#source.charAt(skipTrivia(this.#source, end)) === ':';
  }
}

/** Whether `offset` is within a comment, if the text from `from` on has only blanks and comments. */
function inComment(text: string, from: number, offset: number): boolean {
  let at = from;
  for (;;) {
    while (at < offset && text[at] !== '/' && text[at] !== '#') at++;
    const isRemark = text[at] === '#';
    if (at >= offset || (!isRemark && at + 1 >= offset)) return false;
    const line = isRemark || text[at + 1] === '/';
    if (!line && text[at + 1] !== '*') return false;
    const end = commentEnd(text, at);
    const isClosed = text[at + 1] === '*' && end - at > 3 && text.endsWith('*/', end);
    // What is typed at the end of a line with a comment belongs to it.
    if (offset < end || (!isClosed && !text.slice(end, offset).includes('\n'))) return true;
    at = end;
  }
}

/** What an object or array is in the domain: a resource, or the list that a property holds. */
interface Meaning {
  resource?: Resource;
  /** The property that holds the object or array; none for the outermost object. */
  property?: Property;
}

/**
 * Finds out what an object or array is, from the outermost object inward.
 * @param outermost what the outermost object is
 */
export function meaningOf(node: JsonNode, outermost: Resource = referral): Meaning | undefined {
  const { parent } = node;
  if (!parent) return node.type === 'object' ? { resource: outermost } : undefined;
  const above = meaningOf(parent, outermost);
  if (!above) return undefined;
  if (parent.type === 'array') {
    const { property } = above;
    return property && isResource(property.type) && node.type === 'object'
      ? { resource: property.type, property }
      : undefined;
  }
  const name = node.property?.name;
  const property = name === undefined ? undefined : above.resource?.resolve(name)?.property;
  if (!property) return undefined;
  if (node.type === 'array') return property.list ? { property } : undefined;
  // A single object instead of a list is completed as its entry.
  return isResource(property.type) ? { resource: property.type, property } : undefined;
}
