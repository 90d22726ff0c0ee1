import { createScanner, ScanError } from 'jsonc-parser';
import { t } from '../../../base/l10n';
import { syntaxFix } from './syntaxFix';

const named: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\b': '\\b', '\f': '\\f' };

/** Makes a string one that JSON allows: closes it, escapes control characters, doubles the backslash of `C:\dir`. */
export const closeString = syntaxFix(['string'], ({ text }, { offset, length }) => {
  const literal = text.slice(offset, offset + length);
  const scanner = createScanner(literal);
  scanner.scan();
  switch (scanner.getTokenError()) {
    case ScanError.UnexpectedEndOfString: {
      const end = offset + (/^(.*?)[\s,}\]]*$/s.exec(literal)?.[1]?.length ?? length);
      return {
        title: t('Insert closing quote'),
        safe: false,
        preferred: true,
        edits: [{ offset: Math.max(end, offset + 1), length: 0, text: '"' }],
      };
    }
    case ScanError.InvalidCharacter:
      return {
        title: t('Escape control characters'),
        safe: true,
        preferred: true,
        edits: [{ offset, length, text: literal.replace(controls, escaped) }],
      };
    case ScanError.InvalidEscapeCharacter:
    case ScanError.InvalidUnicode:
      return {
        title: t('Double the backslashes'),
        safe: false,
        preferred: true,
        edits: [{ offset, length, text: literal.replace(/\\(?!")/g, '\\\\') }],
      };
    default:
      return undefined;
  }
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u001f]/g;

function escaped(character: string): string {
  return named[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
