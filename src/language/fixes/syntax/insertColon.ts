import { t } from '../../../base/l10n';
import { syntaxFix } from './syntaxFix';

/** Puts a colon between a name and its value, also for `=` and `=>`. */
export const insertColon = syntaxFix(
  ['missing-colon', 'symbol'],
  ({ text }, { kind, offset, length, anchor, found }) => {
    if (kind === 'symbol') {
      const isDoubled = found === ':' && /:\s*$/.test(text.slice(Math.max(0, offset - 100), offset));
      return isDoubled
        ? { title: t('Remove "{0}"', ':'), safe: true, preferred: true, edits: [{ offset, length, text: '' }] }
        : undefined;
    }
    if (/^(=>?|->)$/.test(found)) {
      return {
        title: t('Replace "{0}" with a colon', found),
        safe: false,
        preferred: true,
        edits: [{ offset, length, text: ':' }],
      };
    }
    if (anchor < 0) return undefined;
    return {
      title: t('Insert missing colon'),
      safe: false,
      preferred: true,
      edits: [{ offset: anchor, length: 0, text: ':' }],
    };
  },
);
