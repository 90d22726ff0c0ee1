import assert from 'node:assert/strict';
import { exactNumber } from '../../../../src/base/exactJson';
import { conflictQuestion, conflictText, keepMineText, useTheirsText } from '../../../../src/sync/words/conflictText';
import { propertyName, propertyNames } from '../../../../src/sync/words/propertyName';
import { type Submitted, submittedText } from '../../../../src/sync/words/submittedText';
import { valueText } from '../../../../src/sync/words/valueText';

describe('properties and values for people', () => {
  it('names properties in words', () => {
    const named: [string, string][] = [
      ['details/dealValue', 'deal value'],
      ['details/closingDateTime', 'closing date'],
      ['name', 'deal name'],
      ['customerProfile/name', 'customer name'],
      ['customerProfile/address/city', 'customer city'],
      ['customerProfile/team/rosa@h.example/lastName', 'customer last name (rosa@h.example)'],
      ['details/requirements/products/azure', 'products (azure)'],
      ['engagementId', 'engagement ID'],
      ['consent/consentToShareReferralWithMicrosoftSellers', "consent to share with Microsoft's sellers"],
    ];
    for (const [path, name] of named) assert.equal(propertyName(path.split('/')), name, path);
  });

  it('lets a property speak for those that change with it', () => {
    const names = (...paths: string[]) => propertyNames(paths.map((path) => path.split('/')));
    assert.equal(names('details/dealValue', 'details/currency', 'status', 'substatus'), 'deal value, status');
    assert.equal(names('details/currency'), 'currency');
  });

  it('shows values without JSON', () => {
    const shown: [unknown, string][] = [
      [{ dealValue: 507000, currency: 'CAD' }, '507,000 CAD'],
      [{ status: 'Active', substatus: 'Accepted' }, 'Active · Accepted'],
      ['2027-03-31T00:00:00Z', '31 Mar 2027'],
      [1234567.5, '1,234,567.5'],
      [true, 'yes'],
      [undefined, 'nothing'],
      ['', 'empty'],
      [[{ id: 'Azure' }, { id: 'Teams' }], 'Azure, Teams'],
      [{ firstName: 'Rosa', lastName: 'Lind', email: 'r@h.example' }, 'Rosa Lind r@h.example'],
      [{ notes: { deep: [1] } }, '1'],
      ['two\nlines', 'two lines'],
    ];
    for (const [value, text] of shown) assert.equal(valueText(value), text);
    for (const number of ['1.10', '1E2', '123456789012345678901.25', '9007199254740993', '1e400']) {
      const dealValue = exactNumber(number);
      assert.equal(valueText(dealValue), number);
      assert.equal(valueText({ dealValue, currency: 'CAD' }), `${number} CAD`);
    }
    assert.equal(valueText({ dealValue: exactNumber('12.500'), currency: 'USD' }), '12.5 (12.500) USD');
    assert.equal(valueText('x'.repeat(1000)).length, 60);
    for (const odd of [{}, [], [[]], { a: {} }, null]) assert.doesNotMatch(valueText(odd), /[{}[\]]/);
  });
});

describe('the words of a conflict', () => {
  const conflict = {
    path: ['details', 'dealValue'],
    base: undefined,
    mine: { dealValue: 507000, currency: 'CAD' },
    theirs: { dealValue: 77777, currency: 'CAD' },
  };

  it('say what another user changed, and where', () => {
    const text = conflictText({ reason: 'moved', paths: [conflict.path], isBaseKnown: true }, 'Partner Center');
    assert.equal(
      text,
      'Not submitted: someone changed the deal value in Partner Center after you last pulled this deal.',
    );
    const paths = [conflict.path, ['details', 'notes'], ['name']];
    assert.match(
      conflictText({ reason: 'moved', paths, isBaseKnown: true }, 'Partner Center'),
      /changed the deal value, notes and deal name in/,
    );
  });

  it('offer both values', () => {
    assert.equal(keepMineText(conflict), 'Keep mine: 507,000 CAD');
    assert.equal(useTheirsText(conflict, 'Partner Center'), "Use Partner Center's: 77,777 CAD");
    assert.equal(
      conflictQuestion(conflict),
      'You and someone else both changed the deal value (earlier value unknown)',
    );
    assert.match(conflictQuestion({ ...conflict, base: { dealValue: 1, currency: 'CAD' } }), /; it was 1 CAD$/);
  });
});

describe('what a submit did, in one sentence', () => {
  const submitted: Submitted = {
    outcome: 'updated',
    sent: [],
    merged: [],
    set: [],
    kept: [],
    status: 'Active · Accepted',
  };

  it('tells of a create and the status that the service gave', () => {
    const set = [['status'], ['substatus']];
    assert.equal(
      submittedText({ ...submitted, outcome: 'created', set }, 'the sandbox'),
      'Created in the sandbox. Status is now Active · Accepted.',
    );
  });

  it('names what was updated', () => {
    const sent = [
      ['details', 'dealValue'],
      ['details', 'closingDateTime'],
    ];
    assert.equal(
      submittedText({ ...submitted, sent }, 'Partner Center'),
      'Updated in Partner Center: deal value, closing date.',
    );
  });

  it('tells what was merged, adopted, set by the service or had been there', () => {
    const merged = [['name']];
    assert.match(
      submittedText({ ...submitted, sent: [['details', 'notes']], merged, set: merged }, 'the sandbox'),
      /other people's changes: deal name\.$/,
    );
    assert.match(submittedText({ ...submitted, outcome: 'created', adopted: true }, 'the sandbox'), /^Already created/);
    assert.match(
      submittedText({ ...submitted, sent: [['name']], set: [['details', 'notes']] }, 'the sandbox'),
      /Also set by the sandbox: notes/,
    );
    assert.match(submittedText({ ...submitted, outcome: 'unchanged' }, 'the sandbox'), /already up to date/);
  });

  it('says that nothing was left to send if only the values of the service were taken', () => {
    const merged = [['details', 'dealValue']];
    assert.equal(
      submittedText({ ...submitted, merged, set: merged }, 'the sandbox'),
      "Took the sandbox's deal value. Nothing was left to send.",
    );
    assert.equal(submittedText(submitted, 'the sandbox'), 'Already up to date with the sandbox.');
  });

  it('names no property both as updated and as merged', () => {
    const [notes, value] = [
      ['details', 'notes'],
      ['details', 'dealValue'],
    ];
    assert.equal(
      submittedText({ ...submitted, sent: [notes], merged: [notes, value] }, 'the sandbox'),
      "Updated in the sandbox: notes. Merged with other people's changes: deal value.",
    );
  });
});
