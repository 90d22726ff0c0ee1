import { t } from '../../../base/l10n';
import { skipTrivia } from '../../edits/trivia';
import { quotedText } from './quotedText';
import { syntaxFix } from './syntaxFix';

/** Puts a property's name in double quotes. */
export const quoteKey = syntaxFix(['bare-key'], ({ text }, { offset, length }) => {
  const quoted = quotedText(text, offset);
  const end = quoted?.end ?? offset + length;
  const name = text.slice(offset, end);
  const plain = quoted !== undefined || /^[\p{L}\p{N}_$@.-]+$/u.test(name);
  if (!plain) return undefined;
  const json = quoted?.json ?? JSON.stringify(name);
  return {
    title: quoted ? t('Change to {0}', json) : t('Put "{0}" in double quotes', name),
    safe: text[skipTrivia(text, end)] === ':',
    preferred: true,
    edits: [{ offset, length: end - offset, text: json }],
  };
});
