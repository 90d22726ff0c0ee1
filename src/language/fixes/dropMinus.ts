import { t } from '../../base/l10n';
import type { FixProvider } from './fixProvider';

/** Takes the minus from a value that cannot be below zero. */
export const dropMinus: FixProvider = {
  codes: ['money.negative-value'],
  offer(document, { code, offset, length }) {
    const literal = document.text.slice(offset, offset + length);
    if (!literal.startsWith('-')) return [];
    return [
      {
        title: t('Change to {0}', literal.slice(1)),
        codes: [code],
        safe: false,
        preferred: true,
        edits: [{ offset, length: 1, text: '' }],
      },
    ];
  },
};
