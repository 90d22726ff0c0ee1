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

describe('an e-mail, a log or code around the document', () => {
  const spread = JSON.stringify(JSON.parse(one), null, 2);
  for (const [before, after] of [
    ['', '\n\nBest regards,\nAda Lovelace\nContoso Ltd.'],
    ['', '\n-- \nAda'],
    ['Hi Bo,\n\nplease find the referral below.\nIt is for "Contoso".\n\n', '\n\nBest regards,\nAda'],
    ['Hallo Bo, anbei der Deal: ', ''],
    ['Here it is:\n\n```json\n', '\n```\n\nLet me know!'],
    ['~~~json\n', '\n~~~'],
    ['From: ada@contoso.com\nTo: Bo <bo@contoso.com>\nSubject: Referral [draft]\n\n', ''],
    ['HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n', ''],
    ['PS C:\\> cat deal.json\n', '\nPS C:\\>'],
    ['# Deal 1\n\n', ''],
    ['1. First deal:\n', ''],
    ['<pre>', '</pre>'],
    ['referral = ', ''],
    ['const referral = ', ';\n\nexport default referral;'],
    ['JSON.stringify(', ')'],
    ['json.loads("""', '""")'],
    ["'", "'"],
    ['"', '"'],
  ] as const)
    it(`goes in ${JSON.stringify(before)} … ${JSON.stringify(after)}`, () => {
      for (const text of [one, spread, `[${one}]`]) assert.equal(fixed(before + text + after), text);
    });

  it('goes at the beginning of each line of an answer', () => {
    const quoted = `> ${spread.replaceAll('\n', '\n> ')}`;
    assert.equal(fixed(quoted), spread);
    assert.equal(fixed(`On Monday Ada wrote:\n${quoted}\n> Best regards`), spread);
  });

  it('stays if it may be a part of the document', () => {
    for (const text of [
      `name: A\n${one}`,
      `"name": "A"\n${one}`,
      `${one}\n"name": "A"`,
      `${one}\nstatus: Active`,
      `customerProfile:\n${one}`,
      `customerProfile: ${one}`,
      `{ "a": 1 } and\n${one}`,
    ]) {
      const document = language.parse(text);
      const titles = language
        .validate(document)
        .flatMap((problem) => language.fixes(document, problem).map(({ title }) => title));
      assert.ok(!titles.some((title) => title.startsWith('Remove what is')), `${text}: ${titles}`);
      assert.equal(applyEdits(text, language.fixAll(document)), text);
    }
  });

  it('is never taken out by Fix All', () => {
    const text = `Hi Bo,\n${one}\nBest regards`;
    assert.equal(applyEdits(text, language.fixAll(language.parse(text))), text);
  });
});

describe('a referral within a text', () => {
  const spread = JSON.stringify(JSON.parse(one), null, 2);
  for (const [what, text, right] of [
    ['with escapes', JSON.stringify(spread), spread],
    ['as a cell of a table is copied', `"${spread.replaceAll('"', '""')}"\n`, spread],
    ['on one line', `"${one.replaceAll('"', '""')}"`, one],
  ] as const)
    it(`is taken out: ${what}`, () => assert.equal(fixed(text), right));

  it('is only what JSON has', () => {
    for (const text of ['"[1]"', '"{"', '"{ a }"', '"{ ""a"": }"', '"[]"']) {
      const document = language.parse(text);
      const titles = language.validate(document).flatMap((problem) => language.fixes(document, problem));
      assert.deepEqual(titles, [], text);
    }
  });
});
