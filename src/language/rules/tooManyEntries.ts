import { t } from '../../base/l10n';
import { peek } from './peek';
import type { ReferralView } from './referralView';
import type { Rule } from './rule';

/** More entries than Partner Center takes in a deal. */
const most = 50;

const nothing: readonly never[] = [];

const lists: readonly (readonly [string, string?, string?])[] = [['team'], ['details', 'requirements', 'solutions']];

/** More than 50 solutions or 50 people in the partner's team. */
export const tooManyEntries: Rule = {
  code: 'engagement.too-many-entries',
  severity: 'warning',
  check(referral) {
    if (!anyTooLong(referral)) return nothing;
    return lists.flatMap((names) => {
      const list = referral.at(...names.filter((name) => name !== undefined));
      const entries = referral.items(list);
      const extra = entries[most];
      if (!list || !extra) return [];
      return [
        {
          code: this.code,
          message: t(
            '"{0}" has {1} entries, but Partner Center takes {2}. Remove {3}.',
            names.filter(Boolean).join('.'),
            entries.length,
            most,
            entries.length - most,
          ),
          path: list.path,
          at: 'key' as const,
          related: [{ path: extra.path, message: t('The first entry too many') }],
          data: { found: String(entries.length) },
        },
      ];
    });
  },
};

/** A quick look, since nearly every list is short. */
function anyTooLong(referral: ReferralView): boolean {
  for (const [first, second, third] of lists) {
    const list = peek(referral, first, second, third);
    if (Array.isArray(list) && list.length > most) return true;
  }
  return false;
}
