import { resource } from '../model/resource';
import { seenInResponses } from '../model/sources';

const source = seenInResponses;

const link = resource(
  'Link',
  { description: 'A link of the service.', source },
  {
    uri: { type: 'string', format: 'url', readOnly: true, description: 'The address.' },
    method: { type: 'string', readOnly: true, description: 'The HTTP method.' },
  },
);

/** The links of a referral; set by the service, and taken out of an update. */
export const referralLinks = resource(
  'Links',
  { description: 'Links to this referral and to those of the same engagement.', source },
  {
    relatedReferrals: { type: link, readOnly: true, description: 'All referrals of the same engagement.' },
    self: { type: link, readOnly: true, description: 'This referral.' },
  },
);
