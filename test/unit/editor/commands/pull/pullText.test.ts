import assert from 'node:assert/strict';
import { ApiError } from '../../../../../src/api/apiError';
import { canceledPullText, countPulls, pullText } from '../../../../../src/editor/commands/pull/pullText';

describe('what a pull says', () => {
  it('counts in words, in one order', () => {
    assert.equal(pullText({ unchanged: 1, created: 7 }), '8 referrals pulled: 7 new files, 1 already up to date.');
    assert.equal(pullText({ pulled: 1 }), '1 referral pulled: 1 updated.');
    assert.equal(pullText({}), 'Nothing to pull.');
    assert.equal(pullText({ gone: 1 }), 'Nothing was pulled: 1 no longer there.');
    assert.equal(pullText({ conflict: 2, created: 7 }), '7 of 9 referrals pulled: 7 new files, 2 conflicts.');
  });

  it('tells how far a canceled pull came', () => {
    const counts = { unchanged: 1, created: 7 };
    const list = '7 new files, 1 already up to date.';
    assert.equal(canceledPullText(counts, 100), `Pull canceled after 8 of 100 referrals: ${list}`);
    assert.equal(canceledPullText(counts, undefined), `Pull canceled after 8 referrals: ${list}`);
    assert.equal(canceledPullText(counts, 100, true), `Pull canceled after 8 of more than 100 referrals: ${list}`);
    assert.equal(canceledPullText({}, 100), 'Pull canceled. No referral was pulled.');
  });

  it('does not count the call that canceling ended', () => {
    const error = new ApiError('cancelled', 'Canceled.');
    assert.deepEqual(countPulls([{ id: '1', outcome: 'failed', error, message: 'Canceled.' }]), {});
  });
});
