import assert from 'node:assert/strict';
import {
  commands,
  type DocumentLink,
  type InlayHint,
  Position,
  Range,
  type SelectionRange,
  type TextDocument,
  type TextEdit,
  Uri,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { poll } from '../../scripts/vscode/poll';
import { deal } from './support/deal';
import { Sandbox } from './support/sandbox';
import { Scratch } from './support/scratch';
import { withSetting } from './support/withSetting';

describe('reading referral files', () => {
  const files = new Scratch('reading');
  afterEach(() => files.clean());

  describe('inlay hints', () => {
    function hints(document: TextDocument, range = new Range(0, 0, document.lineCount, 0)): Thenable<InlayHint[]> {
      return commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, range);
    }

    it('are off until the user wants them', async () => {
      const document = await files.open(deal());
      assert.deepEqual(await hints(document), []);
    });

    it('name countries and currencies, in the range that is in sight', async () => {
      await withSetting('referrals.inlayHints', true, async () => {
        const document = await files.open(deal());
        const found = await hints(document);
        assert.deepEqual(
          found.map(({ label }) => label),
          ['United States', 'US Dollar'],
        );
        const [country] = found;
        const line = document.lineAt(country?.position.line ?? 0).text;
        assert.equal(line.slice(0, country?.position.character).trim(), '"country": "US"');
        assert.deepEqual(await hints(document, new Range(0, 0, 1, 0)), []);
      });
    });

    it('tell how long ago a referral was pulled', async () => {
      const sandbox = await Sandbox.start();
      await sandbox.reset();
      const document = await files.open(deal());
      await commands.executeCommand('referrals.submit', document.uri);
      await withSetting('referrals.inlayHints', true, async () => {
        const age = await poll('the age', async () =>
          (await hints(document)).find(({ label }) => label === 'pulled just now'),
        );
        assert.match(document.lineAt(age.position.line).text, /"id"/);
      });
    });
  });

  it('links open what they name', async () => {
    const text = '{ "links": { "self": { "uri": "https://api.partner.microsoft.com/x", "method": "GET" } } }';
    const document = await files.open(text);
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri, 10);
    const [link] = links.filter(({ target }) => target?.authority === 'api.partner.microsoft.com');
    assert.ok(link);
    assert.equal(document.getText(link.range), 'https://api.partner.microsoft.com/x');
    assert.equal(links.length, 1, 'none twice');
  });

  it('the selection grows from the value to the whole', async () => {
    const document = await files.open('{\r\n  "details": { "notes": "A deal" }\r\n}\r\n');
    const caret = document.positionAt(document.getText().indexOf('deal'));
    const [first] = await commands.executeCommand<SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [caret],
    );
    const texts: string[] = [];
    for (let range = first; range; range = range.parent) texts.push(document.getText(range.range));
    for (const expected of ['"A deal"', '"notes": "A deal"', '{ "notes": "A deal" }', document.getText()])
      assert.ok(texts.includes(expected), `${expected} in ${JSON.stringify(texts)}`);
  });

  describe('formatting', () => {
    async function formatted(text: string, options = { tabSize: 2, insertSpaces: true }): Promise<string> {
      const document = await files.open(text);
      const edits = await commands.executeCommand<TextEdit[]>(
        'vscode.executeFormatDocumentProvider',
        document.uri,
        options,
      );
      const change = new WorkspaceEdit();
      change.set(document.uri, edits ?? []);
      await workspace.applyEdit(change);
      return document.getText();
    }

    it('keeps line ends and the end of the file as they are', async () => {
      assert.equal(await formatted('{"a":1,\r\n"b":2}\r\n'), '{\r\n  "a": 1,\r\n  "b": 2\r\n}\r\n');
      assert.equal(await formatted('{"a":1}'), '{\n  "a": 1\n}');
    });

    it('indents as the user wants it', async () => {
      assert.equal(
        await formatted('{"a":{"b":2}}', { tabSize: 4, insertSpaces: false }),
        '{\n\t"a": {\n\t\t"b": 2\n\t}\n}',
      );
      assert.equal(await formatted('{"a":2}', { tabSize: 4, insertSpaces: true }), '{\n    "a": 2\n}');
    });

    it('ends the file with a line end if the user wants that', async () => {
      await withSetting('files.insertFinalNewline', true, async () => {
        assert.equal(await formatted('{"a":1}'), '{\n  "a": 1\n}\n');
      });
    });

    it('indents what a closing bracket closes, and nothing else', async () => {
      const document = await files.open('{\n"a":    1,\n"b": {\n"c":1\n}\n}');
      const edits = await commands.executeCommand<TextEdit[]>(
        'vscode.executeFormatOnTypeProvider',
        document.uri,
        new Position(4, 1),
        '}',
        { tabSize: 2, insertSpaces: true },
      );
      const change = new WorkspaceEdit();
      change.set(document.uri, edits ?? []);
      await workspace.applyEdit(change);
      assert.ok(document.getText().startsWith('{\n"a":    1,\n'), document.getText());
      assert.match(document.getText(), /"c": 1\n/);
    });
  });

  it('all of it survives any text', async () => {
    for (const text of ['', '{{{', '"\\', '[1,{"status":}]', '{"a":'.repeat(200), '\u0000']) {
      const { uri } = await files.open(text);
      const range = new Range(0, 0, 100, 0);
      await commands.executeCommand('vscode.executeCodeActionProvider', uri, range);
      await commands.executeCommand('vscode.executeCodeLensProvider', uri);
      await commands.executeCommand('vscode.executeLinkProvider', Uri.from(uri));
      await commands.executeCommand('vscode.executeSelectionRangeProvider', uri, [new Position(0, 1)]);
      await commands.executeCommand('referrals.fixAll', uri);
      await commands.executeCommand('referrals.sortProperties', uri);
    }
  });
});
