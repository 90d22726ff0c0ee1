import assert from 'node:assert/strict';
import { countProblems } from '../../../../src/editor/diagnostics/countProblems';
import type { Severity } from '../../../../src/language/types';

const count = (...severities: Severity[]) => countProblems(severities.map((severity) => ({ severity })));

describe('the number of problems', () => {
  it('is said by severity, the worst first', () => {
    assert.equal(count('warning', 'error', 'error', 'information'), '2 errors, 1 warning, 1 info');
    assert.equal(count('hint', 'hint'), '2 hints');
    assert.equal(count(), '');
  });
});
