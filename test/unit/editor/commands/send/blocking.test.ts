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

  it('are only those of the referral that is submitted, if there is one', () => {
    const at = (path: string): Problem => ({ code: 'a.b', severity: 'error', message: '', offset: 0, length: 0, path });
    const [own, part, other] = [at('/value/1'), at('/value/1/name'), at('/value/10/name')];
    assert.deepEqual(blocking([own, part, other], 'error', '/value/1'), [own, part]);
    assert.deepEqual(blocking([own, part, other], 'error'), [own, part, other]);
  });
});
