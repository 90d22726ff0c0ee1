/** What a strict JSON parser would reject, by what a fix could do about it. */
export type SyntaxErrorKind =
  | 'trailing-comma'
  | 'missing-comma'
  | 'missing-colon'
  | 'missing-value'
  | 'missing-key'
  | 'missing-bracket'
  | 'extra-bracket'
  | 'bare-key'
  | 'comment'
  | 'symbol'
  | 'string'
  | 'number'
  | 'too-deep'
  | 'after-end';

/** An error of syntax and its place. */
export interface SyntaxFault {
  kind: SyntaxErrorKind;
  /** Returns the message, translated. */
  message: () => string;
  offset: number;
  length: number;
}
