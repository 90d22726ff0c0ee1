import assert from 'node:assert/strict';
import { type CodeLens, commands, type Uri, window, workspace } from 'vscode';
import { poll } from '../../scripts/vscode/poll';
import { deal } from './support/deal';
import { problem } from './support/problems';
import { Sandbox } from './support/sandbox';
import { Scratch } from './support/scratch';
import { withSetting } from './support/withSetting';

const actions = ['Submit', 'Change Status'];

describe('the code lens above a referral', () => {
  const files = new Scratch('lens');
  afterEach(() => files.clean());

  function lenses(uri: Uri): Thenable<CodeLens[]> {
    return commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri);
  }

  /** The titles line by line. */
  async function titles(uri: Uri): Promise<Record<number, string[]>> {
    const lines: Record<number, string[]> = {};
    for (const { range, command } of await lenses(uri)) {
      const line = lines[range.start.line] ?? [];
      lines[range.start.line] = [...line, String(command?.title)];
    }
    return lines;
  }

  async function run(uri: Uri, title: string, line: number): Promise<unknown> {
    const lens = (await lenses(uri)).find((each) => each.command?.title === title && each.range.start.line === line);
    assert.ok(lens?.command, `${title} in line ${line}`);
    return commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
  }

  it('tells its state, its kind, its problems, and what can be done', async () => {
    const document = await files.open(deal());
    assert.deepEqual(await titles(document.uri), { 0: ['New · Pending', 'Private deal', 'No problems', ...actions] });
  });

  it('is above each referral of an array and of a list response, and counts its problems only', async () => {
    const wrong = deal({ status: 'Gone', substatus: 'Away', type: 'independent' });
    const array = await files.open([deal(), wrong]);
    const [first, second] = Object.values(await titles(array.uri));
    assert.ok(first?.includes('No problems'));
    assert.ok(second?.includes('Gone · Away'));
    assert.match(String(second?.find((title) => /error/.test(title))), /^\d errors?, 1 warning$/);

    const list = await files.open({ value: [deal(), deal({ status: 'Closed', substatus: 'Won' })], count: 2 });
    const lines = await titles(list.uri);
    assert.deepEqual(
      Object.values(lines).map(([state]) => state),
      ['New · Pending', 'Closed · Won'],
    );
    assert.equal(Object.keys(lines)[0], '2');
  });

  it('leads to the problems', async () => {
    const document = await files.open([deal(), deal({ status: 'Gone' })]);
    await problem(document.uri, 'value.unknown');
    const [, line] = Object.keys(await titles(document.uri)).map(Number);
    const title = (await titles(document.uri))[Number(line)]?.find((each) => /error/.test(each));
    await run(document.uri, String(title), Number(line));
    const editor = await poll('the selected problem', () =>
      window.activeTextEditor?.selection.isEmpty === false ? window.activeTextEditor : undefined,
    );
    assert.ok(editor.selection.start.line > Number(line));
  });

  it('counts what a draft lacks, goes to the first of it, and offers Compare once there is an id', async () => {
    const draft = deal({ name: '<Deal name>', customerProfile: undefined, details: { dealValue: '<Deal value>' } });
    const document = await files.open(draft);
    const lines = await titles(document.uri);
    assert.deepEqual(lines[0]?.slice(2), ['Draft · 3 to fill in · 1 error', ...actions]);
    await run(document.uri, 'Draft · 3 to fill in · 1 error', 0);
    const selected = () => window.activeTextEditor?.document.getText(window.activeTextEditor.selection);
    await poll('the first placeholder', () => selected() === '<Deal name>');
    const bare = await files.open({ name: 'Loyalty on Azure' });
    const [lens] = Object.values(await titles(bare.uri));
    await run(bare.uri, lens?.find((title) => title.startsWith('Draft')) ?? assert.fail(), 0);
    assert.equal(selected(), '{');
    const known = await files.open(deal({ id: '6d0a1d57-1a92-4b1c-9b09-5f4c1ab4a101', eTag: '"1"', name: '<Deal>' }));
    const [own] = Object.values(await titles(known.uri));
    assert.ok(own?.includes('Compare'));
    assert.ok(!own?.some((title) => title.startsWith('Draft')));
  });

  it('submits, pulls and compares its own referral only', async () => {
    const sandbox = await Sandbox.start();
    await sandbox.reset();
    const document = await files.open([deal({ name: 'First' }), deal({ name: 'Second' })]);
    const [, line] = Object.keys(await titles(document.uri)).map(Number);
    const submitted = (await run(document.uri, 'Submit', Number(line))) as { outcome: string; results: object[] };
    assert.equal(submitted.outcome, 'created');
    assert.equal(submitted.results.length, 1);
    const [first, second] = JSON.parse(document.getText());
    assert.equal(first.id, undefined);
    assert.ok(second.id);
    const [, next] = Object.keys(await titles(document.uri)).map(Number);
    const compared = (await run(document.uri, 'Compare', Number(next))) as { ids: string[] };
    assert.deepEqual(compared.ids, [second.id]);
    const options = { pointer: '/1' };
    const pulled = await commands.executeCommand<{ results: object[] }>('referrals.pullLatest', document.uri, options);
    assert.equal(pulled.results.length, 1);
  });

  it('changes the state of its own referral', async () => {
    const document = await files.open([deal(), deal()]);
    const wanted = { pointer: '/1', status: 'Active', substatus: 'Accepted' };
    await commands.executeCommand('referrals.changeStatus', document.uri, wanted);
    const [first, second] = JSON.parse(document.getText());
    assert.equal(first.status, 'New');
    assert.equal(second.status, 'Active');
  });

  it('is not shown if the user does not want it, nor in what is not a referral', async () => {
    const document = await files.open(deal());
    await withSetting('referrals.codeLens', false, async () => {
      assert.deepEqual(await lenses(document.uri), []);
    });
    assert.ok((await lenses(document.uri)).length > 0);
    for (const text of ['', '{', '[1, "x"]', '"text"']) {
      const { uri } = await files.open(text);
      for (const { command } of await lenses(uri)) assert.ok(command?.title);
    }
  });

  it('is there for a thousand referrals', async () => {
    const document = await files.open(Array.from({ length: 1000 }, (_, at) => deal({ name: `Deal ${at}` })));
    const found = await lenses(document.uri);
    assert.equal(found.length, 5000);
    const [first] = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 1);
    assert.equal(first?.command?.title, 'New · Pending');
    await workspace.fs.delete(document.uri);
  });
});
