import assert from 'node:assert/strict';
import { draftParts, problemsBelow } from '../../../../src/editor/providers/lensProblems';
import type { Problem, ProblemData } from '../../../../src/language/types';

const at = (offset: number): Problem => {
  return { code: 'value.unknown', severity: 'error', message: '', offset, length: 1, path: '' };
};

function problem(code: string, data?: ProblemData) {
  return { code, severity: 'warning', message: '', offset: 0, length: 1, path: '', ...(data && { data }) } as const;
}

describe('the problems of each referral', () => {
  const spans = [
    { offset: 10, length: 10 },
    { offset: 30, length: 10 },
  ];

  it('are those inside its span', () => {
    const below = problemsBelow(spans, [at(35), at(10), at(19)]);
    assert.deepEqual(
      below.map((problems) => problems.map(({ offset }) => offset)),
      [[10, 19], [35]],
    );
  });

  it('are not those around the referrals', () => {
    assert.deepEqual(problemsBelow(spans, [at(0), at(25), at(50)]), [[], []]);
    assert.deepEqual(problemsBelow([], [at(0)]), []);
  });
});

describe('what a draft still lacks', () => {
  const missing = problem('shape.missing-property', { missing: ['type', 'consent'], empty: ['name'] });
  const open = problem('draft.placeholder', { found: '<Deal name>' });
  const other = problem('value.unknown');

  it('counts placeholders, and each property that is missing or empty', () => {
    assert.deepEqual(draftParts({}, [other, missing, open]), { open: 4, first: missing, others: [other, missing] });
  });

  it('is nothing for a complete referral, and for one with an id', () => {
    assert.equal(draftParts({}, [other]), undefined);
    const lostId = problem('shape.missing-property', { missing: [], empty: [], found: 'eTag', update: true });
    assert.equal(draftParts({}, [lostId]), undefined);
    assert.equal(draftParts({ id: { value: '1', offset: 0, length: 3 } }, [open]), undefined);
  });
});
