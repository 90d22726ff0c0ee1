import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleTexts } from '../../../src/cli/formats/ruleTexts';
import type { ReferralLanguageOptions } from '../../../src/language/referralLanguage';
import { catalogue } from '../../../src/language/rules/catalogue';
import { createReferralLanguage } from '../../../src/language/service';
import type { Fix } from '../../../src/language/types';

const folder = join(__dirname, '../../../docs/rules');
const codes = [...catalogue.keys()];
const pages = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => [name.slice(0, -'.md'.length), readFileSync(join(folder, name), 'utf8')]),
);

/** What an example needs beside its text; the pages say so in words. */
const known = { status: 'Active', substatus: 'Accepted' };
const closed = {
  id: '37ef26aa-1d15-4533-9f93-a69bd33ab1e5',
  eTag: '"1"',
  status: 'Closed',
  substatus: 'Won',
  details: { dealValue: 10000, currency: 'EUR' },
};
const optionsOf: Readonly<Record<string, ReferralLanguageOptions>> = {
  'status.transition-not-allowed': { known: () => known },
  'status.closed-is-final': { known: () => ({ status: 'Closed', substatus: 'Won', body: closed }) },
  'value.other-fiscal-year': { taxonomy: 'FY25' },
  'date.closing-in-past': { today: '2025-07-01T00:00:00Z' },
  'engagement.invitation-expiring': { today: '2026-03-14T00:00:00Z' },
};

/** The fixes of the problems of one code in a text; undefined where there are no such problems. */
function fixesOf(code: string, text: string): Fix[] | undefined {
  const language = createReferralLanguage(optionsOf[code] ?? {});
  const document = language.parse(text);
  const problems = language.validate(document).filter((problem) => problem.code === code);
  return problems.length === 0 ? undefined : problems.flatMap((problem) => language.fixes(document, problem));
}

describe('docs/rules', () => {
  it('has a page for each code, and a code for each page', () => {
    assert.deepEqual([...pages.keys()].sort(), [...codes].sort());
    assert.deepEqual(Object.keys(ruleTexts).sort(), [...codes].sort());
  });

  it('lists every page with its severity, its fix and what it finds', () => {
    const table = readFileSync(join(folder, 'README.md'), 'utf8');
    const rows = [...table.matchAll(/^\| \[`(\S+)`\]\((\S+)\.md\) \| (\S+) \| (yes|no) \| (.+) \|$/gm)];
    assert.deepEqual(rows.map(([, code]) => code).sort(), [...codes].sort());
    for (const [, code = '', link, severity, safe, summary] of rows) {
      assert.deepEqual([link, severity, summary], [code, catalogue.get(code), ruleTexts[code]?.summary]);
      assert.ok(pages.get(code)?.includes(`Safe fix: ${safe}\n`), code);
    }
  });

  for (const [code, page] of pages) {
    describe(code, () => {
      const [wrong = '', right = ''] = [...page.matchAll(/```json\n(.*?)\n```/gs)].map(([, text]) => text);

      it('says what the rule says', () => {
        assert.ok(
          page.startsWith(`# \`${code}\`\n\nSeverity: **${catalogue.get(code)}** · Safe fix: `),
          page.slice(0, 90),
        );
        assert.ok(page.includes(`\n\n${ruleTexts[code]?.summary}\n\n`), ruleTexts[code]?.summary);
        assert.ok(page.includes(`## How to fix it\n\n${ruleTexts[code]?.remedy}\n\n`), ruleTexts[code]?.remedy);
        assert.ok(page.includes(`"referrals.rules": { "${code}": "off" }`));
      });

      it('has a wrong example that is wrong, with a safe fix if it says so', () => {
        const fixes = fixesOf(code, wrong);
        assert.ok(fixes, wrong);
        assert.equal(fixes.some(({ safe }) => safe) ? 'yes' : 'no', /Safe fix: (\w+)/.exec(page)?.[1]);
      });

      it('has a right example that is right', () => {
        assert.notEqual(right, '');
        JSON.parse(right);
        assert.equal(fixesOf(code, right), undefined, right);
      });
    });
  }

  it('names no path of one machine', () => {
    for (const [code, page] of pages) assert.doesNotMatch(page, /\/work\/|FACTS|SEED/, code);
  });
});
