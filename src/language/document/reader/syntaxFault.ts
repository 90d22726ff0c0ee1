/** What a strict JSON parser rejects, by what a quick fix can do about it. */
export type FaultKind =
  | 'trailing-comma'
  | 'early-comma'
  | 'missing-comma'
  | 'missing-list-comma'
  | 'missing-colon'
  | 'missing-value'
  | 'missing-key'
  | 'missing-brace'
  | 'missing-bracket'
  | 'missing-opening'
  | 'missing-list-opening'
  | 'extra-bracket'
  | 'wrong-bracket'
  | 'doubled-brace'
  | 'bare-key'
  | 'comment'
  | 'conflict'
  | 'symbol'
  | 'sign'
  | 'string'
  | 'escape'
  | 'control'
  | 'line-break'
  | 'quotes'
  | 'number'
  | 'space'
  | 'too-deep'
  | 'wrapper'
  | 'after-end';

/** An error of syntax and its place. */
export interface SyntaxFault {
  kind: FaultKind;
  offset: number;
  length: number;
  /** Number of brackets that are open around it. */
  depth: number;
  /** Where a fix changes the text, if not at `offset`; -1 if nowhere. The end of a comment. */
  anchor: number;
}

/** Maximum number of errors in one text. After that it is something else, and is not read on. */
export const maxFaults = 100_000;

/** Nesting beyond this many levels is not looked into. */
export const maxDepth = 64;

/** Number of columns in `Faults`. */
const width = 4;

/** Errors of syntax in reading order, as columns: a broken text may have a million. */
export class Faults {
  readonly #kinds: FaultKind[] = [];
  readonly #numbers: number[] = [];

  get count(): number {
    return this.#kinds.length;
  }

  /** Adds an error. If there is one at the same place already, keeps that: the second one follows from it. */
  add(kind: FaultKind, offset: number, length: number, depth: number, anchor = -1): void {
    const last = this.count - 1;
    if (last >= 0 && this.offset(last) === offset) return;
    this.#kinds.push(kind);
    this.#numbers.push(offset, length, depth, anchor);
  }

  at(index: number): SyntaxFault {
    const kind = this.#kinds[index] ?? 'symbol';
    const numbers = this.#numbers;
    const [offset, length] = [this.offset(index), numbers[index * width + 1] as number];
    return { kind, offset, length, depth: this.depth(index), anchor: this.anchor(index) };
  }

  kind(index: number): FaultKind | undefined {
    return this.#kinds[index];
  }

  offset(index: number): number {
    return this.#numbers[index * width] as number;
  }

  anchor(index: number): number {
    return this.#numbers[index * width + 3] as number;
  }

  depth(index: number): number {
    return this.#numbers[index * width + 2] as number;
  }

  /** Replaces an error that turned out to be another one, or larger. */
  set(index: number, { kind, offset, length, depth, anchor }: SyntaxFault): void {
    this.#kinds[index] = kind;
    [offset, length, depth, anchor].forEach((value, column) => {
      this.#numbers[index * width + column] = value;
    });
  }
}

/** Returns the bracket of the other kind. */
export function otherBracket(sign: string): string {
  return { '[': '{', ']': '}', '}': ']' }[sign] ?? '[';
}

/** Whether a sign was typed in place of a comma. */
export function isCommaLike(sign: string): boolean {
  return sign !== '' && ';，、；'.includes(sign);
}

/** Whether what was found in the place of a colon is a sign, not the value. */
export function isSign(found: string): boolean {
  return /^[^\p{L}\p{N}"'{}[\]]+$/u.test(found);
}

/** Whether the comment at `offset`, which was taken to end at `end`, has no end of its own. */
export function isOpenComment(text: string, offset: number, end: number): boolean {
  return text.startsWith('/*', offset) && !(end - offset > 3 && text.startsWith('*/', end - 2));
}
