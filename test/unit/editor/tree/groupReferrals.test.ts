import assert from 'node:assert/strict';
import { groupReferrals } from '../../../../src/editor/tree/groupReferrals';

describe('groups of remote referrals', () => {
  it('are in the order in which they come, unknown values too, and what has none last', () => {
    const groups = groupReferrals(
      [{ id: '1' }, { id: '2', status: 'Paused' }, { id: '3', status: 'New' }, { id: '4', status: 'paused ' }],
      'status',
    );
    assert.deepEqual(
      groups.map(({ label, referrals }) => [label, ...referrals.map(({ id }) => id)]),
      [
        ['Paused', '2', '4'],
        ['New', '3'],
        ['No status', '1'],
      ],
    );
  });

  it('have keys of their own, whatever the service calls its values', () => {
    const groups = groupReferrals([{ id: '1' }, { id: '2', status: 'No status' }], 'status');
    assert.equal(new Set(groups.map(({ key }) => key)).size, 2);
  });

  it('of an engagement are called after a referral in them, and say which engagement', () => {
    const engagementId = '22222222-2222-4222-8222-222222222222';
    const customerProfile = { name: 'Harbor Mills' };
    const [group] = groupReferrals(
      [
        { id: '1', engagementId, customerProfile },
        { id: '2', engagementId },
      ],
      'engagement',
    );
    assert.deepEqual([group?.label, group?.detail], ['Harbor Mills', engagementId]);
    const [bare] = groupReferrals([{ id: '1', engagementId }], 'engagement');
    assert.equal(bare?.label, engagementId);
  });
});
