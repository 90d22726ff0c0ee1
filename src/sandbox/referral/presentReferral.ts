import { isObject, type JsonObject } from '../../base/isObject';
import { inDocumentedOrder, type StoredReferral } from './storedReferral';

/**
 * Returns a referral as it is answered.
 * @param collection the URL of the referrals, from which its links are made
 */
export function presentReferral(stored: StoredReferral, collection: string): Record<string, unknown> {
  const links = {
    relatedReferrals: { uri: `${collection}?$filter=engagementId eq '${stored.engagementId}'`, method: 'GET' },
    self: { uri: `${collection}/${stored.id}`, method: 'GET' },
  };
  return inDocumentedOrder({ ...stored, links });
}

/** Stands for what the documentation's own sample of a list leaves out: the ids of the customer, `{}` there. */
export const customerIds = 'customerProfile.ids';

/**
 * Returns a row of a list that holds less than the referral itself.
 * @param omitted names of properties, or `customerProfile.ids`; undefined for the whole referral
 */
export function asRow(
  referral: Record<string, unknown>,
  omitted: readonly string[] | undefined,
): Record<string, unknown> {
  if (!omitted) return referral;
  const row = Object.fromEntries(Object.entries(referral).filter(([name]) => !omitted.includes(name)));
  const customer = row.customerProfile;
  if (!omitted.includes(customerIds) || !isObject(customer)) return row;
  const emptied: JsonObject = { ...customer, ids: {} };
  return { ...row, customerProfile: emptied };
}
