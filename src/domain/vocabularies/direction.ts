import { seenInResponses } from '../model/sources';
import { vocabulary } from '../model/vocabulary';

/** Whether the referral was received or sent; set by the service. */
export const direction = vocabulary(
  'Direction',
  seenInResponses,
  [
    ['Incoming', 'Another organization sent it to yours.'],
    ['Outgoing', 'Your organization created it.'],
  ],
  { closed: false },
);
