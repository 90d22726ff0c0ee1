import assert from 'node:assert/strict';
import { targetPointer } from '../../../../src/sync/referral/targetPointer';

const value = {
  CustomerProfile: { Address: { country: 'XX' }, team: [{ email: 'a' }, { Email: 'b' }] },
  details: { 'odd/name': 1, dealValue: 5 },
};

describe('targetPointer', () => {
  const cases: [target: string, pointer: string | undefined][] = [
    ['customerProfile.address.country', '/CustomerProfile/Address/country'],
    ['CustomerProfile/Address/Country', '/CustomerProfile/Address/country'],
    ['Referral.CustomerProfile.Address', '/CustomerProfile/Address'],
    ["$.details['dealValue']", '/details/dealValue'],
    ['customerProfile.team[1].email', '/CustomerProfile/team/1/Email'],
    ['customerProfile.team[7].email', '/CustomerProfile/team'],
    ['customerProfile.address.city', '/CustomerProfile/Address'],
    ['details.currency', '/details'],
    ['status', ''],
    ['If-Match', undefined],
    ['nothing.of.that', undefined],
    ['', ''],
  ];
  for (const [target, pointer] of cases) {
    it(`of ${target || 'nothing'} is ${pointer ?? 'nowhere'}`, () =>
      assert.equal(targetPointer(value, target), pointer));
  }
});
