import assert from 'node:assert/strict';
import { commands, type Disposable, Uri, window, workspace } from 'vscode';
import { answering } from './support/answering';
import { deal } from './support/deal';
import { FullDisk } from './support/fullDisk';
import { Sandbox } from './support/sandbox';
import { Scratch } from './support/scratch';

interface Answer {
  outcome?: string;
  error?: { kind: string; message: string };
  plan?: unknown[];
}

/** What only programmers can read. */
const internals =
  /undefined|\[object|TypeError|\bE[A-Z]{4,}\b|\bError\b|FileSystem|Entry(Not|Is)|not a function|[\w-]+:\/|FileNotFound/;

/** Commands that work on files and rows. */
const names = [
  ...[
    'changeStatus',
    'editSelected',
    'fixAll',
    'nextPlaceholder',
    'sortProperties',
    'submit',
    'submitAll',
    'resolveConflict',
  ],
  ...['pull', 'pullLatest', 'pullAll', 'compareWithRemote', 'compareSelected', 'open', 'showRelated'],
  ...['inviteMicrosoft', 'openInPartnerCenter', 'useReferralLanguage'],
];

const unknownId = '00000000-0000-4000-8000-000000000000';

describe('commands called with what they cannot work on', () => {
  const files = new Scratch('odd');
  const { createQuickPick } = window;
  let sandbox: Sandbox;
  let disk: Disposable;

  before('the sandbox starts, a read-only disk is there, and lists are closed at once', async () => {
    const text = JSON.stringify(deal({ name: '<Deal name>', status: 'New', substatus: 'Pending' }));
    disk = workspace.registerFileSystemProvider('readonlydisk', new FullDisk(text), { isReadonly: true });
    sandbox = await Sandbox.start();
    const closed = () => {
      const list = createQuickPick();
      setTimeout(() => list.hide());
      return list;
    };
    Object.assign(window, { createQuickPick: closed });
  });
  after(() => {
    Object.assign(window, { createQuickPick });
    disk.dispose();
  });
  beforeEach(() => sandbox.reset());
  afterEach('files are cleared away', () => files.clean());

  /** Runs a command as a script does; tells what was said and what it resolved to. */
  async function call(name: string, argument: unknown): Promise<{ said: string[]; answer: Answer }> {
    let answer: Answer = {};
    const said = await answering({}, async () => {
      answer = (await commands.executeCommand<Answer>(`referrals.${name}`, argument)) ?? {};
    });
    return { said, answer };
  }

  const gone = () => Uri.joinPath(files.folder, 'gone.referral.json');
  const remote = Uri.parse(`referral-remote:/sandbox/Gone.referral.json?${unknownId}`);
  const subjects: Record<string, () => Promise<unknown>> = {
    'a file that was deleted': async () => gone(),
    'a row whose file was deleted': async () => ({ kind: 'file', uri: gone(), referrals: [] }),
    'a row whose file was moved': async () => {
      const uri = await files.write(deal());
      await workspace.fs.rename(uri, Uri.joinPath(files.folder, `moved-${crypto.randomUUID()}.referral.json`));
      return { kind: 'file', uri, referrals: [] };
    },
    'a file of 0 bytes': () => files.write(''),
    'a file without a referral': () => files.write('5'),
    'a broken file': () => files.write('{ "name": "Broken", '),
    'a file in another encoding': async () => {
      const uri = await files.write('');
      await workspace.fs.writeFile(uri, new Uint8Array([0x7b, 0x22, 0xe9, 0xff, 0x22, 0x3a, 0x31, 0x7d]));
      return uri;
    },
    'an empty folder': async () => {
      const uri = Uri.joinPath(files.folder, 'empty');
      await workspace.fs.createDirectory(uri);
      return uri;
    },
    'an untitled document': async () => {
      const document = await workspace.openTextDocument({ language: 'referral', content: JSON.stringify(deal()) });
      await window.showTextDocument(document);
      return document.uri;
    },
    'a version of the service that is gone': async () => remote,
  };

  for (const [what, subject] of Object.entries(subjects)) {
    it(`${what}: a message or a result, and nothing that only programmers can read`, async function () {
      this.timeout(60_000);
      for (const name of names) {
        const { said, answer } = await call(name, await subject());
        assert.ok(said.length > 0 || Object.keys(answer).length > 0, name);
        for (const message of said) assert.doesNotMatch(message, internals, `${name}: ${message}`);
        assert.notEqual(answer.error?.kind, 'unexpected', `${name}: ${answer.error?.message}`);
      }
    });
  }

  it('a folder or a missing file: each command of one file says which it was', async () => {
    const folder = Uri.joinPath(files.folder, 'empty');
    await workspace.fs.createDirectory(folder);
    for (const name of ['submit', 'changeStatus', 'pullLatest', 'compareWithRemote', 'fixAll']) {
      assert.match((await call(name, folder)).said.join(), /empty is a folder/, name);
      assert.match((await call(name, gone())).said.join(), /gone\.referral\.json. It may have been moved/, name);
    }
  });

  it('a read-only file: each command that changes files says that it could not', async () => {
    const uri = Uri.parse('readonlydisk:/full.referral.json');
    const wanted = { status: 'Active', substatus: 'Accepted' };
    const changed = await commands.executeCommand<Answer>('referrals.changeStatus', uri, wanted);
    assert.equal(changed.error?.kind, 'unwritten', JSON.stringify(changed));
    const { results } = await commands.executeCommand<{ results: { outcome: string; reason?: string }[] }>(
      'referrals.editSelected',
      [uri, await files.write(deal())],
      { property: 'details.closingDateTime', value: '2099-12-31T00:00:00Z' },
    );
    assert.deepEqual(
      results.map(({ outcome }) => outcome),
      ['refused', 'changed'],
    );
    assert.match(results[0]?.reason ?? '', /read-only/);
  });

  it('nothing with a file: the whole workspace is not meant', async () => {
    await files.write(deal());
    const before = await sandbox.list();
    const group = { kind: 'group', group: { key: 'a', label: 'A', referrals: [] } };
    for (const argument of [group, { kind: 'error', message: 'No answer' }, 5, 'a.referral.json', []]) {
      const some = Array.isArray(argument) || typeof argument === 'string' ? ['submitAll', 'pullAll'] : names;
      for (const name of some) {
        const { answer, said } = await call(name, argument);
        assert.equal(answer.outcome, 'failed', `${name}: ${JSON.stringify(answer)}`);
        for (const message of said) assert.doesNotMatch(message, internals, name);
      }
    }
    assert.deepEqual(await sandbox.list(), before);
  });

  it('a selection of which most is gone: what was not done is listed with the reason', async () => {
    const here = await files.write(deal({ name: 'Here' }));
    const broken = await files.write('{ "name": ');
    const rows = [here, gone(), broken].map((uri) => ({ kind: 'file', uri }));
    const opened = await commands.executeCommand<{ results: { reason?: string }[] }>('referrals.open', rows);
    assert.deepEqual(
      opened.results.map(({ reason }) => reason?.replace(/\S*gone/, 'gone')),
      [undefined, 'Could not read gone.referral.json. It may have been moved or deleted.', undefined],
    );
    const compared = await call('compareSelected', [gone(), here]);
    assert.match(compared.said.join(), /gone\.referral\.json. It may have been moved/);
    const sent = await commands.executeCommand<{ results: { outcome: string; message?: string }[] }>(
      'referrals.submitAll',
      rows,
    );
    assert.deepEqual(sent.results.map(({ outcome }) => outcome).sort(), ['created', 'invalid', 'invalid']);
    for (const { message } of sent.results) assert.doesNotMatch(message ?? '', internals);
  });
});
