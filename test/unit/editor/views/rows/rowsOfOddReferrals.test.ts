import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dueDate } from '../../../../../src/editor/views/rows/dueDate';
import { referralFacts } from '../../../../../src/editor/views/rows/referralFacts';
import { problemText, referralRow, rowText } from '../../../../../src/editor/views/rows/referralRow';

const today = new Date(2027, 2, 10, 23, 30);
const unsafe = '\u001b[31m\u009b2J\u202eevil\u2066\u0000';
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const escapes = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const value = fc.oneof(
  fc.constantFrom(null, '', 0, -1, true, unsafe, [], {}, [[unsafe]], { a: unsafe }),
  fc.jsonValue(),
);
const person = fc.oneof(value, fc.record({ firstName: value, lastName: value, email: value }));

const referral = fc.record({
  name: value,
  status: fc.oneof(value, fc.constantFrom('New', 'Active', 'Closed')),
  substatus: value,
  direction: value,
  expirationDateTime: fc.oneof(value, fc.constant('2027-03-12T00:00:00Z')),
  customerProfile: fc.oneof(value, fc.record({ name: value, address: value })),
  details: fc.oneof(value, fc.record({ dealValue: value, currency: value, closingDateTime: value })),
  team: fc.oneof(value, fc.array(person, { maxLength: 2 })),
});

describe('the row of a referral of the service', () => {
  it('never throws, and shows no control character, whatever its properties are', () => {
    fc.assert(
      fc.property(referral, (odd) => {
        const facts = referralFacts(odd as Record<string, unknown>);
        const row = referralRow(facts, today);
        const all = [row.label ?? '', rowText(row, {}), ...row.lines, dueDate(facts, today)?.kind ?? ''];
        for (const text of all) {
          assert.equal(typeof text, 'string');
          assert.doesNotMatch(text, escapes);
        }
        assert.equal(problemText({ errors: 0, warnings: 0 }), undefined);
      }),
      { numRuns: 300 },
    );
  });
});
