import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../../src/language/service';

const language = createReferralLanguage();

/** The text after the preferred fix of its error of syntax, which is its only error except for what a draft lacks. */
function fixed(text: string): string {
  const document = language.parse(text);
  const errors = language
    .validate(document)
    .filter(({ code, severity }) => severity === 'error' && code !== 'shape.missing-property');
  assert.deepEqual(
    errors.map(({ code }) => code),
    ['syntax.invalid-json'],
    `${text}: ${errors.map(({ message }) => message).join(' ')}`,
  );
  const [problem] = errors;
  const fix = problem && language.fixes(document, problem).find(({ preferred }) => preferred);
  return fix ? applyEdits(text, fix.edits) : '';
}

describe('a broken text has one error, and a fix', () => {
  for (const [what, text, right] of [
    [
      'an object in a list without its opening brace',
      '{ "details": { "requirements": { "products": [{ "id": "Azure" }, "id": "Office" }] } } }',
      '{ "details": { "requirements": { "products": [{ "id": "Azure" }, {"id": "Office" }] } } }',
    ],
    [
      'an object in a list without braces',
      '{ "team": ["firstName": "A", "lastName": "B"] }',
      '{ "team": [{"firstName": "A", "lastName": "B"}] }',
    ],
    [
      'a bracket before a single value',
      '{ "customerProfile": { "name": ["A", "address": { "city": "B" } }, "name": "C" }',
      '{ "customerProfile": { "name": "A", "address": { "city": "B" } }, "name": "C" }',
    ],
    [
      'a bracket before an object',
      '{ "customerProfile": { "address": [{ "city": "B" }, "name": "A" }, "name": "C" }',
      '{ "customerProfile": { "address": { "city": "B" }, "name": "A" }, "name": "C" }',
    ],
    [
      'a bracket in place of a brace',
      '{ "customerProfile": ["name": "A", "address": { "city": "B" } }, "name": "C" }',
      '{ "customerProfile": {"name": "A", "address": { "city": "B" } }, "name": "C" }',
    ],
    [
      'a bracket in place of the first brace',
      '[ "name": "A", "type": "Independent" }',
      '{ "name": "A", "type": "Independent" }',
    ],
  ] as const)
    it(what, () => assert.equal(fixed(text), right));
});

describe('fixes of a broken list', () => {
  it('never keep only its first value', () => {
    const document = language.parse('{ "name": ["A", "B" "C"] }');
    const errors = language.validate(document).filter(({ code }) => code !== 'shape.missing-property');
    const titles = errors.flatMap((problem) => language.fixes(document, problem));
    assert.deepEqual(
      titles.map(({ title }) => title),
      ['Insert missing comma'],
    );
  });
});
