import { t } from '../../../base/l10n';
import type { Found } from '../referralView';
import type { Rule } from '../rule';

/** More entries than Partner Center takes in a deal. */
const most = 50;

const lists: readonly (readonly string[])[] = [['team'], ['details', 'requirements', 'solutions']];

const nothing: readonly never[] = [];

/** More than 50 solutions or 50 people in the partner's team. */
export const tooManyEntries: Rule = {
  code: 'engagement.too-many-entries',
  severity: 'warning',
  check(referral) {
    if (referral.shape.longestList <= most) return nothing;
    return lists.flatMap((names) => {
      const list = names.reduce<Found | undefined>((found, name) => found?.get(name), referral.root);
      const entries = referral.entries(list);
      const extra = entries[most];
      if (!list || !extra) return [];
      return [
        {
          code: this.code,
          message: t(
            '"{0}" has {1} entries, but Partner Center takes {2}. Remove {3}.',
            names.join('.'),
            entries.length,
            most,
            entries.length - most,
          ),
          place: list,
          at: 'key' as const,
          related: [{ place: extra, message: t('The first entry too many') }],
          data: { found: String(entries.length) },
        },
      ];
    });
  },
};
