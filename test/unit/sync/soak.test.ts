import { soak } from '../../soak/soakProperty';

describe('any sequence of edits, faults and commands', function () {
  this.timeout(60_000);

  // `npm run test:soak` runs 10,000 of them.
  it('loses, doubles and overwrites nothing', () => soak(60));
});
