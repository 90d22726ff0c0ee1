import { t } from '../../../base/l10n';
import { direction } from '../../../domain/vocabularies/direction';
import { dealType } from '../../facts/dealFacts';
import type { Found, ReferralView } from '../../facts/referralView';
import { statusPair } from '../../facts/statusPair';
import { defineRule } from '../defineRule';

const day = 86_400_000;

/** Number of days in which an invitation must be answered before it expires. */
const daysToAnswer = 14;

/** Number of days before the end from which the rule warns. */
const daysOfWarning = 3;

/** Number of days after which an expired invitation is history, and not reported. */
const daysOfInterest = 30;

/** An unanswered invitation that expires within days, or has expired. */
export const invitationExpiring = defineRule({
  code: 'engagement.invitation-expiring',
  severity: 'warning',
  summary: 'An unanswered invitation expires within three days, or has expired.',
  reason:
    'An invitation is answered within 14 days; otherwise the service closes it as Expired, and it cannot be opened again.\n\nThe example is wrong on 14 March 2026.',
  wrong: `
    {
      "id": "37ef26aa-1d15-4533-9f93-a69bd33ab1e5",
      "eTag": "\\"1\\"",
      "status": "New",
      "substatus": "Pending",
      "expirationDateTime": "2026-03-15T09:00:00Z"
    }`,
  right: `
    {
      "id": "37ef26aa-1d15-4533-9f93-a69bd33ab1e5",
      "eTag": "\\"1\\"",
      "status": "Active",
      "substatus": "Accepted",
      "expirationDateTime": "2026-03-15T09:00:00Z"
    }`,
  remedy:
    'Accept the invitation (Active, Accepted) or decline it (Closed, Declined), and submit. If you sent it, ask the partner to answer.',
  exampleHost: { today: '2026-03-14T00:00:00Z' },
  check(referral, { today }) {
    const { status, substatus } = statusPair(referral);
    if (status?.meant !== 'New' || referral.get('id') === undefined) return [];
    const expiry = expiryOf(referral, substatus?.meant);
    if (!expiry) return [];
    // In whole days of UTC: what a check has found holds until the day is over.
    const left = Math.floor(expiry.at / day) - Math.floor(today().getTime() / day);
    if (left > daysOfWarning || left < -daysOfInterest) return [];
    const when = new Date(expiry.at).toISOString().slice(0, 10);
    const message = isOutgoing(referral, substatus?.meant) ? sentMessage(left, when) : messageOf(left, when);
    const flagged = expiry.given ?? substatus ?? status;
    return [{ message, place: flagged, at: 'value' }];
  },
});

function messageOf(left: number, when: string): string {
  if (left < 0) return t('This invitation expired on {0}. Pull the latest version before you change it.', when);
  if (left === 0) return t('This invitation expires today. Accept or decline it before that.');
  if (left === 1) return t('This invitation expires tomorrow. Accept or decline it before that.');
  return t('This invitation expires in {0} days, on {1}. Accept or decline it before that.', left, when);
}

/**
 * Whether the user sent the invitation, so that the other side answers it. Without a direction it counts as received.
 */
function isOutgoing(referral: ReferralView, substatus: string | undefined): boolean {
  const found = referral.get('direction')?.value;
  return typeof found === 'string' ? direction.find(found) === 'Outgoing' : substatus === 'Received';
}

function sentMessage(left: number, when: string): string {
  if (left < 0) return t('The invitation that you sent expired on {0}. Pull the latest version.', when);
  if (left === 0) return t('The invitation that you sent expires today. Ask the partner to answer it.');
  if (left === 1) return t('The invitation that you sent expires tomorrow. Ask the partner to answer it.');
  return t('The invitation that you sent expires in {0} days, on {1}. Ask the partner to answer it.', left, when);
}

/**
 * Returns when an invitation ends: the date that the service sent, or for a shared deal two weeks after its creation.
 */
function expiryOf(referral: ReferralView, substatus: string | undefined): { at: number; given?: Found } | undefined {
  const given = referral.get('expirationDateTime');
  const at = timeOf(given);
  if (given && at !== undefined) return { at, given };
  if (given && given.value !== '') return undefined;
  // What the other side has to answer is Received here.
  if (substatus === 'Received') return undefined;
  const created = dealType(referral) === 'Shared' ? timeOf(referral.get('createdDateTime')) : undefined;
  return created === undefined ? undefined : { at: created + daysToAnswer * day };
}

function timeOf(found: Found | undefined): number | undefined {
  const time =
    typeof found?.value === 'string' && /^\d{4}-\d\d-\d\dT/.test(found.value) ? Date.parse(found.value) : Number.NaN;
  // The service writes the year 1 for "never".
  return Number.isNaN(time) || time < 0 ? undefined : time;
}
