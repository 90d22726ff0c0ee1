import { ScanError } from 'jsonc-parser';
import type { SyntaxErrorKind } from './syntaxError';

const faults: ReadonlyMap<ScanError, [SyntaxErrorKind, string]> = new Map([
  [ScanError.UnexpectedEndOfString, ['string', 'This string does not end: a closing double quote is expected.']],
  [ScanError.UnexpectedEndOfNumber, ['number', 'This number does not end.']],
  [ScanError.UnexpectedEndOfComment, ['comment', 'This comment does not end, and JSON has no comments.']],
  [ScanError.InvalidUnicode, ['string', 'A \\u escape needs four hexadecimal digits.']],
  [
    ScanError.InvalidEscapeCharacter,
    ['string', 'This escape does not exist in JSON. Allowed: \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX.'],
  ],
  [
    ScanError.InvalidCharacter,
    ['string', 'Control characters must be escaped in a JSON string, a tab as \\t for example.'],
  ],
]);

/** What is wrong within a token, if anything. */
export function scanFault(error: ScanError): { kind: SyntaxErrorKind; message: string } | undefined {
  const fault = faults.get(error);
  return fault && { kind: fault[0], message: fault[1] };
}
