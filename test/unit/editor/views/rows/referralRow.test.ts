import assert from 'node:assert/strict';
import { indexedFacts, referralFacts } from '../../../../../src/editor/views/rows/referralFacts';
import { problemText, referralRow, rowText, saysName } from '../../../../../src/editor/views/rows/referralRow';

const today = new Date(2027, 2, 10, 23, 30);
const deal = {
  name: 'Loyalty on Azure',
  customerProfile: { name: 'Fourth Coffee' },
  status: 'Active',
  substatus: 'Accepted',
  details: { dealValue: 180000, currency: 'EUR', closingDateTime: '2027-03-31T00:00:00Z' },
  team: [{ firstName: 'Kim', lastName: 'Akers', email: 'kim@contoso.com' }],
};
const row = (changes: object) => referralRow(referralFacts({ ...deal, ...changes }), today);
const closing = (closingDateTime: unknown) => ({ details: { ...deal.details, closingDateTime } });

describe('the row of a referral', () => {
  it('says status, value and closing date in short', () => {
    assert.deepEqual(row({}), {
      label: 'Loyalty on Azure',
      parts: ['Active', '180,000 EUR', 'closes 31 Mar'],
      isDue: false,
      lines: [
        'Customer: Fourth Coffee',
        'Status: Active · Accepted',
        'Value: 180,000 EUR',
        'Closing date: 31 Mar',
        'Owner: Kim Akers',
      ],
    });
  });

  it('says first what needs the user, and last what is only good to know', () => {
    const problems = { errors: 2, warnings: 1 };
    const conflict = { word: 'conflict', isUrgent: true };
    const edited = { word: 'edited', isUrgent: false };
    assert.equal(
      rowText(row(closing('2027-03-11T00:00:00Z')), { state: conflict, problems, file: 'a.referral.json' }),
      'closes tomorrow · conflict · 2 errors, 1 warning · Active · 180,000 EUR · a.referral.json',
    );
    assert.equal(
      rowText(row({}), { state: edited, problems: { errors: 0, warnings: 1 } }),
      'Active · 180,000 EUR · closes 31 Mar · edited · 1 warning',
    );
  });

  it('says the year of another year, and nothing of a closing date that is none', () => {
    assert.equal(row(closing('2028-01-05T00:00:00Z')).parts[2], 'closes 5 Jan 2028');
    for (const wrong of ['soon', '2027-13-45', '', null, 7]) assert.deepEqual(row(closing(wrong)).parts.slice(2), []);
  });

  it('says first what is due within a week, or over', () => {
    const first = (day: string) => row(closing(`${day}T00:00:00Z`)).parts[0];
    assert.equal(first('2027-03-18'), 'Active');
    assert.equal(first('2027-03-17'), 'closes in 7 days');
    assert.equal(first('2027-03-11'), 'closes tomorrow');
    assert.equal(first('2027-03-10'), 'closes today');
    assert.equal(first('2027-03-09'), 'overdue since yesterday');
    assert.equal(first('2027-03-07'), '3 days overdue');
    assert.deepEqual(row(closing('2027-03-11T00:00:00Z')).parts, ['closes tomorrow', 'Active', '180,000 EUR']);
  });

  it('says when an invitation expires, not when a deal that was accepted would have', () => {
    const expires = { expirationDateTime: '2027-03-12T10:00:00Z' };
    assert.deepEqual(row({ ...expires, status: 'New', substatus: 'Pending' }).parts, [
      'expires in 2 days',
      'New',
      '180,000 EUR',
      'closes 31 Mar',
    ]);
    assert.equal(row(expires).parts[0], 'Active');
  });

  it('says the outcome of a closed deal, and no date to keep', () => {
    assert.deepEqual(row({ status: 'Closed', substatus: 'Won', ...closing('2027-03-01T00:00:00Z') }).parts, [
      'Won',
      '180,000 EUR',
    ]);
    assert.equal(row({ status: 'Active', substatus: 'Error' }).parts[0], 'Error');
  });

  it('is named after the customer if the deal has no name, and takes placeholders as absent', () => {
    assert.equal(row({ name: ' ' }).label, 'Fourth Coffee');
    assert.equal(row({ name: '<Deal name>' }).label, 'Fourth Coffee');
    assert.equal(row({ name: null, customerProfile: { name: '<Customer name>' } }).label, undefined);
    assert.deepEqual(row({ details: { dealValue: '<Deal value>', currency: '<Currency>' } }).parts, ['Active']);
  });

  it('shows a name without the HTML escapes of the service', () => {
    assert.equal(row({ name: 'Fish &amp; Chips' }).label, 'Fish & Chips');
  });

  it('names the owner by e-mail address if there is no name', () => {
    assert.equal(referralFacts({ team: [{ email: 'kim@contoso.com' }] }).owner, 'kim@contoso.com');
    for (const team of [[], null, 'x', [null], [{}]]) assert.equal(referralFacts({ team }).owner, undefined);
  });

  it('is the same for a file, whose facts come from the index', () => {
    const text = (value: string) => ({ value, offset: 0, length: 0, line: 0, character: 0 });
    const where = { uri: '', pointer: '', offset: 0, line: 0, character: 0, externalReferenceId: undefined };
    const facts = indexedFacts({
      ...where,
      ...{ id: undefined, engagementId: undefined, direction: undefined, expires: undefined },
      ...{
        name: text('Loyalty on Azure'),
        customerName: text('Fourth Coffee'),
        status: 'Active',
        substatus: 'Accepted',
      },
      ...{ value: 180000, currency: 'EUR', closing: '2027-03-31T00:00:00Z', owner: 'Kim Akers' },
    });
    assert.deepEqual(referralRow(facts, today), row({}));
  });

  it('counts problems in words', () => {
    assert.equal(problemText({ errors: 0, warnings: 0 }), undefined);
    assert.equal(problemText({ errors: 1, warnings: 2 }), '1 error, 2 warnings');
  });
});

describe('the name of a file', () => {
  it('says no more than the name of its referral, however it is spelled', () => {
    assert.ok(saysName('Fourth Coffee- loyalty.referral.json', 'Fourth Coffee: loyalty'));
    assert.ok(saysName('fourth-coffee-loyalty.referral.json', 'Fourth Coffee: loyalty'));
    assert.ok(saysName('Fourth Coffee.json', 'Fourth Coffee'));
  });

  it('says more if another file has the name already, or the name is another one', () => {
    assert.equal(saysName('Fourth Coffee 2.referral.json', 'Fourth Coffee'), false);
    assert.equal(saysName('deal.referral.json', 'Fourth Coffee'), false);
  });
});
