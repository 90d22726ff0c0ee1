import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../../src/language/service';

const language = createReferralLanguage();
const one = '{ "id": "1", "eTag": "x", "type": "Independent" }';
const two = one.replace('1', '2');

/** The text after the preferred fix of its only problem. */
function fixed(text: string): string {
  const document = language.parse(text);
  const found = language.validate(document);
  assert.equal(found.length, 1, `${text}: ${found.map(({ message }) => message).join(' ')}`);
  const [problem] = found;
  const fix = problem && language.fixes(document, problem).find(({ preferred }) => preferred);
  return fix ? applyEdits(text, fix.edits) : '';
}

describe('signs after the end of the document', () => {
  for (const [text, right] of [
    [`${one}}`, one],
    [`${one}]`, one],
    [`[${one}]]`, `[${one}]`],
    [`${one}\n}\n]`, `${one}\n`],
    [`${one}};\n`, `${one}\n`],
    [`${one},`, one],
  ] as const)
    it(`go in ${JSON.stringify(text)}`, () => assert.equal(fixed(text), right));
});

describe('referrals one after the other', () => {
  for (const [text, right] of [
    [`${one}\n${two}`, `[${one},\n${two}]`],
    [`${one},\n${two}`, `[${one},\n${two}]`],
    [`${one} , ${two}, ${one}`, `[${one} , ${two}, ${one}]`],
    [`${one},${two},\n`, `[${one},${two}]\n`],
  ] as const)
    it(`become an array in ${JSON.stringify(text)}`, () => {
      assert.equal(fixed(text.replaceAll('"1"', '"3"')), right.replaceAll('"1"', '"3"'));
    });
});

describe('code around the document', () => {
  for (const [before, after] of [
    ['```json\n', '\n```'],
    ['```\n', '\n```'],
    ['const referral = ', ';'],
    ['export const referral: Referral = ', ''],
    ['export default ', ''],
    ['module.exports = ', ';'],
  ] as const)
    it(`goes in ${JSON.stringify(before)}`, () => {
      for (const text of [one, `[${one}]`]) assert.equal(fixed(`${before}${text}${after}\n`), `${text}\n`);
    });
});
