/** Where the service's paths begin. */
export const servicePath = '/v1.0';

/** The path of the referrals (FACTS.md, section 1). */
export const collectionPath = `${servicePath}/engagements/referrals`;
