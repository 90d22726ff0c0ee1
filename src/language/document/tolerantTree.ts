import { createScanner, type Node, type NodeType, SyntaxKind } from 'jsonc-parser';
import { t } from '../../base/l10n';
import { afterEnd } from './afterEnd';
import type { Draft } from './draft';
import type { Frame } from './frame';
import { scalarOf, unquoted } from './scalarOf';
import { scanFault } from './scanFault';
import type { SyntaxErrorKind, SyntaxFault } from './syntaxError';

/** After so many errors a text is something else, and nobody reads on. */
export const mostFaults = 1000;

/** What a text of any kind can be understood as, and each error where it stands. */
export interface TolerantTree {
  root: Node | undefined;
  faults: SyntaxFault[];
}

/**
 * Reads JSON that may be broken, without recursion and without giving up: what follows an error is read as if the
 * author had made the smallest correction.
 * @param maxDepth how many brackets may be open at once; what is nested deeper is passed over
 * @param most how many errors are told of
 */
export function tolerantTree(text: string, maxDepth: number, most = mostFaults): TolerantTree {
  return new Reader(text, maxDepth, most).read();
}

class Reader {
  readonly #scanner;
  readonly #frames: Frame[] = [];
  readonly #faults: SyntaxFault[] = [];
  #root: Draft | undefined;
  /** What stands before the document and is no JSON is passed over. */
  #rootIsJunk = false;
  #offset = 0;
  #length = 0;

  constructor(
    readonly text: string,
    readonly maxDepth: number,
    readonly most: number,
  ) {
    this.#scanner = createScanner(text, false);
  }

  read(): TolerantTree {
    let ended = false;
    for (let kind = this.#next(); kind !== SyntaxKind.EOF; kind = this.#next()) {
      if (kind === SyntaxKind.Trivia || kind === SyntaxKind.LineBreakTrivia) continue;
      if (kind === SyntaxKind.LineCommentTrivia || kind === SyntaxKind.BlockCommentTrivia) {
        this.#fault('comment', () => t("JSON can't have comments. Remove this one."));
        continue;
      }
      if (this.#root && this.#frames.length === 0 && !this.#rootIsJunk) {
        if (!ended) this.#fault('after-end', () => afterEnd(kind));
        ended = true;
        continue;
      }
      this.#token(kind);
    }
    this.#end();
    return { root: this.#root, faults: this.#faults };
  }

  #next(): SyntaxKind {
    const kind = this.#scanner.scan();
    this.#offset = this.#scanner.getTokenOffset();
    // The scanner counts one character too many for a comment that does not end.
    this.#length = Math.min(this.#scanner.getTokenLength(), this.text.length - this.#offset);
    return kind;
  }

  #token(kind: SyntaxKind): void {
    const frame = this.#frames.at(-1);
    switch (kind) {
      case SyntaxKind.OpenBraceToken:
      case SyntaxKind.OpenBracketToken:
        this.#open(kind === SyntaxKind.OpenBraceToken ? 'object' : 'array', frame);
        return;
      case SyntaxKind.CloseBraceToken:
      case SyntaxKind.CloseBracketToken:
        this.#close(kind === SyntaxKind.CloseBraceToken ? 'object' : 'array');
        return;
      case SyntaxKind.CommaToken:
        this.#comma(frame);
        return;
      case SyntaxKind.ColonToken:
        if (frame?.expects === 'colon') frame.expects = 'value';
        else this.#fault('symbol', () => t('Unexpected colon.'));
        return;
      default:
        this.#scalar(kind, frame);
    }
  }

  #open(type: 'object' | 'array', frame: Frame | undefined): void {
    if (frame?.node.type === 'object' && (frame.expects === 'key' || frame.expects === 'comma')) {
      if (frame.stray === 0) this.#fault('missing-key', () => t('Expected a property name in double quotes.'));
      frame.stray++;
      return;
    }
    if (this.#frames.length >= this.maxDepth) {
      this.#fault('too-deep', () =>
        t('Values can be nested {0} levels deep. Deeper ones are not checked.', this.maxDepth),
      );
      const offset = this.#offset;
      this.#skipNested();
      this.#put({ type: 'null', value: null, offset, length: this.#offset + this.#length - offset }, frame);
      return;
    }
    const node: Draft = { type, offset: this.#offset, length: 0, children: [] };
    this.#put(node, frame);
    this.#frames.push({ node, expects: type === 'object' ? 'key' : 'value', stray: 0 });
  }

  #skipNested(): void {
    for (let depth = 1; depth > 0; ) {
      const kind = this.#next();
      if (kind === SyntaxKind.OpenBraceToken || kind === SyntaxKind.OpenBracketToken) depth++;
      else if (kind === SyntaxKind.CloseBraceToken || kind === SyntaxKind.CloseBracketToken) depth--;
      else if (kind === SyntaxKind.EOF) return;
    }
  }

  #close(type: 'object' | 'array'): void {
    const frame = this.#frames.at(-1);
    if (frame && frame.stray > 0 && frame.node.type === type) {
      frame.stray--;
      if (frame.expects === 'key') frame.expects = 'comma';
      return;
    }
    const at = this.#frames.findLastIndex(({ node }) => node.type === type);
    if (!frame || at < 0) {
      this.#fault('extra-bracket', () => t('No opening bracket matches this one.'));
      return;
    }
    if (at < this.#frames.length - 1) this.#missingBracket(frame.node.type);
    else this.#unfinished(frame);
    for (const { node } of this.#frames.splice(at)) this.#finish(node, this.#offset + this.#length);
  }

  /** Complains where something should still have come before the bracket that closes `frame`. */
  #unfinished(frame: Frame): void {
    if (frame.comma !== undefined && (frame.expects === 'key' || frame.expects === 'value')) {
      if (frame.node.type === 'array' || frame.expects === 'key') {
        this.#faults.push({
          kind: 'trailing-comma',
          message: () => t('Nothing follows this comma. Remove it.'),
          offset: frame.comma,
          length: 1,
        });
        return;
      }
    }
    if (frame.expects === 'colon') this.#fault('missing-colon', () => t('Expected a colon and a value before this.'));
    else if (frame.expects === 'value' && frame.node.type === 'object')
      this.#fault('missing-value', () => t('Expected a value before this.'));
  }

  #comma(frame: Frame | undefined): void {
    if (!frame) {
      this.#fault('symbol', () => t('Unexpected comma.'));
      return;
    }
    if (frame.expects === 'colon')
      this.#fault('missing-colon', () => t('Expected a colon and a value before this comma.'));
    else if (frame.expects === 'value') this.#fault('missing-value', () => t('Expected a value before this comma.'));
    else if (frame.expects === 'key') this.#fault('symbol', () => t('Nothing comes before this comma. Remove it.'));
    frame.expects = frame.node.type === 'object' ? 'key' : 'value';
    frame.comma = this.#offset;
  }

  #scalar(kind: SyntaxKind, frame: Frame | undefined): void {
    const fault = this.#number(kind) ?? scanFault(this.#scanner.getTokenError());
    if (fault) this.#fault(fault.kind, fault.message);
    if (kind === SyntaxKind.Unknown && frame && this.#mistaken(this.#scanner.getTokenValue(), frame)) return;
    if (frame?.node.type === 'object' && frame.expects !== 'value') {
      this.#key(kind, frame);
      return;
    }
    if (kind === SyntaxKind.Unknown && !fault) {
      this.#fault('symbol', () => t('Not a JSON value. Use a double-quoted string, a number, true, false or null.'));
    }
    const whole = this.text.slice(this.#offset, this.#offset + this.#length);
    const meant = fault?.kind === 'number' ? SyntaxKind.Unknown : kind;
    this.#put(scalarOf(meant, whole, this.#scanner.getTokenValue(), this.#offset), frame, kind === SyntaxKind.Unknown);
  }

  /** Signs that stand in the place of a comma, a colon or a name: what follows is read as if they were right. */
  #mistaken(sign: string, frame: Frame): boolean {
    const { node, expects } = frame;
    if (expects === 'comma' && sign === ';') {
      this.#fault('missing-comma', () => t('Expected a comma, not ";".'));
      this.#comma(frame);
    } else if (expects === 'colon' && /^(=|=>|:=|->)$/.test(sign)) {
      this.#fault('missing-colon', () => t('Expected a colon, not "{0}".', sign));
      frame.expects = 'value';
    } else if (node.type === 'object' && expects !== 'value' && !/^['`‘’“”«»\p{L}\p{N}_$@]/u.test(sign)) {
      this.#fault('symbol', () => t('Not a property name. Use a double-quoted string.'));
    } else {
      return false;
    }
    return true;
  }

  /** `02134` and `1_000` are one token to their author, and no number. */
  #number(kind: SyntaxKind): { kind: SyntaxErrorKind; message: () => string } | undefined {
    if (kind !== SyntaxKind.NumericLiteral) return undefined;
    const end = this.#offset + this.#length;
    const rest = /^[\w.]*/.exec(this.text.slice(end, end + 100))?.[0] ?? '';
    if (rest === '') return undefined;
    this.#length += rest.length;
    this.#scanner.setPosition(end + rest.length);
    const written = this.text.slice(this.#offset, end + rest.length);
    return { kind: 'number', message: () => t("{0} isn't a JSON number. Put text in double quotes.", written) };
  }

  #key(kind: SyntaxKind, frame: Frame): void {
    if (frame.expects === 'comma') this.#fault('missing-comma', () => t('Expected a comma before this.'));
    else if (frame.expects === 'colon')
      this.#fault('missing-colon', () => t('Expected a colon and a value before this.'));
    if (kind !== SyntaxKind.StringLiteral) {
      this.#fault('bare-key', () => t('Put property names in double quotes.'));
    }
    const property: Draft = {
      type: 'property',
      offset: this.#offset,
      length: this.#length,
      children: [],
      parent: frame.node,
    };
    const key: Draft = {
      type: 'string',
      value:
        kind === SyntaxKind.StringLiteral ? this.#scanner.getTokenValue() : unquoted(this.#scanner.getTokenValue()),
      offset: this.#offset,
      length: this.#length,
      parent: property,
    };
    property.children?.push(key);
    frame.node.children?.push(property);
    frame.property = property;
    frame.expects = 'colon';
  }

  #put(node: Draft, frame: Frame | undefined, junk = false): void {
    if (!frame) {
      this.#root = node;
      this.#rootIsJunk = junk;
      return;
    }
    if (frame.node.type === 'object') {
      if (frame.expects === 'colon') this.#fault('missing-colon', () => t('Expected a colon before this.'));
      if (frame.property) {
        node.parent = frame.property;
        frame.property.children?.push(node);
        frame.property.length = node.offset + node.length - frame.property.offset;
      }
    } else {
      if (frame.expects === 'comma') this.#fault('missing-comma', () => t('Expected a comma before this.'));
      node.parent = frame.node;
      frame.node.children?.push(node);
    }
    frame.expects = 'comma';
  }

  #end(): void {
    const open = this.#frames.at(-1);
    if (open) this.#missingBracket(open.node.type, true);
    for (const { node } of this.#frames) this.#finish(node, this.text.length);
  }

  #finish(node: Draft, end: number): void {
    node.length = end - node.offset;
    if (node.parent?.type === 'property') node.parent.length = end - node.parent.offset;
  }

  #missingBracket(type: NodeType, atEnd = false): void {
    const sign = type === 'object' ? '}' : ']';
    const message = (): string =>
      atEnd ? t('Expected "{0}" at the end.', sign) : t('Expected "{0}" before this.', sign);
    if (!atEnd) {
      this.#fault('missing-bracket', message);
      return;
    }
    // Nothing stands where the bracket is missing: the last character before the end is where people look.
    const last = Math.max(0, this.text.trimEnd().length - 1);
    this.#faults.push({ kind: 'missing-bracket', message, offset: last, length: Math.min(1, this.text.length) });
  }

  #fault(kind: SyntaxErrorKind, message: () => string): void {
    const { text } = this;
    const line = text.slice(this.#offset, this.#offset + this.#length).search(/[\r\n]/);
    const length = kind === 'too-deep' ? 1 : line > 0 ? line : this.#length;
    if (this.#faults.length >= this.most || this.#faults.at(-1)?.offset === this.#offset) return;
    this.#faults.push({ kind, message, offset: this.#offset, length });
  }
}
