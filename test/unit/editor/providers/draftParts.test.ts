import assert from 'node:assert/strict';
import { draftParts } from '../../../../src/editor/providers/draftParts';
import type { ProblemData } from '../../../../src/language/types';

function problem(code: string, data?: ProblemData) {
  return { code, severity: 'warning', message: '', offset: 0, length: 1, path: '', ...(data && { data }) } as const;
}

describe('what a draft still lacks', () => {
  const missing = problem('shape.missing-property', { missing: ['type', 'consent'], empty: ['name'] });
  const open = problem('draft.placeholder', { found: '<Deal name>' });
  const other = problem('value.unknown');

  it('counts placeholders, and each property that is missing or empty', () => {
    assert.deepEqual(draftParts({}, [other, missing, open]), { open: 4, first: missing, others: [other] });
  });

  it('is nothing for a complete referral, and for one with an id', () => {
    assert.equal(draftParts({}, [other]), undefined);
    assert.equal(draftParts({ id: { value: '1', offset: 0, length: 3 } }, [open]), undefined);
  });
});
