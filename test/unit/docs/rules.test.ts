import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleDocs } from '../../../scripts/ruleDocs';
import type { Rule } from '../../../src/language/rules/defineRule';
import { rules } from '../../../src/language/rules/index';
import { exampleText } from '../../../src/language/rules/pages';
import { createReferralLanguage } from '../../../src/language/service';
import type { Fix } from '../../../src/language/types';

const root = join(__dirname, '../../..');

/** Codes that no short text can show; their own tests do. */
const withoutExample = ['check.limit'];

/** The fixes of the problems of one rule in an example; undefined if there are no such problems. */
function fixesOf({ code, exampleHost = {} }: Rule, example: string): Fix[] | undefined {
  const { known, ...options } = exampleHost;
  const language = createReferralLanguage({ ...options, ...(known && { known: () => known }) });
  const document = language.parse(exampleText(example));
  const problems = language.validate(document).filter((problem) => problem.code === code);
  return problems.length === 0 ? undefined : problems.flatMap((problem) => language.fixes(document, problem));
}

describe('docs of the rules', () => {
  for (const [name, text] of ruleDocs()) {
    it(`${name} is as generated`, () => {
      assert.equal(readFileSync(join(root, name), 'utf8'), text, 'run npm run docs');
    });
  }

  it('have no page without a rule', () => {
    const pages = readdirSync(join(root, 'docs/rules')).filter((name) => name !== 'README.md');
    assert.deepEqual(pages.sort(), rules.map(({ code }) => `${code}.md`).sort(), 'run npm run docs');
  });
});

describe('rules', () => {
  it('have a code each', () => {
    assert.equal(new Set(rules.map(({ code }) => code)).size, rules.length);
  });

  for (const rule of rules) {
    describe(rule.code, () => {
      it('has a wrong example that is wrong, with a safe fix if it says so', () => {
        assert.equal(rule.wrong === undefined, withoutExample.includes(rule.code));
        if (rule.wrong === undefined) return;
        const fixes = fixesOf(rule, rule.wrong);
        assert.ok(fixes, rule.wrong);
        assert.equal(
          fixes.some(({ safe }) => safe),
          rule.hasSafeFix ?? false,
        );
      });

      it('has a right example that is right', () => {
        JSON.parse(rule.right);
        assert.equal(fixesOf(rule, rule.right), undefined, rule.right);
      });
    });
  }
});
