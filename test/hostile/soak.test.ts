import { hostileSoak } from '../soak/hostile/hostileSoak';

describe('any sequence of edits, faults and commands of two processes', function () {
  this.timeout(120_000);

  // `npm run test:soak` runs 10,000 of them.
  it('loses, doubles and overwrites nothing at a service that we did not write', () => hostileSoak(25));
});
