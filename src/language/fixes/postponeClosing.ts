import { t } from '../../base/l10n';
import type { FixProvider } from './fixProvider';

/** Moves a closing date that is past to 30 or 90 days from today. */
export const postponeClosing: FixProvider = {
  codes: ['date.closing-in-past'],
  offer(_, { code, offset, length, data }) {
    const days = [30, 90];
    return (data?.allowed ?? []).map((value, index) => ({
      title: t('Move to {0} ({1} days from today)', value.slice(0, 10), days[index] ?? 0),
      codes: [code],
      safe: false,
      edits: [{ offset, length, text: JSON.stringify(value) }],
    }));
  },
};
