import { vocabulary } from './vocabulary';

/** Whether the referral was received or sent; set by the service. */
export const direction = vocabulary(
  'Direction',
  'FACTS.md, section 9',
  [
    ['Incoming', 'Another organization sent it to yours.'],
    ['Outgoing', 'Your organization created it.'],
  ],
  { closed: false },
);
