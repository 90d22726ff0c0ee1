import type { StoredReferral } from '../referral/storedReferral';
import { generateReferral } from './generateReferral';

/** `count` referrals, the same ones each time; only their dates follow `now`. */
export function generateReferrals(count: number, now: Date): StoredReferral[] {
  return Array.from({ length: count }, (_, index) => generateReferral(index, now));
}
