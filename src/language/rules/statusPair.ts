import { referralStatus } from '../../domain/referralStatus';
import { referralSubstatus } from '../../domain/referralSubstatus';
import type { Found, ReferralView } from './referralView';

/** Status and substatus of a referral as they are meant: the right spelling of what is written, undefined for what is no value. */
export interface StatusPair {
  status?: Found & { meant?: string };
  substatus?: Found & { meant?: string };
}

const known = new WeakMap<ReferralView, StatusPair>();

/** Reads the status pair of a referral, once for all rules. */
export function statusPair(referral: ReferralView): StatusPair {
  let pair = known.get(referral);
  if (!pair) {
    pair = read(referral);
    known.set(referral, pair);
  }
  return pair;
}

function read(referral: ReferralView): StatusPair {
  const status = referral.get('status');
  const substatus = referral.get('substatus');
  return {
    status: status && {
      ...status,
      meant: typeof status.value === 'string' ? referralStatus.find(status.value) : undefined,
    },
    substatus: substatus && {
      ...substatus,
      meant: typeof substatus.value === 'string' ? referralSubstatus.find(substatus.value) : undefined,
    },
  };
}
