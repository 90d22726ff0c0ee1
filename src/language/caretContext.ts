import { createScanner, ScanError, SyntaxKind } from 'jsonc-parser';
import { maxDepth } from './document/maxDepth';
import type { Span } from './document/referralText';
import { inComment } from './inComment';

/** A value in a text that need not be valid: a scalar's literal, or an object or array. */
export interface Loose {
  kind: 'scalar' | 'object' | 'array';
  offset: number;
  end: number;
  /** Of scalars: the value, where it can be told. */
  value?: unknown;
  /** Of objects: entries in order; of arrays: entries with empty keys. */
  entries: { key: string; keySpan?: Span; value?: Loose }[];
  parent?: Loose;
  /** The key or index under which the parent holds this one. */
  key?: string | number;
}

/** What stands at the caret, and what belongs there. */
export interface CaretContext {
  /** What may be written here: a property's key, a value, or nothing. */
  expects: 'key' | 'value' | 'nothing';
  /** The object or array around the caret; undefined at the outermost level. */
  owner: Loose | undefined;
  /** Key or index of the value at the caret. */
  key: string | number | undefined;
  /** The token that the caret is in or touches, and that accepting a suggestion replaces. */
  token: (Span & { text: string }) | undefined;
  /** Whether a comma must be written before or after an insertion here. */
  commaBefore: boolean;
  commaAfter: boolean;
  /** Whether the key at the caret has its colon already, or its value without one. */
  hasColon: boolean;
  lacksColon: boolean;
  /** Whether an object or array stands behind the caret, where the value belongs. */
  beforeBracket: boolean;
  /** The whole text, as far as it can be understood. */
  root: Loose | undefined;
}

const outside: CaretContext = {
  expects: 'nothing',
  owner: undefined,
  key: undefined,
  token: undefined,
  commaBefore: false,
  commaAfter: false,
  hasColon: false,
  lacksColon: false,
  beforeBracket: false,
  root: undefined,
};

type State = 'key' | 'colon' | 'value' | 'comma';

interface Frame {
  node: Loose;
  state: State;
}

const words = /^[\w.+-]*/;

/** Reads `text` token by token, however broken, and tells what stands at `offset`. */
export function caretContext(text: string, offset: number): CaretContext {
  const scanner = createScanner(text, true);
  const frames: Frame[] = [];
  let root: Loose | undefined;
  let result = undefined as CaretContext | undefined;

  const top = (): Frame | undefined => frames.at(-1);

  function capture(token: CaretContext['token']): void {
    if (result) return;
    const frame = top();
    const isArray = frame?.node.kind === 'array';
    const state = frame?.state ?? (root ? 'comma' : 'value');
    const key = isArray ? frame.node.entries.length : state === 'value' ? frame?.node.entries.at(-1)?.key : undefined;
    const expects = !frame
      ? root
        ? 'nothing'
        : 'value'
      : state === 'colon'
        ? 'nothing'
        : state === 'comma'
          ? isArray
            ? 'value'
            : 'key'
          : state;
    result = {
      expects,
      owner: frame?.node,
      key,
      token,
      commaBefore: frame !== undefined && state === 'comma',
      commaAfter: false,
      hasColon: false,
      lacksColon: false,
      beforeBracket: false,
      root: undefined,
    };
  }

  function put(node: Loose): void {
    const frame = top();
    if (!frame) {
      root ??= node;
      return;
    }
    node.parent = frame.node;
    if (frame.node.kind === 'array') {
      node.key = frame.node.entries.length;
      frame.node.entries.push({ key: '', value: node });
    } else {
      const entry = frame.node.entries.at(-1);
      if (frame.state === 'value' && entry && !entry.value) {
        node.key = entry.key;
        entry.value = node;
      }
    }
    frame.state = 'comma';
  }

  /** What the first token behind the caret, or behind the token at the caret, means for an insertion. */
  function lookAhead(context: CaretContext, kind: SyntaxKind, start: number, end: number): void {
    const inObject = context.owner?.kind === 'object';
    const sameLine = !/[\r\n]/.test(text.slice(offset, start));
    context.hasColon = context.expects === 'key' && kind === SyntaxKind.ColonToken;
    context.commaAfter = isScalar(kind) || isOpening(kind);
    if (!inObject || !context.commaAfter || context.commaBefore || (isScalar(kind) && isKey(text, end))) return;
    if (context.expects === 'key') {
      context.lacksColon = context.token !== undefined && (sameLine || isOpening(kind));
      context.commaAfter = !context.lacksColon;
    } else if (context.expects === 'value' && !context.token) {
      context.beforeBracket = isOpening(kind);
      if (isOpening(kind)) return;
      // The value is there already: it is replaced, or, where that would reach over lines, left alone.
      if (!sameLine) context.expects = 'nothing';
      const from = /\s/.test(text[offset - 1] ?? '') ? start : offset;
      context.token = { offset, length: end - offset, text: text.slice(from, end) };
      context.commaAfter = false;
    }
  }

  let kind = scanner.scan();
  let decided = false;
  let skipped = 0;
  let last = 0;
  while (kind !== SyntaxKind.EOF) {
    const start = scanner.getTokenOffset();
    let end = start + scanner.getTokenLength();
    let cut = false;
    if (
      !result &&
      kind === SyntaxKind.StringLiteral &&
      start < offset &&
      offset <= end &&
      !endsWell(text, scanner, end)
    ) {
      // An unfinished string reaches to the end of its line or to some later quote: only what was typed counts.
      const rest = words.exec(text.slice(offset, end))?.[0].length ?? 0;
      end = Math.min(end, offset + rest);
      cut = true;
    }
    if (skipped > 0 || (frames.length >= maxDepth && isOpening(kind))) {
      // Nothing that deep is known to anybody.
      if (isOpening(kind)) skipped++;
      else if (isClosing(kind)) skipped--;
      if (!result && start < offset && offset < end) return { ...outside, root };
      if (skipped === 0) put({ kind: 'array', offset: start, end, entries: [] });
      kind = scanner.scan();
      continue;
    }
    if (
      !result &&
      isScalar(kind) &&
      start <= offset &&
      offset <= end &&
      (start < offset || takesTokenAt(top(), text, end))
    ) {
      capture({ offset: start, length: end - start, text: text.slice(start, end) });
    } else if (!result && offset <= start) {
      if (inComment(text, last, offset)) return { ...outside, root };
      capture(undefined);
    }
    const frame = top();
    if (result && !decided && result.token?.offset !== start) {
      decided = true;
      lookAhead(result, kind, start, end);
    }
    switch (kind) {
      case SyntaxKind.OpenBraceToken:
      case SyntaxKind.OpenBracketToken: {
        const isArray = kind === SyntaxKind.OpenBracketToken;
        const node: Loose = { kind: isArray ? 'array' : 'object', offset: start, end: text.length, entries: [] };
        put(node);
        frames.push({ node, state: isArray ? 'value' : 'key' });
        break;
      }
      case SyntaxKind.CloseBraceToken:
      case SyntaxKind.CloseBracketToken: {
        const wanted = kind === SyntaxKind.CloseBracketToken ? 'array' : 'object';
        const at = frames.findLastIndex(({ node }) => node.kind === wanted);
        if (at >= 0) {
          for (const { node } of frames.splice(at)) node.end = end;
        }
        break;
      }
      case SyntaxKind.CommaToken:
        if (frame) frame.state = frame.node.kind === 'array' ? 'value' : 'key';
        break;
      case SyntaxKind.ColonToken:
        if (frame?.node.kind === 'object') frame.state = 'value';
        break;
      case SyntaxKind.LineCommentTrivia:
      case SyntaxKind.BlockCommentTrivia:
      case SyntaxKind.LineBreakTrivia:
      case SyntaxKind.Trivia:
        break;
      default: {
        const raw = text.slice(start, end);
        // A name in the place of a value: the value before it is being typed.
        const isName = frame?.state === 'value' && kind === SyntaxKind.StringLiteral && !cut && isKey(text, end);
        if (frame?.node.kind === 'object' && (frame.state !== 'value' || isName)) {
          const key = kind === SyntaxKind.StringLiteral && !cut ? scanner.getTokenValue() : raw.replace(/^"/, '');
          frame.node.entries.push({ key, keySpan: { offset: start, length: end - start } });
          frame.state = 'colon';
        } else {
          put({
            kind: 'scalar',
            offset: start,
            end,
            value: scalar(kind, cut ? raw.slice(1) : scanner.getTokenValue()),
            entries: [],
          });
        }
      }
    }
    if (cut) {
      scanner.setPosition(end);
    }
    last = end;
    kind = scanner.scan();
  }
  if (inComment(text, last, offset)) return { ...outside, root };
  capture(undefined);
  return { ...(result ?? outside), root };
}

/** A caret right before a word belongs to it where the word is what is due there: a key, or a value and no key. */
function takesTokenAt(frame: Frame | undefined, text: string, end: number): boolean {
  if (frame?.state === 'value' && frame.node.kind === 'object') return !isKey(text, end);
  return frame === undefined || frame.state === 'value' || frame.state === 'key';
}

/** Whether a colon follows the scalar that ends at `end`. */
function isKey(text: string, end: number): boolean {
  const scanner = createScanner(text, true);
  scanner.setPosition(end);
  return scanner.scan() === SyntaxKind.ColonToken;
}

function isOpening(kind: SyntaxKind): boolean {
  return kind === SyntaxKind.OpenBraceToken || kind === SyntaxKind.OpenBracketToken;
}

function isClosing(kind: SyntaxKind): boolean {
  return kind === SyntaxKind.CloseBraceToken || kind === SyntaxKind.CloseBracketToken;
}

function isScalar(kind: SyntaxKind): boolean {
  return (
    kind === SyntaxKind.StringLiteral ||
    kind === SyntaxKind.NumericLiteral ||
    kind === SyntaxKind.TrueKeyword ||
    kind === SyntaxKind.FalseKeyword ||
    kind === SyntaxKind.NullKeyword ||
    kind === SyntaxKind.Unknown
  );
}

function endsWell(text: string, scanner: { getTokenError(): ScanError }, end: number): boolean {
  if (scanner.getTokenError() === ScanError.UnexpectedEndOfString) return false;
  return !/[\w@]/.test(text[end] ?? '');
}

function scalar(kind: SyntaxKind, text: string): unknown {
  switch (kind) {
    case SyntaxKind.NumericLiteral:
      return Number(text);
    case SyntaxKind.TrueKeyword:
      return true;
    case SyntaxKind.FalseKeyword:
      return false;
    case SyntaxKind.NullKeyword:
      return null;
    default:
      return text;
  }
}
