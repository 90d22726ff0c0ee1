import assert from 'node:assert/strict';
import { commands, Uri, workspace } from 'vscode';
import { Scratch } from './support/scratch';

describe('Open Sample Workspace', () => {
  const files = new Scratch('samples');
  afterEach(() => files.clean());

  it('copies the samples to a folder of its own, each time another one', async () => {
    const first = await commands.executeCommand<{ uri: Uri }>('referrals.openSamples', files.folder);
    const second = await commands.executeCommand<{ uri: Uri }>('referrals.openSamples', files.folder);
    assert.match(first.uri.path, /referral-samples$/);
    assert.match(second.uri.path, /referral-samples-2$/);
    const names = (await workspace.fs.readDirectory(first.uri)).map(([name]) => name);
    assert.ok(names.filter((name) => name.endsWith('.referral.json')).length >= 4, names.join());
    assert.ok(names.includes('README.md'));
  });

  it('refuses a folder of a Git repository', async () => {
    await workspace.fs.createDirectory(Uri.joinPath(files.folder, '.git'));
    const inside = Uri.joinPath(files.folder, 'deals');
    await workspace.fs.createDirectory(inside);
    const answer = await commands.executeCommand<{ error: { message: string } }>('referrals.openSamples', inside);
    assert.match(answer.error.message, /belongs to a Git repository/);
    assert.deepEqual(await workspace.fs.readDirectory(inside), []);
  });
});
