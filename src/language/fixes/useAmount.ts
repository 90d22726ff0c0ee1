import { t } from '../../base/l10n';
import type { FixProvider } from './fixProvider';

/** Writes an amount as one of the numbers that it may mean. */
export const useAmount: FixProvider = {
  codes: ['money.thousands-point'],
  manual: true,
  offer(_, { code, offset, length, data }) {
    return (data?.allowed ?? []).map((amount) => ({
      title: t('Change to {0}', amount),
      codes: [code],
      safe: false,
      edits: [{ offset, length, text: amount }],
    }));
  },
};
