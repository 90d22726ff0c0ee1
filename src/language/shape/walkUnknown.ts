import { TokenKind, type Tokens } from '../document/reader/tokens';
import { stringAt } from '../document/tokenValue';

/** Receives what is found in a value that no table describes. */
interface Visitor {
  number(index: number): void;
  /** Reports a key with the name of an earlier key in its object, `other`. */
  repeated(key: number, name: string, other: number): void;
}

/** Looks for numbers and repeated names in a value that no table describes. */
export function walkUnknown(tokens: Tokens, source: string, value: number, visitor: Visitor): void {
  const kind = tokens.kind(value);
  if (kind === TokenKind.Number) visitor.number(value);
  if (kind !== TokenKind.Object && kind !== TokenKind.Array) return;
  const names = new Map<string, number>();
  const end = tokens.next(value);
  for (let index = value + 1; index < end; index = tokens.next(index)) {
    if (tokens.kind(index) !== TokenKind.Key) {
      walkUnknown(tokens, source, index, visitor);
      continue;
    }
    const inner = tokens.valueOf(index);
    if (inner < 0) continue;
    const name = stringAt(source, tokens.start(index), tokens.end(index));
    const other = names.get(name);
    if (other !== undefined) visitor.repeated(index, name, other);
    names.set(name, index);
    walkUnknown(tokens, source, inner, visitor);
  }
}
