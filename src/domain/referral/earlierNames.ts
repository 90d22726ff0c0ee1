/** Names of the drafts of 2018 and 2019, which the API no longer has, in lower case. */
export const earlierNames: ReadonlySet<string> = new Set(
  [
    'objectType',
    'estimatedClosingDateTime',
    'statusDetail',
    'businessProfileId',
    'invitedByOrganizationId',
    'referralId',
  ].map((name) => name.toLowerCase()),
);
