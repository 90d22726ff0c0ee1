import { t } from '../../../base/l10n';
import { skipTrivia } from '../../edits/trivia';
import { syntaxFix } from './syntaxFix';

/** Puts the missing comma after the value before, not before the token on the next line that misses it. */
export const insertComma = syntaxFix(
  ['missing-comma', 'missing-list-comma'],
  ({ text }, { kind, offset, length, anchor, found }) => {
    if (found === ';') {
      return {
        title: t('Replace "{0}" with a comma', ';'),
        safe: true,
        preferred: true,
        edits: [{ offset, length: 1, text: ',' }],
      };
    }
    if (anchor < 0) return undefined;
    const isProperty = kind === 'missing-comma';
    const isPlain = isProperty ? text[skipTrivia(text, offset + length)] === ':' : /^["{[\d-]/.test(found);
    // A string without a colon may be the rest of a text with quotation marks in it.
    if (isProperty && !isPlain && found.startsWith('"')) return undefined;
    return {
      title: t('Insert missing comma'),
      safe:
        isPlain && wholeValue.test(text.slice(Math.max(0, anchor - 40), anchor)) && skipTrivia(text, anchor) === offset,
      preferred: true,
      edits: [{ offset: anchor, length: 0, text: ',' }],
    };
  },
);

/** The end of a value that surely ends there. */
const wholeValue = /(["}\]]|(^|[\s,:[])(true|false|null|-?\d[\d.eE+-]*))$/;
