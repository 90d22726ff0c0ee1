import assert from 'node:assert/strict';
import { attentionBadge } from '../../../../../src/editor/views/local/attention';

describe('the badge of the view', () => {
  it('counts what needs attention and says what it is', () => {
    assert.equal(attentionBadge({ conflicts: 0, filesWithErrors: 0, invitations: 0 }), undefined);
    assert.deepEqual(attentionBadge({ conflicts: 1, filesWithErrors: 2, invitations: 3 }), {
      value: 6,
      tooltip: '1 conflict, 2 files with errors, 3 invitations to answer',
    });
  });
});
