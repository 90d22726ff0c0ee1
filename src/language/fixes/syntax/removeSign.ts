import { t } from '../../../base/l10n';
import { syntaxFix } from './syntaxFix';

/** Takes out a sign that has no meaning, or replaces a closing bracket of the wrong kind. */
export const removeSign = syntaxFix(
  ['extra-bracket', 'wrong-bracket', 'doubled-brace', 'sign', 'after-end'],
  ({ text }, { kind, offset, length, anchor, found }) => {
    if (kind === 'wrong-bracket') {
      const right = found === ']' ? '}' : ']';
      return {
        title: t('Replace "{0}" with "{1}"', found, right),
        safe: false,
        preferred: true,
        edits: [{ offset, length, text: right }],
      };
    }
    if (kind === 'after-end') {
      const rest = /^[}\]][\s}\];,]*$/.test(text.slice(offset)) ? text.slice(offset).trimEnd() : '';
      if (rest === '') return undefined;
      return {
        title: t('Remove "{0}"', rest.replace(/\s+/g, '').slice(0, 40)),
        safe: false,
        preferred: true,
        edits: [{ offset, length: rest.length, text: '' }],
      };
    }
    const twin = anchor < 0 ? [] : [{ offset: anchor, length: 1, text: '' }];
    return {
      title: t('Remove "{0}"', found),
      safe: false,
      preferred: true,
      edits: [{ offset, length, text: '' }, ...twin],
    };
  },
  { manual: true },
);
