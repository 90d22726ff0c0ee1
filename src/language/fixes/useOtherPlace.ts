import { t } from '../../base/l10n';
import type { FixProvider } from './fixProvider';

/** Takes over what the referral's root says. */
export const useOtherPlace: FixProvider = {
  codes: ['solution.contradicting-places'],
  offer(_, { code, offset, length, data }) {
    const value = data?.suggestion;
    return value === undefined
      ? []
      : [
          {
            title: t('Change to "{0}", as at the top level', value),
            codes: [code],
            safe: false,
            edits: [{ offset, length, text: JSON.stringify(value) }],
          },
        ];
  },
};
