import assert from 'node:assert/strict';
import { commands, env, type Uri, workspace } from 'vscode';
import { poll } from '../../scripts/vscode/poll';
import { deal } from '../vscode/support/deal';
import { noProblems, problem } from '../vscode/support/problems';
import { Scratch } from '../vscode/support/scratch';
import { textOnDisk } from '../vscode/support/textOnDisk';
import { memoryFiles } from './memoryFiles';

interface Outcome {
  outcome: string;
  id?: string;
  error?: { kind: string; message: string };
}

describe('the extension in a browser', () => {
  const files = new Scratch('web');
  const submit = (uri: Uri) => commands.executeCommand<Outcome>('referrals.submit', uri);

  before(async () => {
    await commands.executeCommand('referrals.selectService', 'sandbox');
    await commands.executeCommand('referrals.sandbox.reset', { confirmed: true });
  });
  afterEach(() => files.clean());

  it('runs in a worker, without Node.js', () => {
    assert.equal(typeof (globalThis as { importScripts?: unknown }).importScripts, 'function');
    assert.equal(typeof (globalThis as { Buffer?: unknown }).Buffer, 'undefined');
    assert.equal(typeof (globalThis as { process?: { versions?: unknown } }).process?.versions, 'undefined');
  });

  it('creates a referral in the sandbox, and updates it', async () => {
    const uri = await files.write(deal());
    const created = await submit(uri);
    assert.equal(created.outcome, 'created', JSON.stringify(created));
    const text = await textOnDisk(uri);
    assert.match(text, /"id": "[0-9a-f-]{36}"/);
    assert.equal((await submit(uri)).outcome, 'unchanged');
    await workspace.fs.writeFile(
      uri,
      new TextEncoder().encode(text.replace('Robots in two halls.', 'Robots in three.')),
    );
    const updated = await submit(uri);
    assert.equal(updated.outcome, 'updated', JSON.stringify(updated));
  });

  it('does not create a copied file twice', async () => {
    const name = 'Two windows, one deal';
    const first = await submit(await files.write(deal({ name })));
    const second = await submit(await files.write(deal({ name })));
    assert.equal(first.outcome, 'created');
    assert.notEqual(second.outcome, 'created');
  });

  it('pulls referrals of the sandbox, and the latest version of a file', async () => {
    const uri = await files.write(deal({ name: 'Pulled again' }));
    await submit(uri);
    const edited = (await textOnDisk(uri)).replace('50000', '60000');
    await workspace.fs.writeFile(uri, new TextEncoder().encode(edited));
    const pulled = await commands.executeCommand<Outcome>('referrals.pullLatest', uri);
    assert.notEqual(pulled.outcome, 'failed', JSON.stringify(pulled));
    assert.match(await textOnDisk(uri), /60000/, 'what the user typed stays');
  });

  it('finds the sandbox well', async () => {
    const { ok, findings } = await commands.executeCommand<{ ok: boolean; findings: object[] }>(
      'referrals.checkConnection',
      { show: false },
    );
    assert.ok(ok, JSON.stringify(findings));
  });

  it('deletes what is kept, and works on', async () => {
    await submit(await files.write(deal({ name: 'Before' })));
    const { folders } = await commands.executeCommand<{ folders: string[] }>('referrals.deleteLocalState', {
      confirmed: true,
    });
    assert.equal(folders.length, 1);
    assert.equal((await submit(await files.write(deal({ name: 'After' })))).outcome, 'created');
  });

  it('names the browser in reports, and nothing of Node.js', async () => {
    let opened: Uri | undefined;
    const real = env.openExternal;
    Object.assign(env, {
      openExternal: async (uri: Uri) => {
        opened = uri;
        return true;
      },
    });
    try {
      await commands.executeCommand('referrals.reportIssue');
    } finally {
      Object.assign(env, { openExternal: real });
    }
    const versions = new URLSearchParams(opened?.query).get('versions');
    assert.match(versions ?? '', /\(web.*\)\nSystem browser/);
  });

  it('checks and submits files of a virtual file system', async () => {
    const { uri, dispose } = memoryFiles('memory-suite');
    try {
      const file = uri('deals/one.referral.json');
      await workspace.fs.createDirectory(uri('deals'));
      const wrong = JSON.stringify(deal({ name: 'In memory', substatus: 'Won' }), null, 2);
      await workspace.fs.writeFile(file, new TextEncoder().encode(wrong));
      await workspace.openTextDocument(file);
      await problem(file, 'status.substatus-not-allowed');
      await workspace.fs.writeFile(file, new TextEncoder().encode(wrong.replace('Won', 'Pending')));
      await noProblems(file);
      await poll('the document to follow its file', () =>
        workspace.textDocuments
          .find((each) => each.uri.toString() === file.toString())
          ?.getText()
          .includes('Pending'),
      );
      assert.equal((await submit(file)).outcome, 'created');
      assert.match(await textOnDisk(file), /"eTag"/);
      await assert.rejects(Promise.resolve(workspace.fs.readFile(uri('deals/none.json'))), /none/);
    } finally {
      dispose();
    }
  });
});
