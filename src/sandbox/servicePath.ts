/** Where the service's paths begin. */
export const servicePath = '/v1.0';

/** The path of the referrals (docs/service.md, "Requests and headers"). */
export const collectionPath = `${servicePath}/engagements/referrals`;
