import { t } from '../../../base/l10n';
import { syntaxFix } from './syntaxFix';

/** Takes out a comma that nothing follows, or that nothing stands before. */
export const removeComma = syntaxFix(
  ['trailing-comma', 'symbol', 'missing-value', 'after-end'],
  ({ text }, { offset, length }, kind) => {
    const mark = text.slice(offset, offset + length);
    const alone = kind !== 'after-end' || text.slice(offset + 1).trim() === '';
    const comma = mark === ',' || (kind === 'after-end' && mark === ';');
    const listEntry = kind !== 'missing-value' || /[[,]\s*$/.test(text.slice(Math.max(0, offset - 1000), offset));
    if (!comma || !alone || !listEntry) return undefined;
    return {
      title: kind === 'trailing-comma' ? t('Remove trailing comma') : t('Remove "{0}"', mark),
      safe: kind !== 'missing-value',
      preferred: true,
      edits: [{ offset, length: 1, text: '' }],
    };
  },
);
