import { referralStatus } from '../../domain/referralStatus';
import { referralSubstatus } from '../../domain/referralSubstatus';
import type { Vocabulary } from '../../domain/vocabulary';
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
  return {
    status: meant(referral.get('status'), referralStatus),
    substatus: meant(referral.get('substatus'), referralSubstatus),
  };
}

function meant(found: Found | undefined, vocabulary: Vocabulary): (Found & { meant?: string }) | undefined {
  return (
    found && Object.assign(found, { meant: typeof found.value === 'string' ? vocabulary.find(found.value) : undefined })
  );
}
