import { t } from '../../base/l10n';
import { instantOf } from '../dates/instantOf';
import { isUtcDateTime } from '../dates/isUtcDateTime';
import type { Finding } from './finding';
import { peek } from './peek';
import type { ReferralView } from './referralView';
import type { Rule } from './rule';

/** What can't be before the creation. */
const later = ['updatedDateTime', 'expirationDateTime', 'acceptedDateTime', 'closedDateTime'];

/** The clocks of the service's machines need not agree on less. */
const tolerance = 1000;

const nothing: readonly never[] = [];

/** A referral updated, accepted, closed or expiring before it was created. */
export const dateOrder: Rule = {
  code: 'date.order',
  severity: 'warning',
  check(referral) {
    const created = peek(referral, 'createdDateTime');
    if (typeof created !== 'string') return nothing;
    let findings: Finding[] | undefined;
    for (const name of later) {
      if (inOrder(created, peek(referral, name))) continue;
      const finding = orderOf(this.code, referral, name);
      if (finding) findings = [...(findings ?? []), finding];
    }
    return findings ?? nothing;
  },
};

function orderOf(code: string, referral: ReferralView, name: string): Finding | undefined {
  const created = referral.get('createdDateTime');
  const other = referral.get(name);
  if (!created || !other) return undefined;
  const start = instantOf(created.value);
  const end = instantOf(other.value);
  if (start === undefined || end === undefined || start - end < tolerance) return undefined;
  return {
    code,
    message: t('"{0}" is earlier than "createdDateTime". Pull the latest version to get the right dates.', name),
    path: other.path,
    at: 'value',
    related: [{ path: created.path, message: t('When the referral was created') }],
  };
}

/** Whether two dates as the service writes them are in order: their letters tell, without a date being made of them. */
function inOrder(created: string, other: unknown): boolean {
  if (typeof other !== 'string') return true;
  return created <= other && (created === other || (isUtcDateTime(created) && isUtcDateTime(other)));
}
