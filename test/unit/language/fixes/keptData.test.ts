import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../../src/language/service';

const language = createReferralLanguage();

/** The text after each fix of a code: `!` before those of safe ones, `*` before those of preferred ones. */
function fixed(text: string, code: string): string[] {
  const document = language.parse(text);
  return language
    .validate(document)
    .filter((problem) => problem.code === code)
    .flatMap((problem) => language.fixes(document, problem))
    .map(({ edits, safe, preferred }) => (safe ? '!' : '') + (preferred ? '*' : '') + applyEdits(text, edits));
}

describe('fixes lose no data', () => {
  it('of a team that holds anything, whatever it is', () => {
    const deal = (team: string) =>
      `{ "id": "1", "type": "Shared", "customerProfile": { "name": "C", "team": ${team} }, "consent": {} }`;
    const contacts = (team: string) =>
      fixed(deal(team), 'engagement.co-sell-incomplete').filter((text) => text.includes('<First name>'));
    assert.equal(contacts('[]').length, 1);
    for (const team of ['["firstName": "Anna"]', '["Anna"]', '[ /* Anna */ ]'])
      assert.deepEqual(contacts(team), [], team);
  });

  it('of a status and substatus in one list', () => {
    assert.deepEqual(fixed('{ "status": ["Active", "Accepted"] }', 'shape.wrong-type'), [
      '*{ "status": "Active", "substatus": "Accepted" }',
    ]);
    for (const text of [
      '{ "status": ["Active", "Lost"] }',
      '{ "status": ["Active", "Accepted"], "substatus": "Accepted" }',
    ])
      assert.deepEqual(
        fixed(text, 'shape.wrong-type').map((each) => each.charAt(0)),
        ['{'],
        text,
      );
  });

  it('of several addresses in one', () => {
    const emails = (email: string) => `{ "team": [{ "email": ${email} }] }`;
    assert.deepEqual(fixed(emails('["a@contoso.com", "b@contoso.com"]'), 'shape.wrong-type'), [
      emails('"a@contoso.com"'),
    ]);
    assert.deepEqual(fixed(emails('"a@contoso.com; b@contoso.com"'), 'format.email'), [
      emails('"a@contoso.com"'),
      emails('"b@contoso.com"'),
    ]);
  });

  it('of several addresses in place of a team', () => {
    assert.deepEqual(fixed('{ "team": "a@contoso.com; b@contoso.com" }', 'shape.wrong-type'), [
      '*{ "team": [{ "email": "a@contoso.com" }, { "email": "b@contoso.com" }] }',
    ]);
    assert.deepEqual(fixed('{ "team": "a@contoso.com; Bo" }', 'shape.wrong-type'), []);
  });

  it('of a map in place of a list', () => {
    assert.deepEqual(fixed('{ "team": { "anna": { "email": "a@b.com" }, "bo": {} } }', 'shape.wrong-type'), [
      '*{ "team": [{ "email": "a@b.com" }, {}] }',
    ]);
    assert.deepEqual(fixed('{ "team": { "email": "a@b.com" } }', 'shape.wrong-type'), [
      '!*{ "team": [{ "email": "a@b.com" }] }',
    ]);
  });

  it('and ask for no currency if one is in the wrong place', () => {
    const code = 'money.missing-currency';
    assert.deepEqual(fixed('{ "currency": "EUR", "details": { "dealValue": 5 } }', code), []);
    assert.notEqual(fixed('{ "details": { "dealValue": 5 } }', code).length, 0);
  });

  it('and rename a property together with its value', () => {
    assert.deepEqual(fixed('{ "dealType": "Co-sell" }', 'shape.unknown-property').slice(0, 1), [
      '*{ "type": "Shared" }',
    ]);
    assert.equal(fixed('{ "dealType": "3P" }', 'shape.unknown-property')[0]?.charAt(0), '{');
  });
});
