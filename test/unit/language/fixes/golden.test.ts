import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { ParsedDocument } from '../../../../src/language/document/parsedDocument';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { changeTaxonomy } from '../../../../src/language/fixes/changeTaxonomy';
import { fixes } from '../../../../src/language/fixes/index';
import type { ReferralLanguageOptions } from '../../../../src/language/referralLanguage';
import { createReferralLanguage } from '../../../../src/language/service';
import type { Fix, KnownReferral, Problem } from '../../../../src/language/types';
import { type GoldenCase, goldenCases } from './goldenCases';

const seen = '2025-03-01T00:00:00Z';
const known: Readonly<Record<string, KnownReferral>> = {
  'r-active': { status: 'Active', substatus: 'Accepted', seen },
  'r-lost': {
    status: 'Closed',
    substatus: 'Lost',
    seen,
    body: { id: 'r-lost', status: 'Closed', substatus: 'Lost', statusReason: 'Price', details: { notes: 'Call' } },
  },
};
const options: ReferralLanguageOptions = { today: '2025-03-10T12:00:00Z', taxonomy: 'FY25', known: (id) => known[id] };
const language = createReferralLanguage(options);
const cases = goldenCases();

/** Set UPDATE_GOLDEN=1 to write what comes out; look at the difference before keeping it. */
const update = process.env.UPDATE_GOLDEN === '1';

/** Codes with a fix that edits the text. */
const fixable = [
  'syntax.invalid-json',
  'syntax.duplicate-property',
  'shape.unknown-property',
  'shape.documented-spelling',
  'shape.wrong-type',
  'shape.missing-property',
  'value.unknown',
  'value.casing',
  'value.duplicate',
  'value.other-fiscal-year',
  'status.substatus-not-allowed',
  'status.missing-substatus',
  'status.missing-status',
  'status.none',
  'status.transition-not-allowed',
  'status.closed-is-final',
  'status.closed-without-reason',
  'solution.play-not-in-area',
  'solution.play-without-area',
  'date.invalid',
  'date.not-utc',
  'date.closing-in-past',
  'format.country',
  'format.currency',
  'format.email',
  'format.locale',
  'format.duns',
  'format.partner-id',
  'money.negative-value',
  'money.thousands-point',
  'money.missing-currency',
  'consent.sharing-contradiction',
  'engagement.co-sell-incomplete',
];

/** What to do is not written in the text. */
const actions = ['identity.missing-etag', 'identity.duplicate-id', 'identity.duplicate-reference'];

/** The problem stays: the user fills in the reason, or the other properties that one problem lists. */
const toFillIn = ['status.closed-without-reason', 'shape.missing-property'];

interface Offer {
  problem: Problem;
  fix: Fix;
}

function offers(text: string, code: string): Offer[] {
  const document = language.parse(text);
  return language
    .validate(document)
    .filter((problem) => problem.code === code)
    .flatMap((problem) => language.fixes(document, problem).map((fix) => ({ problem, fix })));
}

function outcome({ code, title, before }: GoldenCase): string {
  if (code === 'fixAll') return applyEdits(before, language.fixAll(language.parse(before)));
  const all = offers(before, code);
  const offer = all.find(({ fix }) => fix.title === title);
  assert.ok(offer, `No fix "${title}" for ${code}. Offered: ${all.map(({ fix }) => fix.title).join(' | ')}`);
  const after = applyEdits(before, offer.fix.edits);
  const left = language
    .validate(language.parse(after))
    .filter((problem) => problem.code === code && problem.message === offer.problem.message);
  const had = language
    .validate(language.parse(before))
    .filter((problem) => problem.code === code && problem.message === offer.problem.message);
  assert.ok(
    toFillIn.includes(code) || left.length < had.length,
    `The problem is still there: ${offer.problem.message}\n${after}`,
  );
  return after;
}

const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

function same(actual: string, expected: string): void {
  if (actual !== expected) assert.fail(`EXPECTED\n${expected}\nACTUAL\n${actual}`);
}

describe('golden files of fixes', () => {
  for (const golden of cases) {
    it(`${golden.name}: ${golden.code} ${golden.title}`, () => {
      const after = outcome(golden);
      if (update) writeFileSync(golden.golden, after);
      else same(after, golden.after ?? '');
      same(outcome({ ...golden, before: crlf(golden.before) }), crlf(after));
    });
  }

  it('have a case for each code that has a fix', () => {
    const covered = new Set(cases.map(({ code }) => code));
    assert.deepEqual(
      fixable.filter((code) => !covered.has(code)),
      [],
    );
  });

  it('have a case for each provider and code in the list of fixes', () => {
    const parsed = cases.map(({ code, title, before }) => {
      const document = ParsedDocument.parse(before);
      return { code, title, document, problems: language.validate(document) };
    });
    const editing = fixes.filter((provider) => provider !== changeTaxonomy);
    const uncovered = editing.flatMap((provider, index) =>
      provider.codes
        .filter((code) => !actions.includes(code))
        .filter(
          (code) =>
            !parsed.some(
              ({ document, title, problems, ...golden }) =>
                golden.code === code &&
                problems.some(
                  (problem) =>
                    problem.code === code && provider.offer(document, problem).some((fix) => fix.title === title),
                ),
            ),
        )
        .map((code) => `${index}: ${code}`),
    );
    assert.deepEqual(uncovered, []);
  });

  it('are about fixes of which at most one is preferred, each with its own title, whose edits are apart', () => {
    for (const { before } of cases) {
      const document = language.parse(before);
      for (const problem of language.validate(document)) {
        const offered = language.fixes(document, problem);
        const titles = offered.map(({ title }) => title);
        assert.ok(offered.filter(({ preferred }) => preferred).length <= 1, `${problem.code}: ${titles.join(' | ')}`);
        assert.equal(new Set(titles).size, titles.length, `${problem.code}: ${titles.join(' | ')}`);
        for (const { edits, action } of offered) {
          assert.ok(action || edits.length > 0, `${problem.code}: ${titles.join(' | ')}`);
          applyEdits(before, edits);
        }
      }
    }
  });
});
