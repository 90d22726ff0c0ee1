import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeReferral } from '../../../../src/sync/merge/mergeReferral';
import { sameContent } from '../../../../src/sync/referral/alike';

const base = {
  id: '1',
  name: 'Deal',
  status: 'New',
  substatus: 'Pending',
  details: {
    notes: 'n',
    dealValue: 1,
    currency: 'USD',
    requirements: { products: [{ id: 'Azure' }, { id: 'Teams' }] },
  },
  team: [
    { firstName: 'A', email: 'a@x.example' },
    { firstName: 'B', email: 'b@x.example' },
  ],
};
type Draft = typeof base & Record<string, unknown>;

function change(make: (value: Draft) => void): Draft {
  const copy = structuredClone(base);
  make(copy);
  return copy;
}

describe('mergeReferral', () => {
  it('puts changes of different properties together', () => {
    const mine = change((value) => {
      value.name = 'Mine';
      value.details.notes = 'mine';
    });
    const theirs = change((value) => {
      value.details.dealValue = 2;
      value.extra = true;
    });
    const { value, conflicts, taken } = mergeReferral(base, mine, theirs);
    assert.deepEqual(conflicts, []);
    assert.deepEqual(value, {
      ...mine,
      details: { ...mine.details, dealValue: 2 },
      extra: true,
    });
    assert.deepEqual(taken, [['details', 'dealValue'], ['extra']]);
  });

  it('sees one change in two spellings', () => {
    const { name: _, ...rest } = base;
    const mine = { ...rest, Name: 'Mine' };
    const { value, conflicts } = mergeReferral(base, mine, base);
    assert.deepEqual([value.name, conflicts], ['Mine', []]);
  });

  it('tells what both changed', () => {
    const mine = change((value) => (value.name = 'Mine'));
    const theirs = change((value) => (value.name = 'Theirs'));
    const { value, conflicts } = mergeReferral(base, mine, theirs);
    assert.deepEqual(conflicts, [{ path: ['name'], base: 'Deal', mine: 'Mine', theirs: 'Theirs' }]);
    assert.equal(value.name, 'Mine');
    assert.equal(mergeReferral(base, mine, theirs, { choose: () => 'theirs' }).value.name, 'Theirs');
  });

  it('never mixes the halves of a status', () => {
    const mine = change((value) => Object.assign(value, { status: 'Active', substatus: 'Accepted' }));
    const theirs = change((value) => Object.assign(value, { status: 'Closed', substatus: 'Lost', statusReason: 'x' }));
    const { conflicts } = mergeReferral(base, mine, theirs);
    assert.equal(conflicts.length, 1);
    const { value } = mergeReferral(base, mine, theirs, { choose: () => 'theirs' });
    assert.deepEqual([value.status, value.substatus, value.statusReason], ['Closed', 'Lost', 'x']);
    const kept = mergeReferral(base, mine, theirs).value;
    assert.deepEqual([kept.status, kept.substatus, kept.statusReason], ['Active', 'Accepted', undefined]);
    const half = mergeReferral(
      base,
      base,
      change((value) => (value.substatus = 'Received')),
    ).value;
    assert.deepEqual([half.status, half.substatus], ['New', 'Received']);
  });

  it('says of a status that both changed all that belongs to it', () => {
    const [mine, theirs] = [
      { status: 'Closed', substatus: 'Lost', statusReason: 'x' },
      { status: 'Active', substatus: 'Accepted' },
    ];
    const { conflicts } = mergeReferral(base, { ...base, ...mine }, { ...base, ...theirs });
    assert.deepEqual(conflicts, [{ path: ['status'], base: { status: 'New', substatus: 'Pending' }, mine, theirs }]);
    const unknown = mergeReferral(undefined, { ...base, ...mine }, { ...base, ...theirs }).conflicts;
    assert.deepEqual(unknown, [{ path: ['status'], base: undefined, mine, theirs }]);
  });

  const amounts: [path: string, amount: string, at: (amount: object) => object][] = [
    ['details/dealValue', 'dealValue', (amount) => ({ details: { notes: 'n', ...amount } })],
    [
      'details/requirements/solutions/sol-1/price',
      'price',
      (amount) => ({ details: { requirements: { solutions: [{ id: 'SOL-1', ...amount }] } } }),
    ],
    ['registrations/r/contract/value', 'value', (amount) => ({ registrations: [{ id: 'R', contract: amount }] })],
  ];
  for (const [path, name, at] of amounts)
    it(`never mixes an amount and its currency: ${path}`, () => {
      const all = (amount: object) => ({ ...base, ...at(amount) });
      const was = all({ [name]: 1, currency: 'USD' });
      const mine = all({ [name]: 2, currency: 'USD' });
      const theirs = all({ [name]: 1, currency: 'EUR' });
      const { value, conflicts } = mergeReferral(was, mine, theirs);
      assert.deepEqual([value, conflicts.map((each) => each.path.join('/'))], [mine, [path]]);
      assert.deepEqual(mergeReferral(was, mine, theirs, { choose: () => 'theirs' }).value, theirs);
      assert.deepEqual(mergeReferral(was, was, theirs).value, theirs);
    });

  const wholes: [path: string, was: object, mine: object, theirs: object, at: (whole: object) => object][] = [
    [
      'customerProfile/address',
      { addressLine1: '1 Harbor Street', city: 'Seattle', country: 'US' },
      { city: 'Tacoma' },
      { addressLine1: 'Unter den Linden 1', country: 'DE' },
      (address) => ({ customerProfile: { name: 'C', address } }),
    ],
    [
      'consent',
      { consentToContact: true, consentToShareReferralWithMicrosoftSellers: true },
      { consentToContact: false },
      { consentToShareReferralWithMicrosoftSellers: false },
      (consent) => ({ consent }),
    ],
    [
      'inviteContext',
      { notes: 'n', assistanceRequestCode: 'Other' },
      { notes: 'mine' },
      { assistanceRequestCode: 'General' },
      (inviteContext) => ({ inviteContext }),
    ],
  ];
  for (const [path, was, ours, others, at] of wholes)
    it(`never makes a third one of two: ${path}`, () => {
      const [from, mine, theirs] = [at(was), at({ ...was, ...ours }), at({ ...was, ...others })];
      const { value, conflicts } = mergeReferral(from, mine, theirs);
      assert.deepEqual([value, conflicts.map((each) => each.path.join('/'))], [mine, [path]]);
      assert.deepEqual(mergeReferral(from, mine, theirs, { choose: () => 'theirs' }).value, theirs);
      assert.deepEqual(mergeReferral(undefined, mine, theirs).conflicts.length, 1);
      const alone = mergeReferral(from, { ...from, name: 'x' }, theirs);
      assert.deepEqual([alone.conflicts, alone.value], [[], { ...theirs, name: 'x' }]);
      assert.deepEqual(mergeReferral(from, mine, { ...from, name: 'x' }).conflicts, []);
    });

  it('takes null for the same as nothing', () => {
    const merged = mergeReferral(
      { details: { dealValue: 1 } },
      { details: { dealValue: 1, notes: null } },
      {
        details: { dealValue: 1, notes: 'theirs' },
      },
    );
    assert.deepEqual([merged.conflicts, merged.value], [[], { details: { dealValue: 1, notes: 'theirs' } }]);
  });

  it('merges also what is of another type than documented', () => {
    const at = (notes: object, requirements: unknown) => ({ details: { notes, requirements } });
    const { value, conflicts } = mergeReferral(
      at({ a: 1, b: 1 }, 'x'),
      at({ a: 2, b: 1 }, ['y']),
      at({ a: 1, b: 2 }, 'x'),
    );
    assert.deepEqual([value, conflicts], [at({ a: 2, b: 2 }, ['y']), []]);
  });

  it('merges lists by what tells entries apart', () => {
    const mine = change((value) => {
      value.details.requirements.products = [{ id: 'Teams' }, { id: 'Azure' }, { id: 'Office' }];
      value.team[0] = { firstName: 'Ann', email: 'a@x.example' };
    });
    const theirs = change((value) => {
      value.details.requirements.products = [{ id: 'Azure' }, { id: 'Visio' }];
      value.team.push({ firstName: 'C', email: 'c@x.example' });
    });
    const { value, conflicts } = mergeReferral(base, mine, theirs);
    assert.deepEqual(conflicts, []);
    assert.deepEqual((value.details as Draft['details']).requirements.products, [
      { id: 'Azure' },
      { id: 'Office' },
      { id: 'Visio' },
    ]);
    assert.deepEqual(
      (value.team as Draft['team']).map(({ firstName }) => firstName),
      ['Ann', 'B', 'C'],
    );
  });

  it('tells an entry that one removed and the other changed', () => {
    const mine = change((value) => value.team.shift());
    const theirs = change((value) => (value.team[0] = { firstName: 'Ann', email: 'a@x.example' }));
    const { value, conflicts } = mergeReferral(base, mine, theirs);
    assert.equal(conflicts.length, 1);
    assert.equal(conflicts[0]?.mine, undefined);
    assert.equal((value.team as unknown[]).length, 1);
    assert.equal((mergeReferral(base, mine, theirs, { choose: () => 'theirs' }).value.team as unknown[]).length, 2);
  });

  it('takes what the service sets from the service', () => {
    const mine = change((value) => (value.updatedDateTime = '2026-01-01T00:00:00Z'));
    const theirs = change((value) => (value.updatedDateTime = '2026-01-02T00:00:00Z'));
    const { value, conflicts } = mergeReferral(base, mine, theirs);
    assert.deepEqual([value.updatedDateTime, conflicts], ['2026-01-02T00:00:00Z', []]);
  });

  it('gives the one change, agrees with itself, and loses nothing: for any values', () => {
    const scalar = fc.oneof(fc.constantFrom('a', 'b', 1, true, null), fc.string());
    const leaf = fc.record({ notes: scalar, dealValue: scalar, currency: scalar }, { requiredKeys: [] });
    const people = fc.array(fc.record({ email: fc.constantFrom('a', 'b', 'c'), firstName: scalar }), { maxLength: 4 });
    const any = fc.record(
      {
        name: scalar,
        status: scalar,
        substatus: scalar,
        details: leaf,
        team: people,
        other: fc.jsonValue({ maxDepth: 2 }),
      },
      { requiredKeys: [] },
    );
    const removed = { absent: 'removed' } as const;
    fc.assert(
      fc.property(any, any, any, (one, mine, theirs) => {
        assert.ok(sameContent(mergeReferral(one, mine, one, removed).value, mine));
        assert.ok(sameContent(mergeReferral(one, one, theirs, removed).value, theirs));
        assert.deepEqual(mergeReferral(one, mine, mine, removed).conflicts, []);
        const ours = mergeReferral(one, mine, theirs, removed);
        const others = mergeReferral(one, mine, theirs, { ...removed, choose: () => 'theirs' });
        assert.deepEqual(ours.conflicts, others.conflicts);
        // No conflict: the same for both. Merged again with what was merged, nothing changes.
        if (ours.conflicts.length === 0) assert.deepEqual(ours.value, others.value);
        assert.deepEqual(mergeReferral(theirs, ours.value, theirs, removed).conflicts, []);
      }),
      { numRuns: 500 },
    );
  });
});
