/** Source of what the page on creating a referral documents. */
export const createAReferral = 'Microsoft Learn, Create a referral';

/** Source of what the service sends and no page documents. */
export const seenInResponses = "Seen in the service's responses";

/** Source of what only the definition of Microsoft's own connector has. */
export const seenInConnector = "Seen in Microsoft's Partner Center Referrals connector";
