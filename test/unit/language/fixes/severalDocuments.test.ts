import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../../src/language/service';

const language = createReferralLanguage();
const [one, two] = ['{"id":"1","eTag":"x"}', '{"id":"2","eTag":"y"}'];

describe('several documents in one text', () => {
  for (const [what, text, right] of [
    ['in code fences', `\`\`\`json\n${one}\n\`\`\`\n\n\`\`\`json\n${two}\n\`\`\`\n`, `[${one},\n${two}]\n`],
    ['under headings', `# Deal 1\n${one}\n# Deal 2\n${two}\n`, `[${one},\n${two}]\n`],
    ['in a list of Markdown', `- ${one}\r\n- ${two}\r\n`, `[${one},\r\n${two}]\r\n`],
    ['as in YAML', `${one}\n---\n${two}`, `[${one},\n${two}]`],
    ['as arrays', `[${one}][${two}]`, `[${one},\n${two}]`],
    ['with words before and after', `Deal one:\n${one}\n\nDeal two:\n${two}\nThanks`, `[${one},\n${two}]`],
  ] as const)
    it(`${what} have one fix for all of them`, () => {
      const document = language.parse(text);
      const found = language.validate(document);
      assert.ok(found.length > 0 && found.length < 3, text);
      for (const problem of found) {
        const [fix, ...others] = language.fixes(document, problem);
        assert.equal(fix?.title, 'Put all referrals in an array');
        assert.equal(others.length, 0);
        assert.equal(applyEdits(text, fix.edits), right);
      }
      assert.match(found.at(-1)?.message ?? '', /Put several referrals in an array/);
      assert.deepEqual(language.validate(language.parse(right)), []);
    });

  it('have none if one of them is broken, or if there is other data', () => {
    for (const text of [`${one}\n---\n{"id":"2",}`, `${one}\n"id": "2"\n${two}`, `${one}\n[1]`]) {
      const document = language.parse(text);
      const titles = language.validate(document).flatMap((each) => language.fixes(document, each));
      assert.ok(!titles.some(({ title }) => title === 'Put all referrals in an array'), text);
    }
  });
});

describe('an apostrophe with a backslash', () => {
  const named = (literal: string) => `{"id":"1","eTag":"x","name":${literal}}`;
  const fixAll = (text: string) => applyEdits(text, language.fixAll(language.parse(text)));

  it('loses it', () => {
    assert.equal(fixAll(named(`"O\\'Brien"`)), named(`"O'Brien"`));
    assert.equal(fixAll(named(`"O\\'Brien \\\\ \\"A\\" \\u00e4"`)), named(`"O'Brien \\\\ \\"A\\" \\u00e4"`));
  });

  it('keeps it beside other wrong escapes and in paths', () => {
    for (const literal of [`"O\\'Brien \\q"`, `"C:\\'x"`]) assert.equal(fixAll(named(literal)), named(literal));
  });
});
