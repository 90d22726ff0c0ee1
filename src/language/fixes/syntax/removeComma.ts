import { t } from '../../../base/l10n';
import { syntaxFix } from './syntaxFix';

/** Takes out a comma that has nothing after it, or nothing before it. */
export const removeComma = syntaxFix(
  ['trailing-comma', 'early-comma', 'symbol', 'missing-value', 'after-end'],
  ({ text }, { kind, offset, found }) => {
    const isLast = kind !== 'after-end' || text.slice(offset + 1).trim() === '';
    const isComma = found === ',' || (kind === 'after-end' && found === ';');
    const isInList = kind !== 'missing-value' || /[[,]\s*$/.test(text.slice(Math.max(0, offset - 1000), offset));
    if (!isComma || !isLast || !isInList) return undefined;
    return {
      title: kind === 'trailing-comma' ? t('Remove trailing comma') : t('Remove "{0}"', found),
      safe: kind !== 'missing-value',
      preferred: true,
      edits: [{ offset, length: 1, text: '' }],
    };
  },
);
