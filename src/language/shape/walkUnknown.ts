import { TokenKind, type Tokens } from '../document/tokens';
import { stringAt } from '../document/tokenValue';

/** What is told of a value that no table describes. */
interface Visitor {
  number(index: number): void;
  /** The key is not the first one of its object with this name. */
  repeated(key: number, name: string): void;
}

/** Looks for numbers and repeated names in a value that no table describes. */
export function walkUnknown(tokens: Tokens, source: string, value: number, visitor: Visitor): void {
  const kind = tokens.kind(value);
  if (kind === TokenKind.Number) visitor.number(value);
  if (kind !== TokenKind.Object && kind !== TokenKind.Array) return;
  const names = new Set<string>();
  const end = tokens.next(value);
  for (let index = value + 1; index < end; index = tokens.next(index)) {
    if (tokens.kind(index) !== TokenKind.Key) {
      walkUnknown(tokens, source, index, visitor);
      continue;
    }
    const inner = tokens.valueOf(index);
    if (inner < 0) continue;
    const name = stringAt(source, tokens.start(index), tokens.end(index));
    if (names.has(name)) visitor.repeated(index, name);
    names.add(name);
    walkUnknown(tokens, source, inner, visitor);
  }
}
