import type { Vocabulary } from '../../domain/model/vocabulary';
import { referralStatus } from '../../domain/vocabularies/referralStatus';
import { referralSubstatus } from '../../domain/vocabularies/referralSubstatus';
import type { Found, ReferralView } from './referralView';

/** Status and substatus of a referral as meant: in the right spelling, undefined for an unknown value. */
interface StatusPair {
  status?: Found;
  substatus?: Found;
}

/** Cached result for the last referral. Rules ask about one referral after the other. */
let last: { referral: ReferralView; pair: StatusPair } | undefined;

/** Reads the status pair of a referral, once for all rules. */
export function statusPair(referral: ReferralView): StatusPair {
  if (last?.referral !== referral) last = { referral, pair: read(referral) };
  return last.pair;
}

function read(referral: ReferralView): StatusPair {
  return {
    status: meant(referral.get('status'), referralStatus),
    substatus: meant(referral.get('substatus'), referralSubstatus),
  };
}

function meant(found: Found | undefined, vocabulary: Vocabulary): Found | undefined {
  if (!found) return undefined;
  found.meant = typeof found.value === 'string' ? vocabulary.find(found.value) : undefined;
  return found;
}
