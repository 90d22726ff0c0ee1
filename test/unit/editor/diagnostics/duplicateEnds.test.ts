import assert from 'node:assert/strict';
import { duplicateEnds } from '../../../../src/editor/diagnostics/duplicateEnds';
import type { Problem } from '../../../../src/language/types';

describe('the other ends of duplicates', () => {
  const problem = (code: string, ...uris: (string | undefined)[]): Problem => ({
    ...{ code, severity: 'error', message: '', offset: 0, length: 1, path: '' },
    related: uris.map((uri) => ({ ...(uri && { uri }), offset: 0, length: 1, message: '' })),
  });

  it('are in other files only, and each is named once', () => {
    const problems = [
      problem('identity.duplicate-id', 'a:/1', 'a:/2', undefined),
      problem('identity.duplicate-reference', 'a:/2', 'a:/3'),
      problem('date.order', 'a:/4'),
      problem('identity.duplicate-id'),
    ];
    assert.deepEqual([...duplicateEnds(problems, 'a:/1')], ['a:/2', 'a:/3']);
  });
});
