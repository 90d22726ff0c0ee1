import { referralStatus } from '../../domain/referralStatus';
import { referralSubstatus } from '../../domain/referralSubstatus';
import type { Found, ReferralView } from './referralView';

/** Status and substatus of a referral as they are meant: the right spelling of what is written, undefined for what is no value. */
export interface StatusPair {
  status?: Found & { meant?: string };
  substatus?: Found & { meant?: string };
}

/** Reads the status pair of a referral. */
export function statusPair(referral: ReferralView): StatusPair {
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
