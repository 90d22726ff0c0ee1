const names = /"(customerProfile|substatus|engagementId|qualification|consent)"\s*:/i;

/** Whether a text has a name that referrals have and hardly anything else: if not, it need not be parsed to tell. */
export function mayBeReferral(text: string): boolean {
  return names.test(text);
}
