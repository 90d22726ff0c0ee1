import { t } from '../../base/l10n';
import type { FixProvider } from './fixProvider';

/** Makes consent and shape of a deal agree: consents, or makes the deal a shared one. Never without being looked at. */
export const setConsent: FixProvider = {
  codes: ['consent.sharing-contradiction'],
  offer(_, { code, offset, length, data }) {
    const text = data?.suggestion;
    if (text === undefined) return [];
    return [
      {
        title: text === 'true' ? t('Set to true (the customer agreed)') : t('Change to {0}', text),
        codes: [code],
        safe: false,
        preferred: true,
        edits: [{ offset, length, text }],
      },
    ];
  },
};
