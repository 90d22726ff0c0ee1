import assert from 'node:assert/strict';
import { createReferralLanguage } from '../../../../src/language/service';
import type { Fix } from '../../../../src/language/types';

const language = createReferralLanguage();

function fixesFor(text: string, code: string): Fix[] {
  const document = language.parse(text);
  return language
    .validate(document)
    .filter((problem) => problem.code === code)
    .flatMap((problem) => language.fixes(document, problem));
}

function applied(text: string, fix: Fix | undefined): string {
  assert.ok(fix, 'a fix is offered');
  return [...fix.edits]
    .sort((a, b) => b.offset - a.offset)
    .reduce((result, edit) => result.slice(0, edit.offset) + edit.text + result.slice(edit.offset + edit.length), text);
}

describe('quick fixes', () => {
  it('change an unknown value to the evident one, safely', () => {
    const text = '{ "id": "1", "type": "Sharde" }';
    const [first] = fixesFor(text, 'value.unknown');
    assert.equal(applied(text, first), '{ "id": "1", "type": "Shared" }');
    assert.equal(first?.safe, true);
    assert.equal(first?.preferred, true);
  });

  it('offer every value, none of them safe if nothing is evident', () => {
    const fixes = fixesFor('{ "id": "1", "status": "Foo" }', 'value.unknown');
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ['New', 'Active', 'Closed'].map((value) => `Change to "${value}"`),
    );
    assert.ok(fixes.every(({ safe }) => !safe));
  });

  it('offer the substatuses of the status, not what would be the next problem', () => {
    const titles = (text: string) => fixesFor(text, 'value.unknown').map(({ title }) => title);
    const to = (...values: string[]) => values.map((value) => `Change to "${value}"`);
    assert.deepEqual(titles('{ "id": "1", "status": "New", "substatus": "" }'), to('Pending', 'Received'));
    assert.deepEqual(titles('[{ "id": "1", "Status": "new", "Substatus": "Foo" }]'), to('Pending', 'Received'));
    assert.deepEqual(titles('{ "id": "1", "status": "New", "substatus": "Wonn" }'), to('Pending', 'Received'));
  });

  it('never take a word for "None", near as it may be', () => {
    const fixes = fixesFor('{ "id": "1", "qualification": "Gone" }', 'value.unknown');
    assert.equal(fixes.at(-1)?.title, 'Change to "None"');
    assert.ok(fixes.every(({ safe }) => !safe));
  });

  it('correct casing', () => {
    const text = '{ "id": "1", "status": "closed", "substatus": "Won" }';
    const [first] = fixesFor(text, 'value.casing');
    assert.equal(applied(text, first), '{ "id": "1", "status": "Closed", "substatus": "Won" }');
    const wrong = '{ "id": "1", "status": "new", "substatus": "Won" }';
    assert.equal(
      applied(wrong, fixesFor(wrong, 'value.casing')[0]),
      '{ "id": "1", "status": "New", "substatus": "Won" }',
    );
  });

  it('rename a property', () => {
    const text = '{ "id": "1", "ReferralType": "Shared", "team": [{ "emailAddress": "a" }] }';
    assert.match(applied(text, fixesFor(text, 'shape.documented-spelling')[0]), /"type": "Shared"/);
    assert.match(applied(text, fixesFor(text, 'shape.unknown-property')[0]), /"email": "a"/);
  });

  it('offer each allowed substatus', () => {
    const wrong = '{ "id": "1", "status": "New", "substatus": "Won" }';
    assert.deepEqual(
      fixesFor(wrong, 'status.substatus-not-allowed').map((fix) => applied(wrong, fix)),
      [
        '{ "id": "1", "status": "New", "substatus": "Pending" }',
        '{ "id": "1", "status": "New", "substatus": "Received" }',
        '{ "id": "1", "status": "Closed", "substatus": "Won" }',
      ],
    );
    const none = '{ "id": "1", "status": "Active" }';
    assert.equal(
      applied(none, fixesFor(none, 'status.missing-substatus')[0]),
      '{ "id": "1", "status": "Active", "substatus": "Accepted" }',
    );
    const said = '{ "id": "1", "status": "Active", "substatus": "None" }';
    assert.equal(
      applied(said, fixesFor(said, 'status.missing-substatus')[0]),
      '{ "id": "1", "status": "Active", "substatus": "Accepted" }',
    );
  });

  it('leave nothing of the problem', () => {
    const text = '{ "id": "1", "solutionArea": "Security", "solutionPlay": "Migrate SAP" }';
    for (const fix of fixesFor(text, 'solution.play-not-in-area')) {
      const after = applied(text, fix);
      assert.deepEqual(fixesFor(after, 'solution.play-not-in-area'), []);
    }
  });
});
