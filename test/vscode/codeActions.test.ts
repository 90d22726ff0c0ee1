import assert from 'node:assert/strict';
import {
  type CodeAction,
  commands,
  DiagnosticTag,
  Range,
  TabInputCustom,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { poll } from '../../scripts/vscode/poll';
import { deal } from './support/deal';
import { noProblems, problem, problems } from './support/problems';
import { Scratch } from './support/scratch';
import { textOnDisk } from './support/textOnDisk';
import { withSetting } from './support/withSetting';

const wrong = () => deal({ status: 'new', substatus: 'pending' });
const fixAllKind = 'source.fixAll.referrals';

describe('fixes', () => {
  const files = new Scratch('fixes');
  afterEach(() => files.clean());

  function actions({ uri }: TextDocument, range: Range, kind?: string): Thenable<CodeAction[]> {
    return commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind);
  }

  function whole(document: TextDocument): Range {
    return new Range(0, 0, document.lineCount, 0);
  }

  it('of the quick fix menu answer a problem, the preferred one first, none twice', async () => {
    const document = await files.open(wrong());
    await problem(document.uri, 'value.casing');
    const offered = await actions(document, whole(document));
    const keys = offered.map(({ title, edit }) => JSON.stringify([title, edit?.entries()]));
    assert.equal(new Set(keys).size, keys.length, keys.join('\n'));
    const preferred = offered.map(({ isPreferred }) => isPreferred === true);
    assert.deepEqual(
      preferred,
      [...preferred].sort((a, b) => Number(b) - Number(a)),
    );
    assert.ok(offered.every(({ kind }) => kind?.value === 'quickfix'));
  });

  it('add a solution area to the taxonomy of the workspace', async () => {
    const configuration = () => workspace.getConfiguration('referrals').inspect('taxonomies')?.workspaceValue;
    const document = await files.open(deal({ solutionArea: 'Frontier' }));
    await problem(document.uri, 'solution.unknown-area');
    const title = 'Add "Frontier" to this workspace\'s taxonomy';
    const add = (await actions(document, whole(document))).find((action) => action.title === title);
    const { command, arguments: given = [] } = add?.command ?? {};
    assert.ok(command);
    try {
      await commands.executeCommand(command, ...given);
      assert.deepEqual(configuration(), { '*': { Frontier: [] } });
      await noProblems(document.uri);
    } finally {
      await workspace.getConfiguration('referrals').update('taxonomies', undefined, false);
    }
  });

  it('put the caret between the quotes of a text that is still empty', async () => {
    const document = await files.open(deal({ status: 'Closed', substatus: 'Lost' }));
    await window.showTextDocument(document);
    const found = await problem(document.uri, 'status.closed-without-reason');
    const add = (await actions(document, found.range)).find(({ title }) => title === 'Add "statusReason"');
    assert.ok(add?.edit && add.command);
    await workspace.applyEdit(add.edit);
    await commands.executeCommand(add.command.command, ...(add.command.arguments ?? []));
    await commands.executeCommand('type', { text: 'No budget' });
    assert.equal(JSON.parse(document.getText()).statusReason, 'No budget');
  });

  it('are only those of the kind that is asked for', async () => {
    const document = await files.open(wrong());
    await problem(document.uri, 'value.casing');
    const kinds = async (kind: string) =>
      new Set((await actions(document, whole(document), kind)).map((action) => action.kind?.value));
    assert.deepEqual(await kinds('quickfix'), new Set(['quickfix']));
    assert.deepEqual(await kinds('refactor'), new Set());
    assert.deepEqual(await kinds('source.fixAll'), new Set([fixAllKind]));
    assert.deepEqual(await kinds(fixAllKind), new Set([fixAllKind]));
    assert.deepEqual(await kinds('source.organizeImports'), new Set());
  });

  it('open the other referral of a duplicate', async () => {
    const id = crypto.randomUUID();
    const other = await files.write([deal(), deal({ id, eTag: '"1"' })]);
    const document = await files.open(deal({ id, eTag: '"1"' }));
    const found = await problem(document.uri, 'identity.duplicate-id');
    const open = (await actions(document, found.range)).find(({ title }) => /open the other/i.test(title));
    assert.ok(open?.command, 'the fix has a command');
    await commands.executeCommand(open.command.command, ...(open.command.arguments ?? []));
    const editor = await poll('the other file', () =>
      window.activeTextEditor?.document.uri.toString() === other.toString() ? window.activeTextEditor : undefined,
    );
    assert.equal(editor.document.getText(editor.selection), `"${id}"`);
  });

  it('open the other referral of the same file', async () => {
    const id = crypto.randomUUID();
    const document = await files.open([deal({ id, eTag: '"1"' }), deal({ id, eTag: '"1"' })]);
    const found = await problem(document.uri, 'identity.duplicate-id');
    const open = (await actions(document, found.range)).find(({ title }) => /open the other/i.test(title));
    assert.ok(open?.command, 'the fix has a command');
    await commands.executeCommand(open.command.command, ...(open.command.arguments ?? []));
    const selected = await poll('the selection', () => {
      const editor = window.activeTextEditor;
      return editor?.document === document && !editor.selection.isEmpty ? editor.selection : undefined;
    });
    assert.equal(document.getText(selected), `"${id}"`);
    assert.notEqual(selected.start.line, found.range.start.line);
  });

  it('pull the latest version of the referral that has no eTag, not of the others', async () => {
    const document = await files.open([deal(), deal({ id: crypto.randomUUID() })]);
    const found = await problem(document.uri, 'identity.missing-etag');
    const pull = (await actions(document, found.range)).find(({ title }) => /pull/i.test(title));
    assert.equal(pull?.command?.command, 'referrals.pullLatest');
    assert.equal(String(pull.command.arguments?.[0]), document.uri.toString());
    assert.deepEqual(pull.command.arguments?.[1], { pointer: '/1' });
  });

  describe('all safe ones at once', () => {
    const fixAll = (uri?: Uri) =>
      commands.executeCommand<{ uri: Uri; edits: number; remaining: number; saved: boolean }>('referrals.fixAll', uri);

    it('are one undo step, and leave the file unsaved', async () => {
      const document = await files.open(wrong());
      const before = document.getText();
      const result = await fixAll(document.uri);
      assert.equal(result.uri.toString(), document.uri.toString());
      assert.ok(result.edits >= 2);
      assert.equal(result.remaining, 0);
      assert.equal(result.saved, false);
      assert.deepEqual(JSON.parse(document.getText()), deal());
      assert.ok(document.isDirty);
      await noProblems(document.uri);
      await commands.executeCommand('undo');
      assert.equal(document.getText(), before);
    });

    it('work on the active editor', async () => {
      const document = await files.open(wrong());
      assert.equal((await fixAll()).uri.toString(), document.uri.toString());
      assert.match(document.getText(), /"status": "New"/);
    });

    it('are saved in a file that is not open', async () => {
      const uri = await files.write(wrong());
      const result = await fixAll(uri);
      assert.equal(result.saved, true);
      assert.deepEqual(JSON.parse(await textOnDisk(uri)), deal());
    });

    it('tell what is left, and change nothing if nothing is safe', async () => {
      const document = await files.open(deal({ status: 'Archived', substatus: 'Kept' }));
      const before = document.getText();
      const result = await fixAll(document.uri);
      assert.equal(result.edits, 0);
      assert.ok(result.remaining > 0);
      assert.equal(document.getText(), before);
      assert.equal(document.isDirty, false);
    });

    it('keep line ends and indentation', async () => {
      const text = JSON.stringify(wrong(), null, '\t').replaceAll('\n', '\r\n');
      const document = await files.open(`${text}\r\n`);
      await fixAll(document.uri);
      const expected = JSON.stringify(deal(), null, '\t').replaceAll('\n', '\r\n');
      assert.equal(document.getText(), `${expected}\r\n`);
    });

    it('run on save if the user wants that, in one undo step', async () => {
      await withSetting('editor.codeActionsOnSave', { [fixAllKind]: 'explicit' }, async () => {
        const document = await files.open(wrong());
        const before = document.getText();
        const editor = window.activeTextEditor;
        assert.ok(editor);
        await editor.edit((edit) => edit.insert(document.positionAt(document.getText().length), '\n'));
        await commands.executeCommand('workbench.action.files.save');
        await poll('the fixed file on disk', async () => /"status": "New"/.test(await textOnDisk(document.uri)));
        assert.deepEqual(JSON.parse(document.getText()), deal());
        await commands.executeCommand('undo');
        assert.equal(document.getText(), `${before}\n`);
      });
    });
  });

  describe('sorting properties', () => {
    it('brings them into the documentation\u2019s order in one undo step', async () => {
      const { name, type, ...rest } = deal();
      const document = await files.open({ ...rest, type, name });
      const before = document.getText();
      const result = await commands.executeCommand<{ edits: number }>('referrals.sortProperties', document.uri);
      assert.ok(result.edits > 0);
      assert.deepEqual(JSON.parse(document.getText()), deal());
      const keys = Object.keys(JSON.parse(document.getText()));
      assert.ok(keys.indexOf('name') < keys.indexOf('team'), keys.join(', '));
      await commands.executeCommand('undo');
      assert.equal(document.getText(), before);
    });

    it('is offered as a source action', async () => {
      const { name, ...rest } = deal();
      const document = await files.open({ ...rest, name });
      const [sort, ...others] = await actions(document, whole(document), 'source.sortProperties');
      assert.equal(others.length, 0);
      assert.ok(sort?.edit);
    });
  });

  describe('problems', () => {
    it('link to the page of their rule', async () => {
      const document = await files.open(wrong());
      const { code } = await problem(document.uri, 'value.casing');
      assert.ok(typeof code === 'object');
      assert.equal(code.value, 'value.casing');
      assert.match((await workspace.openTextDocument(code.target)).getText(), /^# `value\.casing`/);
      await commands.executeCommand('vscode.open', code.target);
      const page = await poll('the page of the rule, rendered', () => {
        const inputs = window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
        return inputs.find((input) => input instanceof TabInputCustom);
      });
      assert.equal(page.uri.toString(), code.target.toString());
      const outside = code.target.with({ path: '/docs/rules/../../package.json' });
      await assert.rejects(Promise.resolve(workspace.fs.readFile(outside)));
    });

    it('fade what is written twice', async () => {
      const products = [{ id: 'Azure' }, { id: 'Azure' }];
      const details = deal().details as { requirements: object };
      const requirements = { ...details.requirements, products };
      const document = await files.open(deal({ details: { ...details, requirements } }));
      assert.deepEqual((await problem(document.uri, 'value.duplicate')).tags, [DiagnosticTag.Unnecessary]);
    });
  });

  it('are not offered for what is only looked at', async () => {
    const uri = Uri.parse('referral-remote:/sandbox/nothing.referral.json');
    const document = await Promise.resolve(workspace.openTextDocument(uri)).catch(() => undefined);
    if (document) assert.deepEqual(await actions(document, whole(document)), []);
    assert.deepEqual(problems(uri), []);
  });
});
