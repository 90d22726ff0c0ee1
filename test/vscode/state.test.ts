import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { commands, extensions, type Uri } from 'vscode';
import { poll } from '../../scripts/vscode/poll';
import { answering } from './support/answering';
import { deal } from './support/deal';
import { codeOf, problems } from './support/problems';
import { Sandbox } from './support/sandbox';
import { Scratch } from './support/scratch';
import { textOnDisk } from './support/textOnDisk';
import { workspaceFolder } from './support/workspaceFolder';

interface Submitted {
  outcome: string;
  id?: string;
  error?: { kind: string; message: string };
}

const submit = (uri: Uri) => commands.executeCommand<Submitted>('referrals.submit', uri);

describe('the state that editor and command line share', function () {
  this.timeout(60_000);
  const files = new Scratch('state');
  let sandbox: Sandbox;

  before('the sandbox starts', async () => {
    sandbox = await Sandbox.start();
  });
  beforeEach('the sandbox is as new', () => sandbox.reset());
  afterEach('files are cleared away', () => files.clean());

  const state = () => path.join(workspaceFolder().fsPath, '.referrals');
  const journal = () => {
    const name = readdirSync(state()).find((each) => /^sandbox\..*\.baselines\.jsonl$/.test(each));
    return path.join(state(), name ?? 'none');
  };

  async function cli(command: string, ...args: string[]): Promise<string> {
    const extension = extensions.all.find(({ packageJSON }) => packageJSON.name === 'partner-center-referrals');
    const program = path.join(extension?.extensionPath ?? '', 'dist/cli.js');
    const all = [program, command, '--endpoint', sandbox.endpoint, ...args];
    const { stdout } = await promisify(execFile)(process.execPath, all, {
      cwd: workspaceFolder().fsPath,
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    });
    return stdout;
  }

  async function submitted(): Promise<Uri> {
    const { uri } = await files.open(deal());
    const { outcome, error } = await submit(uri);
    assert.equal(outcome, 'created', error?.message);
    return uri;
  }

  it('is in .referrals of the workspace, and the command line goes on with it', async () => {
    const uri = await submitted();
    assert.ok(existsSync(journal()));
    assert.match(await cli('submit', uri.fsPath), /1 unchanged/);
    const text = await textOnDisk(uri);
    writeFileSync(uri.fsPath, text.replace('50000', '70000'));
    assert.match(await cli('submit', uri.fsPath), /1 updated/);
    await poll('the editor to have the new text', async () => (await submit(uri)).outcome === 'unchanged');
  });

  it('tells the rules what the command line has learned meanwhile', async () => {
    const uri = await submitted();
    const id = JSON.parse(await textOnDisk(uri)).id;
    await sandbox.change(id, { status: 'Active', substatus: 'Accepted' });
    await sandbox.change(id, { status: 'Closed', substatus: 'Won' });
    await cli('pull', '--folder', files.folder.fsPath, id);
    const closed = await textOnDisk(uri);
    assert.match(closed, /"Closed"/);
    writeFileSync(uri.fsPath, closed.replace('"Closed"', '"Active"').replace('"Won"', '"Accepted"'));
    await poll('the reopened deal to be an error', () =>
      problems(uri).some((each) => codeOf(each).startsWith('status.')),
    );
    const { outcome } = await submit(uri);
    assert.equal(outcome, 'blocked');
  });

  it('is not used if it is damaged, until it is adopted', async () => {
    const uri = await submitted();
    await poll('the editor to give the lock back', () => !existsSync(path.join(state(), 'lock')));
    const good = readFileSync(journal(), 'utf8');
    writeFileSync(journal(), `${good}what is this?\n`);
    writeFileSync(uri.fsPath, (await textOnDisk(uri)).replace('50000', '70000'));
    let refused: Submitted | undefined;
    const said = await answering({ message: (text) => (/is damaged/.test(text) ? 'Adopt' : undefined) }, async () => {
      await poll('the editor to take the change', async () => {
        refused = await submit(uri);
        return refused.outcome === 'failed';
      });
      await poll('the folder to be adopted', () => existsSync(path.join(state(), 'before-adoption')));
    });
    assert.equal(refused?.error?.kind, 'damaged');
    assert.ok(said.some((text) => /damaged, so nothing was sent/.test(text)));
    await poll('the change to be sent', async () => (await submit(uri)).outcome === 'updated');
  });
});
