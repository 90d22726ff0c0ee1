import { t } from '../../base/l10n';
import type { FixProvider } from './fixProvider';

/** Writes a date, address or number in the form that is due; safe if what it means is evident. */
export const correctFormat: FixProvider = {
  codes: ['date.invalid', 'date.not-utc', 'format.email', 'format.partner-id', 'format.duns', 'format.guid'],
  offer(_, { code, offset, length, data }) {
    const allowed = data?.allowed ?? [];
    return allowed.map((value, index) => ({
      title: t('Change to "{0}"', value),
      codes: [code],
      safe: value === data?.suggestion,
      ...((value === data?.suggestion || (index === 0 && allowed.length === 1)) && { preferred: true }),
      edits: [{ offset, length, text: JSON.stringify(value) }],
    }));
  },
};
