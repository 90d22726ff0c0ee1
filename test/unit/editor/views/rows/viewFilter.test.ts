import assert from 'node:assert/strict';
import {
  filterQuery,
  filterText,
  isAnsweredHere,
  matchesFilter,
  toViewFilter,
  type ViewFilter,
} from '../../../../../src/editor/views/rows/viewFilter';

const today = new Date(2027, 1, 10);
const deal = {
  ...{ name: 'Loyalty on Azure', customer: 'Fourth Coffee', owner: 'Kim Akers', direction: 'Incoming' },
  ...{ status: 'Active', substatus: 'Accepted', closing: '2027-03-31T00:00:00Z' },
};
const passes = (filter: ViewFilter, changes: object = {}, file = {}) =>
  matchesFilter({ ...deal, ...changes }, filter, today, file);

describe('the filter of a view', () => {
  it('lets everything through if nothing is asked', () => {
    assert.ok(passes({}));
    assert.ok(matchesFilter({}, {}, today));
  });

  it('asks for a status, an outcome, or invitations to answer', () => {
    assert.ok(passes({ stage: 'Active' }));
    assert.ok(!passes({ stage: 'New' }));
    const won = { status: 'Closed', substatus: 'Won' };
    assert.ok(passes({ stage: 'Won' }, won) && passes({ stage: 'Closed' }, won) && !passes({ stage: 'Lost' }, won));
    assert.ok(passes({ stage: 'invitation' }, { status: 'New' }));
    assert.ok(!passes({ stage: 'invitation' }, { status: 'New', direction: 'Outgoing' }));
  });

  it('asks for dates of open deals', () => {
    assert.ok(passes({ period: 'thisQuarter' }));
    assert.ok(!passes({ period: 'thisQuarter' }, { closing: '2027-04-01T00:00:00Z' }));
    assert.ok(!passes({ period: 'thisQuarter' }, { closing: undefined }));
    assert.ok(!passes({ period: 'thisQuarter' }, { status: 'Closed' }));
    assert.ok(passes({ period: 'overdue' }, { closing: '2027-02-09T00:00:00Z' }));
    assert.ok(!passes({ period: 'overdue' }, { closing: '2027-02-10T00:00:00Z' }));
    const invited = { status: 'New', expires: '2027-02-12T08:00:00Z' };
    assert.ok(passes({ period: 'expiring' }, invited));
    assert.ok(!passes({ period: 'expiring' }, { ...invited, expires: '2027-03-12T08:00:00Z' }));
    assert.ok(!passes({ period: 'expiring' }, { ...invited, status: 'Active' }));
  });

  it('asks for customer, owner and text without regard to case; all conditions must hold', () => {
    assert.ok(passes({ customer: 'FOURTH coffee', owner: { name: 'kim akers' }, words: 'azure' }));
    assert.ok(passes({ words: 'coffee' }));
    assert.ok(!passes({ customer: 'Fourth Coffee', stage: 'New' }));
    assert.ok(!passes({ owner: { name: 'Kim' } }));
  });

  it('asks for the sync state and for problems of files', () => {
    assert.ok(passes({ state: 'conflict' }, {}, { state: 'conflict' }));
    assert.ok(!passes({ state: 'conflict' }, {}, { state: 'edited' }));
    assert.ok(passes({ problems: true }, {}, { problems: { errors: 0, warnings: 1 } }));
    assert.ok(!passes({ problems: true }));
  });

  it('is said in words', () => {
    const filter: ViewFilter = {
      stage: 'Active',
      period: 'thisQuarter',
      owner: { name: 'Kim', email: 'kim@contoso.com' },
    };
    assert.equal(filterText(filter), 'Active, closing this quarter, owner Kim');
    assert.equal(filterText({}), '');
  });

  it('is taken from outside as far as it is one', () => {
    const good = { stage: 'Active', period: 'overdue', words: 'x', state: 'edited', problems: true };
    assert.deepEqual(toViewFilter({ ...good, owner: 'Kim', more: 1 }), { ...good, owner: { name: 'Kim' } });
    for (const wrong of [undefined, null, '', 7, [], { stage: 'Paused', owner: 3, state: 'x', problems: 1 }])
      assert.deepEqual(toViewFilter(wrong), {});
  });

  it('sends a service only what its documentation shows: eq, and, any', () => {
    const owner = { name: 'Kim', email: "o'kim@contoso.com" };
    assert.equal(filterQuery({ stage: 'Won' }), "status eq 'Closed' and substatus eq 'Won'");
    assert.equal(filterQuery({ stage: 'invitation' }), "direction eq 'Incoming' and status eq 'New'");
    const text = filterQuery({ stage: 'Active', owner, customer: 'X', words: 'y', period: 'overdue' });
    assert.equal(text, "status eq 'Active' and team/any(t:t/email eq 'o''kim@contoso.com')");
    assert.ok(isAnsweredHere({ customer: 'X' }) && isAnsweredHere({ period: 'overdue' }));
    assert.ok(!isAnsweredHere({ stage: 'Active' }));
  });
});
