import assert from 'node:assert/strict';
import { type CodeAction, type CodeLens, commands, type TextDocument, type Uri, workspace } from 'vscode';
import { poll } from '../../scripts/vscode/poll';
import { deal } from './support/deal';
import { problem } from './support/problems';
import { Sandbox } from './support/sandbox';
import { Scratch } from './support/scratch';

describe('a submitted deal whose id was deleted', () => {
  const files = new Scratch('lost-id');
  before('the sandbox starts', async () => {
    await (await Sandbox.start()).reset();
  });
  afterEach(() => files.clean());

  async function submitted(): Promise<{ uri: Uri; id: string; text: string }> {
    const uri = await files.write(deal());
    await commands.executeCommand('referrals.submit', uri);
    const document = await workspace.openTextDocument(uri);
    const { id } = JSON.parse(document.getText());
    return { uri, id, text: document.getText() };
  }

  const withoutId = (text: string) => text.replace(/^ *"id": ".*",\n/m, '');

  async function offered(document: TextDocument): Promise<CodeAction[]> {
    const { range } = await problem(document.uri, 'shape.missing-property');
    return commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
  }

  it('says so in the lens, and a fix restores the id', async () => {
    const { id, text, uri } = await submitted();
    await workspace.fs.writeFile(uri, new TextEncoder().encode(withoutId(text)));
    const document = await workspace.openTextDocument(uri);
    await poll('the change', () => !document.getText().includes(id));
    const fixes = await offered(document);
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri);
    assert.ok(
      lenses.some(({ command }) => command?.title === 'ID missing · 1 error'),
      lenses.map(({ command }) => command?.title).join(),
    );
    assert.deepEqual(
      fixes.map(({ title }) => title),
      [`Restore "id": ${id}`, 'Remove "eTag"'],
    );
    assert.ok(fixes[0]?.edit);
    await workspace.applyEdit(fixes[0].edit);
    assert.equal(JSON.parse(document.getText()).id, id);
    const { outcome } = await commands.executeCommand<{ outcome: string }>('referrals.submit', uri);
    assert.equal(outcome, 'unchanged');
  });

  it('does not get the id if another file has it', async () => {
    const { text } = await submitted();
    const copy = await files.open(withoutId(text), 'copy.referral.json');
    assert.deepEqual(
      (await offered(copy)).map(({ title }) => title),
      ['Remove "eTag"'],
    );
  });
});
