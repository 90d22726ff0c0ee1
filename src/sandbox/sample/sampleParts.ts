/** Returns a person of the sample data. */
export function person(firstName: string, lastName: string, email: string, phoneNumber: string) {
  return {
    firstName,
    lastName,
    phoneNumber,
    email,
    contactPreference: { locale: 'en-us', disableNotifications: false },
  };
}

/** Returns the three flags that every referral answers; `share`: with Microsoft sellers. */
export function consentTo(share: boolean) {
  return {
    consentToToShareInfoWithOthers: true,
    consentToContact: true,
    consentToShareReferralWithMicrosoftSellers: share,
    consentToMicrosoftToContactSpecificPartners: share,
  };
}

/** Returns the purchase intent, as the attribute that every deal carries (docs/service.md, "Create"). */
export function purchaseIntent(id: 'HaveNotDecided' | 'Yes' | 'No') {
  return { iot: {}, attributes: [{ type: 'CustomerMarketplaceIntent', id }] };
}

/** Tags of these ids. */
export function tags(...ids: string[]) {
  return ids.map((id) => ({ id }));
}

/** Days before or after `now`, as the service writes it; whole days at midnight. */
export function dayFrom(now: Date, days: number, wholeDay = false): string {
  const instant = new Date(now.getTime() + days * 86_400_000).toISOString();
  return wholeDay ? `${instant.slice(0, 10)}T00:00:00Z` : `${instant.slice(0, -1)}0000Z`;
}
