import { generateReferrals } from '../src/sandbox/sample/generateReferrals';

/** When the corpus is made, so that it is the same in every run. */
export const made = new Date('2026-01-01T00:00:00Z');

/** `count` realistic referrals as an array; one in `oneWrongIn` has a substatus that its status does not allow. */
export function corpus(count: number, oneWrongIn = Number.POSITIVE_INFINITY): string {
  const referrals = generateReferrals(count, made).map((referral, index) =>
    (index + 1) % oneWrongIn === 0 ? { ...referral, status: 'Closed', substatus: 'Pending' } : referral,
  );
  return JSON.stringify(referrals, null, 2);
}
