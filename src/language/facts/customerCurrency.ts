import { findCountry } from '../../domain/iso/findCountry';
import type { ReferralView } from './referralView';

/** Returns the currency of the customer's country; undefined if the country is not given, or has none. */
export function customerCurrency(referral: ReferralView): string | undefined {
  const country = referral.at('customerProfile', 'address', 'country')?.value;
  return (typeof country === 'string' && findCountry(country)?.currency) || undefined;
}
