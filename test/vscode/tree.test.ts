import assert from 'node:assert/strict';
import { commands, ThemeIcon, TreeItemCollapsibleState, Uri } from 'vscode';
import { localItem } from '../../src/editor/tree/localNode';
import { remoteItem } from '../../src/editor/tree/remoteNode';
import { workspaceFolder } from './support/workspaceFolder';

describe('rows of the views', () => {
  const uri = Uri.parse('referral-remote:/sandbox/x.referral.json?1');

  it('show a remote referral with name, customer and status, as the service says them', () => {
    const referral = {
      id: '1',
      name: 'Deal',
      status: 'Paused',
      substatus: 'Later',
      customerProfile: { name: 'Harbor' },
    };
    const item = remoteItem({ kind: 'referral', referral, uri });
    assert.equal(item.label, 'Deal');
    assert.equal(item.description, 'Paused · Later · Harbor');
    assert.equal(item.contextValue, 'referral');
    assert.equal(item.accessibilityInformation?.label, 'Deal, Paused · Later, Harbor');
    assert.deepEqual(item.command?.arguments, [uri]);
  });

  it('survive whatever the service sends', () => {
    for (const referral of [
      { id: '2' },
      { id: '2', name: '', status: null, customerProfile: null },
      { id: '2', name: 7 },
    ]) {
      const item = remoteItem({ kind: 'referral', referral, uri });
      assert.equal(item.label, '2');
      assert.equal(item.description, '');
    }
  });

  it('offer more, and another try after an error', () => {
    const more = remoteItem({ kind: 'more' });
    assert.deepEqual([more.label, more.command?.command], ['Load More...', 'referrals.refresh']);
    assert.deepEqual(more.command?.arguments, [{ more: true }]);
    const error = remoteItem({ kind: 'error', message: 'No answer.' });
    assert.equal(error.description, 'No answer.');
    assert.match(String(error.accessibilityInformation?.label), /No answer/);
    assert.equal(remoteItem({ kind: 'retry' }).command?.command, 'referrals.refresh');
  });

  it('show a file with one referral as that referral, and one with several as their parent', () => {
    const file = Uri.joinPath(workspaceFolder(), 'deal.referral.json');
    const referral = { name: 'Deal', pointer: '', status: 'Closed', substatus: 'Won', line: 0 };
    const one = localItem({ kind: 'file', uri: file, referrals: [referral] });
    assert.equal(one.label, 'Deal');
    assert.equal(one.description, 'Closed · Won · deal.referral.json');
    assert.equal((one.iconPath as ThemeIcon).id, 'pass');
    assert.equal(one.resourceUri, file);
    assert.equal(one.collapsibleState, TreeItemCollapsibleState.None);
    const many = localItem({ kind: 'file', uri: file, referrals: [referral, referral] });
    assert.equal(many.label, 'deal.referral.json');
    assert.equal(many.description, '2 referrals');
    assert.equal(many.collapsibleState, TreeItemCollapsibleState.Collapsed);
    const none = localItem({ kind: 'file', uri: file, referrals: [] });
    assert.equal(none.description, 'no referral');
    assert.ok(none.iconPath instanceof ThemeIcon);
  });

  it('say how a file stands to the service, in words as well', () => {
    const file = Uri.joinPath(workspaceFolder(), 'deal.referral.json');
    const referral = { name: 'Deal', pointer: '', status: 'New', substatus: 'Pending', line: 0 };
    const fresh = localItem({ kind: 'file', uri: file, referrals: [referral], state: 'new' });
    assert.equal(fresh.description, 'New · Pending · not submitted · deal.referral.json');
    assert.match(String(fresh.tooltip), /New: not submitted yet/);
    assert.match(String(fresh.accessibilityInformation?.label), /New: not submitted yet/);
    const one = localItem({ kind: 'referral', uri: file, referrals: [referral], state: 'conflict' });
    assert.equal(one.description, 'New · Pending · conflict');
    const same = localItem({ kind: 'referral', uri: file, referrals: [referral], state: 'inSync' });
    assert.equal(same.description, 'New · Pending');
    assert.match(String(same.accessibilityInformation?.label), /In sync/);
  });

  it('stand in views that open', async () => {
    await commands.executeCommand('referrals.local.focus');
    await commands.executeCommand('referrals.remote.focus');
  });
});
