import { isNumber } from '../../../base/exactJson';
import { plainText } from '../../../base/plainText';
import { unescapeHtml } from '../../../base/unescapeHtml';
import { isPlaceholder } from '../../../domain/publish/placeholder';
import type { IndexedReferral } from '../../workspace/index/indexedReferral';

/** Facts that the rows of both views show of a referral. A missing value or a placeholder is undefined. */
export interface ReferralFacts {
  readonly name?: string | undefined;
  readonly customer?: string | undefined;
  readonly status?: string | undefined;
  readonly substatus?: string | undefined;
  readonly direction?: string | undefined;
  readonly value?: number | undefined;
  readonly currency?: string | undefined;
  /** Date-times as written in the referral. */
  readonly closing?: string | undefined;
  readonly expires?: string | undefined;
  /** The first member of the team: the name, else the email address. */
  readonly owner?: string | undefined;
  /** Only for referrals of a service. */
  readonly ownerEmail?: string | undefined;
}

/** Returns the facts of a referral from a service or from the JSON of a file. Any value may have a wrong type. */
export function referralFacts(referral: object): ReferralFacts {
  const own = referral as Record<string, unknown>;
  const details = part(own.details);
  const team = Array.isArray(own.team) ? own.team : [];
  return {
    name: text(own.name),
    customer: text(part(own.customerProfile).name),
    status: text(own.status),
    substatus: text(own.substatus),
    direction: text(own.direction),
    value: number(details.dealValue),
    currency: text(details.currency),
    closing: text(details.closingDateTime),
    expires: text(own.expirationDateTime),
    owner: memberName(team[0]),
    ownerEmail: text(part(team[0]).email),
  };
}

/** Returns the facts of a referral in a file, as the index keeps them. */
export function indexedFacts(referral: IndexedReferral): ReferralFacts {
  const { status, substatus, direction, value, currency, closing, expires, owner } = referral;
  return {
    name: text(referral.name?.value),
    customer: text(referral.customerName?.value),
    status: text(status),
    substatus: text(substatus),
    direction: text(direction),
    value,
    currency: text(currency),
    closing: text(closing),
    expires: text(expires),
    owner: text(owner),
  };
}

/** Returns the usual name of a member of the team, else the email address. */
function memberName(member: unknown): string | undefined {
  const { firstName, lastName, email } = part(member);
  return text([text(firstName), text(lastName)].filter(Boolean).join(' ')) ?? text(email);
}

function part(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | undefined {
  const words = typeof value === 'string' ? value.trim() : '';
  return words === '' || isPlaceholder(words) ? undefined : plainText(unescapeHtml(words));
}

function number(value: unknown): number | undefined {
  const given =
    typeof value === 'string' && value.trim() !== '' ? Number(value) : isNumber(value) ? Number(value) : undefined;
  return given !== undefined && Number.isFinite(given) ? given : undefined;
}
