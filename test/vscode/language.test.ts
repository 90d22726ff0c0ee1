import assert from 'node:assert/strict';
import {
  type CodeAction,
  type CompletionList,
  commands,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type MarkdownString,
  Position,
  Range,
  Selection,
  SnippetString,
  type TextDocument,
  type TextEdit,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { poll } from '../../scripts/vscode/poll';
import { deal } from './support/deal';
import { noProblems, problem } from './support/problems';
import { Scratch } from './support/scratch';

describe('the language of referral files', () => {
  const files = new Scratch('language');
  afterEach(() => files.clean());

  /** A document and the place of the mark `|` in it. */
  async function marked(text: string): Promise<{ document: TextDocument; caret: Position }> {
    const document = await files.open(text.replace('|', ''));
    return { document, caret: document.positionAt(text.indexOf('|')) };
  }

  async function completions(text: string, trigger?: string): Promise<string[]> {
    const { document, caret } = await marked(text);
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      caret,
      trigger,
    );
    return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  }

  it('is the language of *.referral.json and *.referrals.json', async () => {
    assert.equal((await files.open('{}', 'one.referral.json')).languageId, 'referral');
    assert.equal((await files.open('[]', 'many.referrals.json')).languageId, 'referral');
  });

  it('offers the substates of the status, and nothing else', async () => {
    const outcomes = ['Won', 'Lost', 'Declined', 'Expired', 'Error'].sort();
    assert.deepEqual((await completions('{ "status": "Closed", "substatus": "|" }')).sort(), outcomes);
    assert.deepEqual((await completions('{ "substatus": "|", "status": "Closed" }')).sort(), outcomes);
    assert.deepEqual(await completions('{ "status": "Active", "substatus": "|" }'), ['Accepted']);
  });

  it('shows the name of a country, currency or locale beside its code', async () => {
    const rows = async (text: string): Promise<string[]> => {
      const { document, caret } = await marked(text);
      const { uri } = document;
      const list = await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', uri, caret);
      return list.items.map(({ label }) =>
        typeof label === 'string' ? label : `${label.label}: ${label.description ?? ''}`,
      );
    };
    const countries = await rows('{ "customerProfile": { "address": { "country": "aus|" } } }');
    assert.ok(countries.includes('AU: Australia') && countries.includes('AT: Austria'), countries.join('; '));
    assert.ok((await rows('{ "details": { "currency": "|" } }')).includes('EUR: Euro'));
    assert.ok((await rows('{ "status": "|" }')).includes('Active'));
  });

  it('asks again behind a colon and its blank, but not in prose', async () => {
    assert.ok((await completions('{ "status": | }', ' ')).includes('Active'));
    assert.deepEqual(await completions('{ "name": "Harbor |Mills" }', ' '), []);
  });

  it('replaces all of a half-written value within the quotes', async () => {
    const { document, caret } = await marked('{ "status": "Ac|ti" }');
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      caret,
    );
    const item = list.items.find(({ label }) => label === 'Active');
    assert.ok(item?.range instanceof Range);
    assert.equal(document.getText(item.range), 'Acti');
    assert.equal(item.insertText, 'Active');
  });

  it('types as a person does: the suggestion is taken into the text', async () => {
    const { document, caret } = await marked('{\n  "status": "|"\n}');
    const editor = window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new Selection(caret, caret);
    await poll(
      'the suggestion in the text',
      async () => {
        await commands.executeCommand('editor.action.triggerSuggest');
        await commands.executeCommand('acceptSelectedSuggestion');
        return /"status": "\w+"/.test(document.getText());
      },
      { every: 300 },
    );
  });

  it('goes to the next tab stop with the Tab that takes a code typed in small letters', async () => {
    const document = await files.open('');
    const editor = window.activeTextEditor;
    assert.ok(editor);
    await editor.insertSnippet(
      new SnippetString('{ "customerProfile": { "address": { "country": "${1:<Country>}", "city": "${2:<City>}" } } }'),
    );
    await commands.executeCommand('type', { text: 'us' });
    await poll(
      'the code',
      async () => {
        if (document.getText().includes('"US"')) return true;
        await commands.executeCommand('editor.action.triggerSuggest');
        await commands.executeCommand('acceptSelectedSuggestion');
        return false;
      },
      { every: 300 },
    );
    await poll('the next tab stop', () => document.getText(editor.selection) === '<City>');
  });

  it('opens the list at a digit that begins a value', async () => {
    const { document, caret } = await marked('{ "customerProfile": { "size": "|" } }');
    const editor = window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new Selection(caret, caret);
    await commands.executeCommand('type', { text: '1' });
    await poll(
      'the size',
      async () => {
        await commands.executeCommand('acceptSelectedSuggestion');
        return document.getText().includes('"1to9employees"');
      },
      { every: 300 },
    );
  });

  it('opens the list at a placeholder that Tab goes to, and keeps the placeholder unless a value is chosen', async () => {
    const document = await files.open('');
    const editor = window.activeTextEditor;
    assert.ok(editor);
    await editor.insertSnippet(
      new SnippetString('{ "name": "${1:<Deal name>}", "type": "${2:<Type>}", "status": "${3:<Status>}" }'),
    );
    await commands.executeCommand('jumpToNextSnippetPlaceholder');
    await poll(
      'the tab stop after the one that is kept',
      async () => {
        await commands.executeCommand('acceptSelectedSuggestion');
        return document.getText(editor.selection) === '<Status>';
      },
      { every: 300 },
    );
    let isOpened = false;
    await poll(
      'the value',
      async () => {
        // Before the list was open, nothing was selected, and accepting kept the placeholder and went on.
        const at = document.getText().indexOf('<Status>');
        if (isOpened && at >= 0) {
          editor.selection = new Selection(document.positionAt(at), document.positionAt(at + '<Status>'.length));
          await commands.executeCommand('editor.action.triggerSuggest');
        } else await commands.executeCommand('selectNextSuggestion');
        isOpened = true;
        await commands.executeCommand('acceptSelectedSuggestion');
        return document.getText() === '{ "name": "<Deal name>", "type": "<Type>", "status": "New" }';
      },
      { every: 300 },
    );
  });

  it('writes the comma that is missing behind the line above', async () => {
    const { document, caret } = await marked('{\n  "status": "New"\n  "nam|"\n}');
    const editor = window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new Selection(caret, caret);
    await poll(
      'the name in the text',
      async () => {
        await commands.executeCommand('editor.action.triggerSuggest');
        await commands.executeCommand('acceptSelectedSuggestion');
        return document.getText() === '{\n  "status": "New",\n  "name": ""\n}';
      },
      { every: 300 },
    );
  });

  it('marks a substatus that its status does not allow, and forgets it when it is corrected', async () => {
    const document = await files.open(deal({ status: 'Closed', substatus: 'Pending' }));
    const found = await problem(document.uri, 'status.substatus-not-allowed');
    assert.equal(document.getText(found.range), '"Pending"');
    const change = new WorkspaceEdit();
    change.replace(document.uri, found.range, '"Won"');
    await workspace.applyEdit(change);
    await noProblems(document.uri);
  });

  it('keeps up with edits of every kind in a list of referrals', async () => {
    const document = await files.open([deal(), deal({ status: 'Active', substatus: 'Accepted' }), deal()]);
    const status = document.positionAt(document.getText().indexOf('"Accepted"'));
    const change = new WorkspaceEdit();
    change.replace(document.uri, new Range(status, status.translate(0, '"Accepted"'.length)), '"Won"');
    change.insert(document.uri, new Position(1, 0), '\n\n');
    await workspace.applyEdit(change);
    const found = await problem(document.uri, 'status.substatus-not-allowed');
    assert.equal(document.getText(found.range), '"Won"');
    await commands.executeCommand('undo');
    await noProblems(document.uri);
  });

  it('clears the problems of a file that is closed', async () => {
    const document = await files.open({ status: 'Gone' });
    await problem(document.uri, 'value.unknown');
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await noProblems(document.uri);
  });

  it('clears the problems of files that are deleted or renamed', async () => {
    const deleted = await files.open({ status: 'Gone' });
    await problem(deleted.uri, 'value.unknown');
    const deletion = new WorkspaceEdit();
    deletion.deleteFile(deleted.uri);
    await workspace.applyEdit(deletion);
    await noProblems(deleted.uri);

    const renamed = await files.open({ status: 'Gone' });
    await problem(renamed.uri, 'value.unknown');
    const target = Uri.joinPath(files.folder, 'other.referral.json');
    const renaming = new WorkspaceEdit();
    renaming.renameFile(renamed.uri, target);
    await workspace.applyEdit(renaming);
    await noProblems(renamed.uri);
    await problem(target, 'value.unknown');
  });

  it('survives any text', async () => {
    for (const text of ['', '\uFEFF{}', '{{{', ']', '"\\', '[1,{"status":}]', '{"a":'.repeat(500), '\u0000']) {
      const document = await files.open(text);
      for (const command of ['vscode.executeHoverProvider', 'vscode.executeCompletionItemProvider'])
        await commands.executeCommand(command, document.uri, document.positionAt(1));
      for (const command of ['vscode.executeDocumentSymbolProvider', 'vscode.executeFoldingRangeProvider'])
        await commands.executeCommand(command, document.uri);
    }
    const document = await files.open('{ "status": "New" ');
    await problem(document.uri, 'syntax.invalid-json');
  });

  it('explains a property if the mouse rests', async () => {
    const { document, caret } = await marked('{ "sta|tus": "New" }');
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, caret);
    const texts = hovers.flatMap(({ contents }) => contents as MarkdownString[]);
    assert.match(texts.map(({ value }) => value).join('\n'), /Active/);
    assert.ok(texts.every(({ isTrusted, supportHtml }) => !isTrusted && !supportHtml));
  });

  it('offers a fix for a wrong substatus, and the fix helps', async () => {
    const document = await files.open(deal({ status: 'Closed', substatus: 'Pending' }));
    const found = await problem(document.uri, 'status.substatus-not-allowed');
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      found.range,
    );
    const fix = actions.find(({ title }) => /won/i.test(title));
    assert.ok(fix?.edit, actions.map(({ title }) => title).join(', '));
    await workspace.applyEdit(fix.edit);
    await noProblems(document.uri);
  });

  it('outlines referrals by name', async () => {
    const document = await files.open([deal(), deal({ name: 'Second' })]);
    const symbols = await commands.executeCommand<DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['Harbor Mills warehouse robots', 'Second'],
    );
    assert.ok(symbols[0]?.children.some(({ name }) => name === 'customerProfile'));
  });

  it('folds objects and lists by their brackets', async () => {
    const document = await files.open('{\n"a": {\n"b": 1\n},\n"c": [\n1,\n2\n]\n}');
    const ranges = await commands.executeCommand<FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    assert.deepEqual(
      ranges.map(({ start, end }) => [start, end]),
      [
        [0, 7],
        [1, 2],
        [4, 6],
      ],
    );
  });

  it('formats the whole document and a selection of it', async () => {
    const text = '{"name":"A","team":[{"firstName":"B"}]}';
    const document = await files.open(text);
    const options = { tabSize: 2, insertSpaces: true };
    const edits = await commands.executeCommand<TextEdit[]>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      options,
    );
    const change = new WorkspaceEdit();
    change.set(document.uri, edits);
    await workspace.applyEdit(change);
    assert.equal(document.getText(), JSON.stringify(JSON.parse(text), null, 2));

    const other = await files.open('{\n"name":   "A",\n"status":   "New"\n}');
    const some = await commands.executeCommand<TextEdit[]>(
      'vscode.executeFormatRangeProvider',
      other.uri,
      other.lineAt(1).range,
      options,
    );
    assert.ok(some.length > 0);
    assert.ok(some.every(({ range }) => range.end.line <= 2));
  });
});
