import { resource } from '../model/resource';
import { seenInResponses } from '../model/sources';
import { referral } from './referral';

/** A list of referrals as the service answers it: one page, in `value`. */
export const listResponse = resource(
  'ListResponse',
  { description: 'A list of referrals as the service answers it.', source: seenInResponses },
  {
    '@odata.context': { type: 'string', format: 'url', readOnly: true, description: 'What the list is a list of.' },
    '@odata.count': { type: 'number', readOnly: true, description: 'Number of referrals, as the service counts them.' },
    value: { type: referral, list: true, description: 'The referrals of this page.' },
    '@odata.nextLink': { type: 'string', format: 'url', readOnly: true, description: 'The address of the next page.' },
    nextLink: { type: 'string', format: 'url', readOnly: true, description: 'The address of the next page.' },
  },
);
