import assert from 'node:assert/strict';
import { blocking } from '../../../../../src/editor/commands/send/blocking';
import type { Problem, Severity } from '../../../../../src/language/types';

const severities: Severity[] = ['hint', 'error', 'information', 'warning'];
const problems = severities.map(
  (severity): Problem => ({ code: 'a.b', severity, message: '', offset: 0, length: 0, path: '' }),
);

describe('problems that block a submit', () => {
  const expected: [Severity | 'off', Severity[]][] = [
    ['error', ['error']],
    ['warning', ['error', 'warning']],
    ['information', ['error', 'information', 'warning']],
    ['hint', ['hint', 'error', 'information', 'warning']],
    ['off', []],
  ];
  for (const [setting, blockers] of expected) {
    it(`with ${setting}: ${blockers.join(', ') || 'none'}`, () => {
      assert.deepEqual(
        blocking(problems, setting).map(({ severity }) => severity),
        blockers,
      );
    });
  }

  it('with off, and a placeholder: the placeholder', () => {
    const draft: Problem = { code: 'draft.placeholder', severity: 'hint', message: '', offset: 0, length: 0, path: '' };
    assert.deepEqual(blocking([...problems, draft], 'off'), [draft]);
  });
});
