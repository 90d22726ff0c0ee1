import assert from 'node:assert/strict';
import { type BatchChange, batchEdits, planBatch } from '../../../../../../src/editor/commands/edit/batch/planBatch';
import { applyEdits } from '../../../../../../src/language/edits/applyEdits';

const active = '{ "name": "Bakery",  "status": "Active", "substatus": "Accepted" }';
const won: BatchChange = {
  values: [
    { path: ['status'], value: 'Closed' },
    { path: ['substatus'], value: 'Won' },
  ],
  after: 'Closed · Won',
};
const closing: BatchChange = {
  values: [{ path: ['details', 'closingDateTime'], value: '2027-03-31T00:00:00Z' }],
  after: '2027-03-31',
};
const owner: BatchChange = {
  values: [{ path: ['team', 0], value: { firstName: 'Ana', lastName: 'Silva', email: 'ana@contoso.com' } }],
  after: 'Ana Silva (ana@contoso.com)',
};

function changed(text: string, change: BatchChange): string {
  const { rows } = planBatch(text, undefined, change);
  return applyEdits(
    text,
    batchEdits(
      text,
      rows.map(({ pointer }) => pointer),
      change,
    ),
  );
}

describe('a batch edit', () => {
  it('shows the value before and after', () => {
    assert.deepEqual(planBatch(active, undefined, won), {
      rows: [{ pointer: '', name: 'Bakery', before: 'Active · Accepted', after: 'Closed · Won' }],
      refused: [],
    });
    assert.equal(changed(active, won), '{ "name": "Bakery",  "status": "Closed", "substatus": "Won" }');
  });

  it('says why it leaves a referral alone', () => {
    const reasons = (text: string, only?: string, change = won) =>
      planBatch(text, only, change).refused.map(({ reason }) => reason);
    assert.deepEqual(reasons('{ "status": "Closed", "substatus": "Lost" }'), [
      'It is Closed · Lost, and a closed referral cannot be changed.',
    ]);
    assert.deepEqual(reasons('{ "status": "Active", '), ['It is not valid JSON.']);
    assert.deepEqual(reasons(''), ['No referral found.']);
    assert.deepEqual(reasons(active, '/value/3'), ['No referral found.']);
    const same = { values: [{ path: ['status'], value: 'Active' }], after: 'Active' };
    assert.deepEqual(reasons('{ "status": "Active" }', undefined, same), ['It has this value already.']);
  });

  it('keeps spelling, adds what is missing, and replaces the first member of the team only', () => {
    const text = '{ "Status": "New", "Details": { "ClosingDateTime": "2027-01-01T00:00:00Z", "dealValue": 1 } }';
    assert.equal(planBatch(text, undefined, closing).rows[0]?.before, '2027-01-01');
    assert.equal(changed(text, closing), text.replace('2027-01-01', '2027-03-31'));
    assert.deepEqual(JSON.parse(changed(active, closing)).details, { closingDateTime: '2027-03-31T00:00:00Z' });
    assert.deepEqual(JSON.parse(changed(active, owner)).team, [owner.values[0]?.value]);
    const two = '{ "team": [{ "firstName": "Old", "phoneNumber": "1" }, { "firstName": "Other" }] }';
    assert.deepEqual(JSON.parse(changed(two, owner)).team, [owner.values[0]?.value, { firstName: 'Other' }]);
  });

  it('changes every referral of a list that can be changed', () => {
    const text = `[\n  ${active},\n  { "status": "Closed", "substatus": "Won" },\n  ${active.replace('Bakery', 'Mill')}\n]`;
    const { rows, refused } = planBatch(text, undefined, closing);
    assert.deepEqual([rows.length, refused.length], [2, 1]);
    const dates = JSON.parse(changed(text, closing)).map((each: { details?: object }) => each.details);
    const date = { closingDateTime: '2027-03-31T00:00:00Z' };
    assert.deepEqual(dates, [date, undefined, date]);
  });
});
