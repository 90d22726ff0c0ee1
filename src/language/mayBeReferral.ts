const names = /"(customerProfile|substatus|engagementId|qualification|consent)"\s*:/i;

/** Whether a text contains a name that is typical of referrals. If not, it need not be parsed. */
export function mayBeReferral(text: string): boolean {
  return names.test(text);
}
