import { t } from '../../../base/l10n';
import type { Found, FoundText, ReferralView } from '../../facts/referralView';
import { instantOf } from '../../formats/readDateTime';
import { defineRule, type RuleFinding } from '../defineRule';

/** Dates that cannot be before the creation. */
const later = ['updatedDateTime', 'expirationDateTime', 'acceptedDateTime', 'closedDateTime'];

/** Maximum difference to ignore, in milliseconds: the clocks of the service's machines may differ by this much. */
const tolerance = 1000;

const nothing: readonly never[] = [];

/** A referral updated, accepted, closed or expiring before it was created. */
export const dateOrder = defineRule({
  code: 'date.order',
  severity: 'warning',
  summary: 'A referral was updated, accepted or expires before it was created.',
  reason:
    'These dates are set by the service in the order of events, so one of them was changed by hand or copied from another referral.',
  wrong: `
    {
      "createdDateTime": "2026-03-02T09:00:00Z",
      "updatedDateTime": "2026-03-01T09:00:00Z"
    }`,
  right: `
    {
      "createdDateTime": "2026-03-01T09:00:00Z",
      "updatedDateTime": "2026-03-02T09:00:00Z"
    }`,
  remedy: 'Correct the date that is wrong, or pull the latest version.',
  check(referral) {
    const created = referral.getText('createdDateTime');
    if (!created) return nothing;
    let findings: RuleFinding[] | undefined;
    for (const name of later) {
      const other = referral.get(name);
      if (!other || inOrder(referral, created, other)) continue;
      const finding = orderOf(created, other, name);
      if (finding) findings = [...(findings ?? []), finding];
    }
    return findings ?? nothing;
  },
});

function orderOf(created: Found, other: Found, name: string): RuleFinding | undefined {
  const start = instantOf(created.value);
  const end = instantOf(other.value);
  if (start === undefined || end === undefined || start - end < tolerance) return undefined;
  return {
    message: t('"{0}" is earlier than "createdDateTime". Pull the latest version to get the right dates.', name),
    place: other,
    at: 'value',
    related: [{ place: created, message: t('When the referral was created') }],
  };
}

/** Whether two dates in the service's form are in order. Compares them as texts, without parsing them. */
function inOrder(referral: ReferralView, created: FoundText, other: Found): boolean {
  const { value } = other;
  if (typeof value !== 'string') return true;
  return created.value <= value && !referral.isMisformatted(created) && !referral.isMisformatted(other);
}
