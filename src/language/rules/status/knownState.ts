import { t } from '../../../base/l10n';
import { referralStatus } from '../../../domain/vocabularies/referralStatus';
import { referralSubstatus } from '../../../domain/vocabularies/referralSubstatus';
import type { ReferralView } from '../../facts/referralView';
import type { KnownReferral } from '../../types';
import type { RuleContext } from '../defineRule';

/** State of a referral when the service was last asked. */
export interface KnownState {
  status: string;
  substatus?: string;
  /** The state as a message names it: `Active · Accepted (checked 2026-11-20 14:05 UTC)`. */
  named: string;
  known: KnownReferral;
}

/** Returns the last status that the service sent for a referral; undefined if none is known. */
export function knownState(referral: ReferralView, context: RuleContext): KnownState | undefined {
  const id = referral.get('id')?.value;
  if (typeof id !== 'string' || id === '') return undefined;
  const known = context.known(id);
  const status = typeof known?.status === 'string' ? referralStatus.find(known.status) : undefined;
  if (!known || status === undefined) return undefined;
  const substatus = typeof known.substatus === 'string' ? referralSubstatus.find(known.substatus) : undefined;
  const detail = substatus !== undefined && substatus !== 'None' ? substatus : undefined;
  const seen = seenOn(known.seen);
  const state = detail ? `${status} · ${detail}` : status;
  return {
    status,
    known,
    named: seen === undefined ? state : t('{0} (checked {1})', state, seen),
    ...(detail && { substatus: detail }),
  };
}

function seenOn(seen: string | undefined): string | undefined {
  const time = seen === undefined ? Number.NaN : Date.parse(seen);
  if (Number.isNaN(time)) return undefined;
  const text = new Date(time).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 16)} UTC`;
}
