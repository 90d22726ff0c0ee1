import { t } from '../../base/l10n';
import type { Place } from '../types';
import type { FixProvider } from './fixProvider';

/** Opens the other one of two referrals with one ID or reference. */
export const openOther: FixProvider = {
  codes: ['identity.duplicate-id', 'identity.duplicate-reference'],
  offer(_, { code, data }) {
    const places = Array.isArray(data?.places) ? (data.places as Place[]) : [];
    return places.slice(0, 5).map((place, index) => ({
      title:
        places.length > 1
          ? t('Open the other referral ({0} of {1})', index + 1, places.length)
          : t('Open the other referral'),
      codes: [code],
      safe: false,
      edits: [],
      action: { kind: 'open', place },
    }));
  },
};
