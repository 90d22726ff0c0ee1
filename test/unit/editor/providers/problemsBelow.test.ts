import assert from 'node:assert/strict';
import { countProblems } from '../../../../src/editor/diagnostics/countProblems';
import { problemsBelow } from '../../../../src/editor/providers/problemsBelow';
import type { Problem, Severity } from '../../../../src/language/types';

const at = (offset: number, severity: Severity = 'error'): Problem => {
  return { code: 'value.unknown', severity, message: '', offset, length: 1, path: '' };
};

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

  it('are counted by severity, the worst first', () => {
    assert.equal(countProblems([at(0, 'warning'), at(0), at(0), at(0, 'information')]), '2 errors, 1 warning, 1 info');
    assert.equal(countProblems([at(0, 'hint'), at(1, 'hint')]), '2 hints');
    assert.equal(countProblems([]), '');
  });
});
