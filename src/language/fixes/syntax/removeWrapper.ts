import { t } from '../../../base/l10n';
import { syntaxFix } from './syntaxFix';

/** Takes out what pasted code has around the document. */
export const removeWrapper = syntaxFix(
  ['wrapper'],
  ({ text, outer }, { offset }) => {
    const root = outer?.root;
    if (!root) return undefined;
    const tail = text.slice(root.end).trimEnd();
    return {
      title: t('Remove what is around the referral'),
      safe: false,
      preferred: true,
      edits: [
        { offset, length: root.offset - offset, text: '' },
        ...(/^[\s;`]+$/.test(tail) ? [{ offset: root.end, length: tail.length, text: '' }] : []),
      ],
    };
  },
  { manual: true },
);
