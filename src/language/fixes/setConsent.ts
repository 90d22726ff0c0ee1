import type { FixProvider } from './fixProvider';

/** Makes consent and shape of a deal agree: consents, or makes the deal a shared one. Never without being looked at. */
export const setConsent: FixProvider = {
  codes: ['consent.sharing-contradiction'],
  offer(_, { code, offset, length, data }) {
    const text = data?.suggestion;
    if (text === undefined) return [];
    return [
      {
        title: text === 'true' ? 'Set to true (consent to sharing)' : `Change to ${text}`,
        codes: [code],
        safe: false,
        preferred: true,
        edits: [{ offset, length, text }],
      },
    ];
  },
};
