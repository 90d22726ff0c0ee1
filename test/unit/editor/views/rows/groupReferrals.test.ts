import assert from 'node:assert/strict';
import { groupReferrals } from '../../../../../src/editor/views/rows/groupReferrals';

describe('groups of remote referrals', () => {
  it('are in the order of a deal, then unknown values as they come, and what has none last', () => {
    const groups = groupReferrals(
      [{ id: '1' }, { id: '2', status: 'Paused' }, { id: '3', status: 'New' }, { id: '4', status: 'paused ' }],
      'status',
    );
    assert.deepEqual(
      groups.map(({ label, referrals }) => [label, ...referrals.map(({ id }) => id)]),
      [
        ['New', '3'],
        ['Paused', '2', '4'],
        ['No status', '1'],
      ],
    );
  });

  it('of customers are in the order of their names, unless the order of the referrals says more', () => {
    const names = ['Wingtip', 'Ähre', 'Contoso 10', 'contoso 9', 'Wingtip'];
    const referrals = names.map((name, index) => ({ id: String(index), customerProfile: { name } }));
    const labels = (isRanked: boolean) =>
      groupReferrals([{ id: '-' }, ...referrals], 'customer', isRanked).map(({ label }) => label);
    assert.deepEqual(labels(false), ['Ähre', 'contoso 9', 'Contoso 10', 'Wingtip', 'No customer']);
    assert.deepEqual(labels(true), ['Wingtip', 'Ähre', 'Contoso 10', 'contoso 9', 'No customer']);
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
