import { ScanError } from 'jsonc-parser';
import { t } from '../../base/l10n';
import type { SyntaxErrorKind } from './syntaxError';

const faults: ReadonlyMap<ScanError, [SyntaxErrorKind, () => string]> = new Map([
  [ScanError.UnexpectedEndOfString, ['string', () => t("This string isn't closed. Add a double quote.")]],
  [ScanError.UnexpectedEndOfNumber, ['number', () => t("This number isn't complete.")]],
  [
    ScanError.UnexpectedEndOfComment,
    ['comment', () => t("JSON can't have comments, and this one isn't closed. Remove it.")],
  ],
  [ScanError.InvalidUnicode, ['string', () => t('A \\u escape needs four hexadecimal digits.')]],
  [
    ScanError.InvalidEscapeCharacter,
    ['string', () => t('Not a JSON escape. Use \\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t or \\uXXXX.')],
  ],
  [ScanError.InvalidCharacter, ['string', () => t('Escape control characters in a string, such as a tab as \\t.')]],
]);

/** What is wrong within a token, if anything. */
export function scanFault(error: ScanError): { kind: SyntaxErrorKind; message: () => string } | undefined {
  const fault = faults.get(error);
  return fault && { kind: fault[0], message: fault[1] };
}
