import assert from 'node:assert/strict';
import { isPart, withoutEmptyLists, withUnmentioned } from '../../../../src/sync/merge/withUnmentioned';

describe('withUnmentioned', () => {
  it('completes an entry of a list from the one with its identity, and adds no entry', () => {
    const whole = {
      team: [
        { email: 'b', firstName: 'Bo' },
        { email: 'a', firstName: 'Ann', phoneNumber: '1' },
      ],
    };
    assert.deepEqual(withUnmentioned({ team: [{ email: 'a', phoneNumber: '2' }, { email: 'c' }] }, whole), {
      team: [{ email: 'a', phoneNumber: '2', firstName: 'Ann' }, { email: 'c' }],
    });
  });

  it('adds the attributes that are not mentioned, each by its type', () => {
    const withAttributes = (...attributes: object[]) => ({
      details: { requirements: { additionalRequirements: { attributes } } },
    });
    const [role, intent] = [
      { type: 'PartnerRole', id: 'R' },
      { type: 'CustomerMarketplaceIntent', id: 'Yes' },
    ];
    const mine = { ...intent, id: 'No' };
    assert.deepEqual(withUnmentioned(withAttributes(mine), withAttributes(role, intent)), withAttributes(mine, role));
  });

  it('completes lists of things without a type or of values, too', () => {
    assert.deepEqual(withUnmentioned({ x: [{ id: '1' }, 'a'] }, { x: [{ id: '1', y: 2 }, 'b'] }), {
      x: [{ id: '1', y: 2 }, 'a'],
    });
    const industries = (...list: object[]) => ({ details: { requirements: { industries: list } } });
    assert.deepEqual(withUnmentioned(industries({ id: '1' }), industries({ id: '2' })), industries({ id: '1' }));
  });
});

describe('isPart', () => {
  const whole = {
    type: 'Shared',
    status: 'New',
    name: 'Deal',
    customerProfile: { name: 'C' },
    consent: {},
    details: null,
  };

  it('is a file without something that every referral has', () => {
    const { name: _, ...rest } = whole;
    assert.equal(isPart(rest, whole), true);
    assert.equal(isPart({ ...rest, name: '' }, whole), false);
  });

  it('does not count what the service does not have either', () => {
    const { consent: _one, details: _two, ...rest } = whole;
    assert.equal(isPart(rest, whole), false);
    const { type: _three, ...typeless } = whole;
    assert.equal(isPart({}, { team: [] }), false);
    assert.equal(isPart(typeless, typeless), false);
  });
});

describe('withoutEmptyLists', () => {
  it('takes {} in the place of a list for unchanged, and nothing else', () => {
    const base = { team: [{ email: 'a' }], customerProfile: { ids: [{ id: '1' }] }, details: { notes: 'n' } };
    assert.deepEqual(withoutEmptyLists({ team: {}, customerProfile: { ids: {} } }, base), {
      team: base.team,
      customerProfile: base.customerProfile,
    });
    for (const mine of [{ team: [] }, { team: { email: 'a' } }, { details: {} }, { team: null }, { other: {} }])
      assert.deepEqual(withoutEmptyLists(mine, base), mine);
    assert.deepEqual(withoutEmptyLists({ team: {} }, {}), { team: {} });
  });
});
