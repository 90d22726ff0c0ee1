import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../../src/language/service';

const language = createReferralLanguage({
  today: '2025-03-10T12:00:00Z',
  known: () => ({ status: 'Closed', substatus: 'Lost', body: { name: 'x', team: [] } }),
});

const names = [
  'id',
  'ID',
  'name',
  'status',
  'Status',
  'substatus',
  'type',
  'ReferralType',
  'customerProfile',
  'consent',
];
const inner = [
  'details',
  'requirements',
  'products',
  'dealValue',
  'currency',
  'closingDateTime',
  'team',
  'emailAddress',
];
const places = [
  'solutionArea',
  'solutionPlay',
  'additionalRequirements',
  'attributes',
  'country',
  'address',
  'mpnId',
  'ids',
  'target',
];
const scalars = [
  '"New"',
  '"closed"',
  '"Won"',
  '"None"',
  '"Security"',
  '"Migrate SAP"',
  '"SolutionPlay"',
  '"Azure"',
  '"-5"',
  '-5',
  'null',
  '"Yes"',
  '""',
  '"2020-01-01"',
  '"Germany"',
  '"€"',
  '"Shared"',
];

const json = fc.letrec<{ value: unknown; object: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(...scalars),
    tie('object'),
    fc
      .tuple(fc.array(tie('value'), { maxLength: 3 }), fc.constantFrom(' ', '\n'))
      .map(([items, gap]) => `[${gap}${items.join(`,${gap}`)}]`),
  ),
  object: fc
    .tuple(
      fc.array(fc.tuple(fc.constantFrom(...names, ...inner, ...places), tie('value')), { maxLength: 6 }),
      fc.constantFrom(' ', '\r\n  '),
    )
    .map(([entries, gap]) => `{${gap}${entries.map(([key, value]) => `"${key}": ${String(value)}`).join(`,${gap}`)}}`),
})).object;

function eachFix(text: string, check: (after: string, title: string) => void): void {
  const document = language.parse(text);
  for (const problem of language.validate(document)) {
    const offered = language.fixes(document, problem);
    assert.ok(offered.filter(({ preferred }) => preferred).length <= 1, problem.message);
    assert.ok(offered.length <= 16, `${offered.length} fixes for ${problem.code}`);
    for (const { title, edits } of offered) {
      assert.ok(
        edits.every(({ offset, length }) => offset >= 0 && length >= 0 && offset + length <= text.length),
        title,
      );
      check(applyEdits(text, edits), `${problem.code}: ${title}`);
    }
  }
}

describe('any fix of any text', () => {
  it('leaves valid JSON valid', () => {
    fc.assert(
      fc.property(json, (text) => {
        eachFix(text, (after, title) => assert.doesNotThrow(() => JSON.parse(after), `${title}\n${text}\n${after}`));
      }),
      { numRuns: 300 },
    );
  });

  it('has edits that are apart and within the text, also if it is broken', () => {
    fc.assert(
      fc.property(
        json,
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('', ',', '"', '}', ']', ':', '{', '//', "'", '\\'), fc.nat(2))),
        (text, damages) => {
          const broken = damages.reduce((result, [at, mark, gone]) => {
            const place = at % (result.length + 1);
            return result.slice(0, place) + mark + result.slice(place + gone);
          }, text);
          eachFix(broken, () => undefined);
          language.links(language.parse(broken));
          language.sortProperties(language.parse(broken));
        },
      ),
      { numRuns: 300 },
    );
  });
});
