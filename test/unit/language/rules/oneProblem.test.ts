import assert from 'node:assert/strict';
import { problems } from '../markers';

const known = '"id": "1", "eTag": "x"';
const created = `${known}, "type": "Independent"`;
const draft =
  '"name": "A", "customerProfile": { "name": "C" }, "consent": { "consentToContact": false }, "details": { "dealValue": 5, "currency": "EUR" }';
const shared = `${known}, "type": "Shared", "consent": { "consentToShareReferralWithMicrosoftSellers": true }`;

/** Asserts which problems a text has. */
function has(text: string, ...codes: string[]): void {
  assert.deepEqual(
    problems(text).map(({ code }) => code),
    codes,
    text,
  );
}

describe('a value that is there, but is not JSON', () => {
  for (const text of [
    `{ ${created}, "status": Active, "substatus": "Accepted" }`,
    `{ ${created}, "status": "Active", "substatus": Accepted }`,
    `{ ${created}, "status": "Active", "substatus": }`,
    `{ ${created}, "status": "Active", "substatus" }`,
    `{ ${created}, "details": { "currency": EUR, "dealValue": 5 } }`,
    `{ ${created}, "solutionArea": Infrastructure, "solutionPlay": "Migrate SAP" }`,
    `{ ${created}, "details": { "requirements": { "additionalRequirements": { "attributes": [{ "type": "SolutionPlay", "id": "Migrate SAP" }, { "type": "SolutionArea", "id": Infrastructure }] } } } }`,
    `{ ${created}, "status": "Closed", "substatus": "Lost", "statusReason": too expensive }`,
    `{ "id": "1", "eTag": x, "type": "Independent" }`,
    `{ "id": abc, "eTag": "x", "type": "Independent" }`,
    `{ ${draft}, "type": Shared }`,
    `{ ${draft}, "type": }`,
    `{ ${shared}, "target": [{ "type": "SolutionProfile", "id": "SOL-1" }], "inviteContext": { "assistanceRequestCode": General } }`,
    `{ ${shared}, "target": SOL-1, "inviteContext": { "assistanceRequestCode": "General" } }`,
  ])
    it(`is one problem in ${text}`, () => has(text, 'syntax.invalid-json'));

  it('is absent if it is null', () => {
    has(`{ ${created}, "status": "Active", "substatus": null }`, 'status.missing-substatus');
    has(
      `{ ${created}, "x": Y, "status": "Active" }`,
      'shape.unknown-property',
      'syntax.invalid-json',
      'status.missing-substatus',
    );
  });
});

describe('a name that is mistyped', () => {
  for (const text of [
    `{ ${created}, "details": { "curency": "EUR", "dealValue": 5 } }`,
    `{ ${created}, "soultionArea": "Infrastructure", "solutionPlay": "Migrate SAP" }`,
    `{ ${created}, "solution_area": "Infrastructure", "solutionPlay": "Migrate SAP" }`,
    `{ ${created}, "Solution Area": "Infrastructure", "solutionPlay": "Migrate SAP" }`,
    `{ ${created}, "statuss": "Active", "substatus": "Accepted" }`,
    `{ ${created}, "status": "Active", "sub_status": "Accepted" }`,
    `{ ${created}, "status": "Closed", "statusDetail": "Won" }`,
    `{ ${created}, "status": "Closed", "substatus": "Lost", "statusReson": "x" }`,
    `{ "id": "1", "e_tag": "x", "type": "Independent" }`,
    `{ ${draft}, "typ": "Independent" }`,
    `{ ${shared}, "targets": [{ "type": "SolutionProfile", "id": "SOL-1" }], "inviteContext": { "assistanceRequestCode": "General" } }`,
    `{ ${shared}, "target": [{ "type": "SolutionProfile", "id": "SOL-1" }], "inviteContex": { "assistanceRequestCode": "General" } }`,
  ])
    it(`is one problem in ${text}`, () => has(text, 'shape.unknown-property'));

  it('says nothing of another object', () => {
    has(
      `{ ${created}, "curency": "EUR", "details": { "dealValue": 5 } }`,
      'shape.unknown-property',
      'money.missing-currency',
    );
  });
});

describe('a property that comes twice', () => {
  it('is not told of its spelling, too', () => {
    has(`{ ${created}, "name": "A", "Name": "B" }`, 'syntax.duplicate-property');
    has(`{ ${created}, "Name": "A", "name": "B" }`, 'syntax.duplicate-property');
    has(`{ ${created}, "Name": "A", "NAME": "B" }`, 'shape.documented-spelling', 'syntax.duplicate-property');
    has(`{ ${created}, "details": { "notes": "a" }, "Details": {} }`, 'syntax.duplicate-property');
    has(`{ ${created}, "Name": "A" }`, 'shape.documented-spelling');
  });
});

describe('a value that is wrong in two ways', () => {
  it('is a duplicate before it is another spelling', () => {
    const products = (list: string) => `{ ${created}, "details": { "requirements": { "products": [${list}] } } }`;
    has(products('{ "id": "Azure" }, { "id": "azure" }'), 'value.duplicate');
    has(products('{ "id": "azure" }, { "id": "Azure" }'), 'value.casing', 'value.duplicate');
  });

  it('is an unknown play before it lacks an area', () => {
    has(`{ ${created}, "solutionPlay": "Security" }`, 'solution.unknown-play');
  });

  it('names the forbidden transition rather than the status None', () => {
    const text = `{ ${created}, "status": "None" }`;
    has(text, 'status.none');
    const known = () => ({ status: 'Active', substatus: 'Accepted' });
    assert.deepEqual(
      problems(text, undefined, { known }).map(({ code }) => code),
      ['status.transition-not-allowed'],
    );
  });
});
