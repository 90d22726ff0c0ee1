import { type ParseError, ParseErrorCode } from 'jsonc-parser';

const messages: Partial<Record<ParseErrorCode, string>> = {
  [ParseErrorCode.InvalidSymbol]:
    'This is no JSON value. Text must stand in double quotes; other values are numbers, true, false and null.',
  [ParseErrorCode.InvalidNumberFormat]: 'This is no JSON number.',
  [ParseErrorCode.PropertyNameExpected]: 'A property name in double quotes is expected here.',
  [ParseErrorCode.ValueExpected]: 'A value is expected here.',
  [ParseErrorCode.ColonExpected]: 'A colon is expected here, between the property name and its value.',
  [ParseErrorCode.CommaExpected]: 'A comma is expected here.',
  [ParseErrorCode.CloseBraceExpected]: 'A closing brace "}" is expected here.',
  [ParseErrorCode.CloseBracketExpected]: 'A closing bracket "]" is expected here.',
  [ParseErrorCode.EndOfFileExpected]: 'The document should end here.',
  [ParseErrorCode.InvalidCommentToken]: 'JSON has no comments. Remove this one, the service would refuse it.',
  [ParseErrorCode.UnexpectedEndOfComment]: 'This comment does not end, and JSON has no comments.',
  [ParseErrorCode.UnexpectedEndOfString]: 'This string does not end: a closing double quote is expected.',
  [ParseErrorCode.UnexpectedEndOfNumber]: 'This number does not end.',
  [ParseErrorCode.InvalidUnicode]: 'A \\u escape needs four hexadecimal digits.',
  [ParseErrorCode.InvalidEscapeCharacter]:
    'This escape does not exist in JSON. Allowed: \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX.',
  [ParseErrorCode.InvalidCharacter]: 'Control characters must be escaped in a JSON string, a tab as \\t for example.',
};

/** What an error of syntax is, and what would be right, for a person to read. */
export function syntaxMessage(error: ParseError): string {
  return messages[error.error as ParseErrorCode] ?? 'This is not valid JSON.';
}
