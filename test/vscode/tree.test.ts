import assert from 'node:assert/strict';
import { commands, ThemeIcon, TreeItemCollapsibleState, Uri } from 'vscode';
import { type LocalNode, localItem, markTwins } from '../../src/editor/views/local/localNode';
import { remoteItem } from '../../src/editor/views/remote/remoteNode';
import { workspaceFolder } from './support/workspaceFolder';

describe('rows of the views', () => {
  const uri = Uri.parse('referral-remote:/sandbox/x.referral.json?1');

  it('show a remote referral with name, status, value and dates', () => {
    const referral = {
      id: '1',
      name: 'Deal',
      status: 'Paused',
      substatus: 'Later',
      customerProfile: { name: 'Harbor' },
      details: { dealValue: 180000, currency: 'EUR', closingDateTime: '2199-03-31T00:00:00Z' },
      team: [{ firstName: 'Kim', lastName: 'Akers' }],
    };
    const item = remoteItem({ kind: 'referral', referral, uri });
    assert.equal(item.label, 'Deal');
    assert.equal(item.description, 'Paused · 180,000 EUR · closes 31 Mar 2199');
    assert.equal(item.contextValue, 'referral');
    const lines = ['Customer: Harbor', 'Status: Paused · Later', 'Value: 180,000 EUR', 'Closing date: 31 Mar 2199'];
    assert.equal(item.tooltip, ['Deal', ...lines, 'Owner: Kim Akers', 'ID: 1'].join('\n'));
    assert.equal(item.accessibilityInformation?.label, ['Deal', ...lines, 'Owner: Kim Akers'].join(', '));
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
    assert.equal(one.description, 'Won');
    assert.equal((one.iconPath as ThemeIcon).id, 'pass');
    assert.equal(one.resourceUri, file);
    assert.equal(one.id, localItem({ kind: 'file', uri: file, referrals: [] }).id);
    assert.equal(one.collapsibleState, TreeItemCollapsibleState.None);
    const many = localItem({ kind: 'file', uri: file, referrals: [referral, referral] });
    assert.equal(many.label, 'deal.referral.json');
    assert.equal(many.description, '2 referrals');
    assert.equal(many.collapsibleState, TreeItemCollapsibleState.Collapsed);
    const none = localItem({ kind: 'file', uri: file, referrals: [] });
    assert.equal(none.description, 'no referral');
    const unread = localItem({ kind: 'file', uri: file, referrals: [], unread: true });
    assert.equal(unread.description, '');
    assert.ok(none.iconPath instanceof ThemeIcon);
  });

  it('show the file beside a name that differs, and tell a status by shape and color', () => {
    const file = Uri.joinPath(workspaceFolder(), 'deal.referral.json');
    const icons = new Set<string>();
    const colors = new Set<string>();
    for (const [status, substatus] of [
      ['New', 'Pending'],
      ['Active', 'Accepted'],
      ['Active', 'Error'],
      ...['Won', 'Lost', 'Declined', 'Expired'].map((outcome) => ['Closed', outcome]),
    ]) {
      const referral = { name: 'Coffee', pointer: '', status, substatus, line: 0 };
      const item = localItem({ kind: 'file', uri: file, referrals: [referral] });
      assert.match(String(item.description), / · deal\.referral\.json$/);
      icons.add((item.iconPath as ThemeIcon).id);
      colors.add(String((item.iconPath as ThemeIcon).color?.id));
    }
    assert.deepEqual([icons.size, colors.size], [7, 7]);
  });

  it('tell rows of one name apart, by folder, reference or id', () => {
    const at = (path: string) => Uri.joinPath(workspaceFolder(), path);
    const referral = { name: 'Deal', pointer: '', status: 'New', line: 0 };
    const files = ['a/deal.referral.json', 'b/deal.referral.json'].map((path): LocalNode => {
      return { kind: 'file', uri: at(path), referrals: [referral] };
    });
    const rows = ['CRM-1', undefined].map((reference, index): LocalNode => {
      const own = { ...referral, reference, id: `37ef26aa-${index}` };
      return { ...{ kind: 'referral', uri: at('list.referrals.json'), below: true }, referrals: [own] };
    });
    for (const some of [files, rows]) markTwins(some);
    assert.deepEqual(
      [...files, ...rows].map((row) => localItem(row).description),
      ['a/deal.referral.json · New', 'b/deal.referral.json · New', 'CRM-1 · New', '37ef26aa-1 · New'],
    );
  });

  it('say the sync state of a file, in words as well', () => {
    const file = Uri.joinPath(workspaceFolder(), 'deal.referral.json');
    const referral = { name: 'Deal', pointer: '', status: 'New', substatus: 'Pending', line: 0 };
    const fresh = localItem({ kind: 'file', uri: file, referrals: [referral], state: 'new' });
    assert.equal(fresh.description, 'New · not submitted');
    assert.match(String(fresh.tooltip), /New: not submitted yet/);
    assert.match(String(fresh.accessibilityInformation?.label), /New: not submitted yet/);
    const one = localItem({ kind: 'referral', uri: file, referrals: [referral], state: 'conflict' });
    assert.equal(one.description, 'conflict · New · deal.referral.json');
    const same = localItem({
      ...{ kind: 'referral', below: true, uri: file, referrals: [referral], state: 'inSync' },
      problems: { errors: 1, warnings: 0 },
    });
    assert.equal(same.description, '1 error · New');
    assert.match(String(same.accessibilityInformation?.label), /Up to date/);
  });

  it('say at the service the sync state of the local file, and what is wrong with that file', () => {
    const referral = { id: 'a', name: 'Deal', status: 'New', substatus: 'Pending' };
    const uri = Uri.parse('referral-remote:/sandbox/Deal.referral.json?a');
    const local = { state: 'edited' as const, problems: { errors: 1, warnings: 0 } };
    const item = remoteItem({ kind: 'referral', referral, uri, local });
    assert.equal(item.description, 'New · edited');
    assert.equal(item.contextValue, 'referral-local');
    assert.match(String(item.tooltip), /Edited: changes are not submitted yet\nLocal file: 1 error/);
    const alone = remoteItem({ kind: 'referral', referral, uri });
    assert.deepEqual([alone.description, alone.contextValue], ['New', 'referral']);
  });

  it('are in views that open', async () => {
    await commands.executeCommand('referrals.local.focus');
    await commands.executeCommand('referrals.remote.focus');
  });
});
