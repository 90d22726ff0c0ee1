import { t } from '../../../base/l10n';
import { isQuote, quotedAsJson } from '../../document/readWord';
import { skipTrivia } from '../../edits/trivia';
import { syntaxFix } from './syntaxFix';

/** Puts a property's name in double quotes. */
export const quoteKey = syntaxFix(['bare-key'], ({ text }, { offset, length, found }) => {
  const quoted = isQuote(found.charAt(0)) && length > 1 ? quotedAsJson(found) : undefined;
  if (quoted === undefined && !/^[\p{L}\p{N}_$@.-]+$/u.test(found)) return undefined;
  const json = quoted ?? JSON.stringify(found);
  return {
    title: quoted ? t('Change to {0}', json) : t('Put "{0}" in double quotes', found),
    safe: text[skipTrivia(text, offset + length)] === ':',
    preferred: true,
    edits: [{ offset, length, text: json }],
  };
});
