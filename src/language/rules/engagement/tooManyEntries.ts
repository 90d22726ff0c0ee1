import { t } from '../../../base/l10n';
import type { Found } from '../../facts/referralView';
import { defineRule } from '../defineRule';

/** Maximum number of entries that Partner Center accepts in a deal. */
const maxEntries = 50;

const lists: readonly (readonly string[])[] = [['team'], ['details', 'requirements', 'solutions']];

const nothing: readonly never[] = [];

/** More than 50 solutions or 50 people in the partner's team. */
export const tooManyEntries = defineRule({
  code: 'engagement.too-many-entries',
  severity: 'warning',
  summary: 'The deal has more than 50 solutions, or more than 50 people in its team.',
  reason: 'Partner Center takes at most 50 of each in its bulk upload. The right example is shortened.',
  wrong: `
    {
      "team": [
        { "email": "person1@example.com" },
        { "email": "person2@example.com" },
        { "email": "person3@example.com" },
        { "email": "person4@example.com" },
        { "email": "person5@example.com" },
        { "email": "person6@example.com" },
        { "email": "person7@example.com" },
        { "email": "person8@example.com" },
        { "email": "person9@example.com" },
        { "email": "person10@example.com" },
        { "email": "person11@example.com" },
        { "email": "person12@example.com" },
        { "email": "person13@example.com" },
        { "email": "person14@example.com" },
        { "email": "person15@example.com" },
        { "email": "person16@example.com" },
        { "email": "person17@example.com" },
        { "email": "person18@example.com" },
        { "email": "person19@example.com" },
        { "email": "person20@example.com" },
        { "email": "person21@example.com" },
        { "email": "person22@example.com" },
        { "email": "person23@example.com" },
        { "email": "person24@example.com" },
        { "email": "person25@example.com" },
        { "email": "person26@example.com" },
        { "email": "person27@example.com" },
        { "email": "person28@example.com" },
        { "email": "person29@example.com" },
        { "email": "person30@example.com" },
        { "email": "person31@example.com" },
        { "email": "person32@example.com" },
        { "email": "person33@example.com" },
        { "email": "person34@example.com" },
        { "email": "person35@example.com" },
        { "email": "person36@example.com" },
        { "email": "person37@example.com" },
        { "email": "person38@example.com" },
        { "email": "person39@example.com" },
        { "email": "person40@example.com" },
        { "email": "person41@example.com" },
        { "email": "person42@example.com" },
        { "email": "person43@example.com" },
        { "email": "person44@example.com" },
        { "email": "person45@example.com" },
        { "email": "person46@example.com" },
        { "email": "person47@example.com" },
        { "email": "person48@example.com" },
        { "email": "person49@example.com" },
        { "email": "person50@example.com" },
        { "email": "person51@example.com" }
      ]
    }`,
  right: `
    {
      "team": [
        { "email": "person1@example.com" },
        { "email": "person2@example.com" }
      ]
    }`,
  remedy: 'Remove entries until 50 are left.',
  check(referral) {
    if (referral.shape.longestList <= maxEntries) return nothing;
    return lists.flatMap((names) => {
      const list = names.reduce<Found | undefined>((found, name) => found?.get(name), referral.root);
      const entries = referral.entries(list);
      const extra = entries[maxEntries];
      if (!list || !extra) return [];
      return [
        {
          message: t(
            '"{0}" has {1} entries, but Partner Center takes {2}. Remove {3}.',
            names.join('.'),
            entries.length,
            maxEntries,
            entries.length - maxEntries,
          ),
          place: list,
          at: 'key' as const,
          related: [{ place: extra, message: t('The first entry too many') }],
          data: { found: String(entries.length) },
        },
      ];
    });
  },
});
