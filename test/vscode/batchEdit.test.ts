import assert from 'node:assert/strict';
import { commands, type Uri, workspace } from 'vscode';
import { deal } from './support/deal';
import { Scratch } from './support/scratch';

interface Answer {
  results: { uri: Uri; outcome: string; reason?: string }[];
}

describe('a batch edit in the editor', () => {
  const files = new Scratch('batch');
  afterEach('files are cleared away', () => files.clean());

  it('changes what it can, lists the rest with the reason, and undoes each file at once', async () => {
    const draft = (name: string) => JSON.stringify(deal({ name, status: 'New', substatus: 'Pending' }), null, 2);
    const open = await files.open(deal({ name: 'Open', status: 'New', substatus: 'Pending' }), 'open.referral.json');
    const before = open.getText();
    const closed = await files.write(draft('Closed file'), 'closed.referral.json');
    const broken = await files.write('{ "name": "Broken", ', 'broken.referral.json');
    const over = await files.write(JSON.stringify(deal({ status: 'Closed', substatus: 'Won' })), 'over.referral.json');
    const gone = closed.with({ path: closed.path.replace('closed.', 'gone.') });
    const rows = [open.uri, closed, broken, over, gone].map((uri) => ({ kind: 'file', uri }));
    const { results } = await commands.executeCommand<Answer>('referrals.editSelected', rows, {
      property: 'details.closingDateTime',
      value: '2027-03-31T00:00:00Z',
    });
    const outcomes = new Map(results.map(({ uri, outcome, reason }) => [uri.toString(), [outcome, reason]]));
    assert.deepEqual(outcomes.get(open.uri.toString()), ['changed', undefined]);
    assert.deepEqual(outcomes.get(closed.toString()), ['changed', undefined]);
    assert.deepEqual(outcomes.get(broken.toString()), ['refused', 'It is not valid JSON.']);
    assert.match(String(outcomes.get(over.toString())?.[1]), /Closed · Won/);
    assert.match(String(outcomes.get(gone.toString())?.[1]), /does not exist/);
    assert.ok(open.isDirty, 'an open file stays unsaved');
    const saved = new TextDecoder().decode(await workspace.fs.readFile(closed));
    assert.equal(JSON.parse(saved).details.closingDateTime, '2027-03-31T00:00:00Z');
    await commands.executeCommand('undo');
    assert.equal(open.getText(), before);
  });

  it('changes the status of all files that can take it', async () => {
    const uris: Uri[] = [];
    for (const name of ['One', 'Two', 'Three', 'Four'])
      uris.push(
        await files.write(JSON.stringify(deal({ name, status: 'New', substatus: 'Pending' })), `${name}.referral.json`),
      );
    const wanted = { status: 'Active', substatus: 'Accepted' };
    const { results } = await commands.executeCommand<Answer>('referrals.changeStatus', uris, wanted);
    assert.deepEqual(
      results.map(({ outcome }) => outcome),
      uris.map(() => 'changed'),
    );
    const asked = await commands.executeCommand<{ error?: { kind: string } }>('referrals.changeStatus', uris);
    assert.equal(asked.error?.kind, 'argument');
  });
});
