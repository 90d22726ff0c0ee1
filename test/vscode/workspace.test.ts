import assert from 'node:assert/strict';
import {
  commands,
  type Event,
  type Location,
  languages,
  Range,
  RelativePattern,
  type SymbolInformation,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { poll } from '../../scripts/vscode/poll';
import { deal } from './support/deal';
import { codeOf, noProblems, problem, problems } from './support/problems';
import { Sandbox } from './support/sandbox';
import { Scratch } from './support/scratch';
import { withSetting } from './support/withSetting';

const duplicateId = 'identity.duplicate-id';

interface Validated {
  files: number;
  errors: number;
  problems: { uri: Uri; code: string }[];
}

const validate = () => commands.executeCommand<Validated>('referrals.validateWorkspace');

/** A new GUID: no suite meets another one's. */
const newId = () => crypto.randomUUID();

describe('all referral files of the workspace', () => {
  const files = new Scratch('workspace');
  afterEach(() => files.clean());

  async function replace(document: TextDocument, old: string, text: string): Promise<void> {
    const offset = document.getText().indexOf(old);
    assert.ok(offset >= 0, `${old} is in the file`);
    const change = new WorkspaceEdit();
    change.replace(
      document.uri,
      new Range(document.positionAt(offset), document.positionAt(offset + old.length)),
      text,
    );
    await workspace.applyEdit(change);
  }

  const codes = (uri: Uri) => problems(uri).map(codeOf);
  const known = (id: string, changes: object = {}) => deal({ id, eTag: '"1"', ...changes });

  describe('duplicates', () => {
    it('are shown at both ends, each with the place of the other', async () => {
      const id = newId();
      const one = await files.open(known(id, { name: 'One' }));
      await noProblems(one.uri);
      const two = await files.open([deal(), known(id.toUpperCase())]);
      const atTwo = await problem(two.uri, duplicateId);
      const atOne = await problem(one.uri, duplicateId);
      assert.equal(two.getText(atTwo.range), `"${id.toUpperCase()}"`);
      const [related] = atTwo.relatedInformation ?? [];
      assert.equal(related?.location.uri.toString(), one.uri.toString());
      assert.equal(one.getText(related?.location.range), `"${id}"`);
      const [back] = atOne.relatedInformation ?? [];
      assert.equal(back?.location.uri.toString(), two.uri.toString());
      assert.equal(two.getText(back?.location.range), `"${id.toUpperCase()}"`);
      assert.match(atOne.message, /referral\.json/);

      await replace(two, id.toUpperCase(), newId());
      await noProblems(one.uri);
      await noProblems(two.uri);
    });

    it('are shown at the closed end as well, as long as the other is open', async () => {
      const id = newId();
      const closed = await files.write(known(id, { status: 'new' }));
      const open = await files.open(known(id));
      const here = await problem(open.uri, duplicateId);
      const there = await problem(closed, duplicateId);
      assert.deepEqual(codes(closed), [duplicateId]);
      const place = here.relatedInformation?.[0]?.location;
      assert.equal(place?.uri.toString(), closed.toString());
      assert.deepEqual(place?.range, there.range);
      assert.equal(there.relatedInformation?.[0]?.location.uri.toString(), open.uri.toString());

      await commands.executeCommand('workbench.action.closeActiveEditor');
      await noProblems(closed);
    });

    it('go when the other file changes or goes', async () => {
      const id = newId();
      const other = await files.write(known(id));
      const open = await files.open(known(id));
      await problem(open.uri, duplicateId);
      await files.write(known(newId()), other.path.split('/').at(-1));
      await noProblems(open.uri);
      await files.write(known(id), other.path.split('/').at(-1));
      await problem(open.uri, duplicateId);
      await workspace.fs.delete(other);
      await noProblems(open.uri);
    });

    it('are told by the unsaved text of an editor, not by the file', async () => {
      const id = newId();
      const other = await files.open(known(newId()));
      const open = await files.open(known(id));
      await noProblems(open.uri);
      const old = JSON.parse(other.getText()).id;
      await replace(other, old, id);
      await problem(open.uri, duplicateId);
      await problem(other.uri, duplicateId);
    });

    it('are found among references of your own', async () => {
      const reference = `CRM-${newId()}`;
      const one = await files.open(deal({ externalReferenceId: reference }));
      const two = await files.open(deal({ externalReferenceId: reference }));
      await problem(one.uri, 'identity.duplicate-reference');
      const found = await problem(two.uri, 'identity.duplicate-reference');
      assert.equal(two.getText(found.range), `"${reference}"`);
    });

    it('are not found in files that are hidden, however often these are written', async () => {
      const id = newId();
      const hidden = await files.write(known(id), 'hidden.referral.json');
      await files.write(known(newId()), 'other.referral.json');
      const open = await files.open(known(id));
      await problem(open.uri, duplicateId);
      await withSetting('files.exclude', { '**/hidden.referral.json': true }, async () => {
        await noProblems(open.uri);
        await files.write(known(id, { name: 'Written by a build' }), 'hidden.referral.json');
        // What is heard of later says that this was heard of, too.
        await files.write(known(id), 'other.referral.json');
        await problem(open.uri, duplicateId);
        await files.write(known(newId()), 'other.referral.json');
        await noProblems(open.uri);
        assert.deepEqual(codes(hidden), []);
      });
    });

    it('are no longer there when a folder is deleted or a file renamed away', async () => {
      const id = newId();
      const folder = Uri.joinPath(files.folder, 'deep');
      const other = Uri.joinPath(folder, 'other.referral.json');
      await workspace.fs.createDirectory(folder);
      await workspace.fs.writeFile(other, new TextEncoder().encode(JSON.stringify(known(id))));
      const open = await files.open(known(id));
      await problem(open.uri, duplicateId);
      await workspace.fs.rename(folder, Uri.joinPath(files.folder, 'moved'));
      await poll('the new place of the other end', () => {
        const [first] = problems(open.uri).find((each) => codeOf(each) === duplicateId)?.relatedInformation ?? [];
        return first?.location.uri.path.includes('/moved/');
      });
      await workspace.fs.delete(Uri.joinPath(files.folder, 'moved'), { recursive: true });
      await noProblems(open.uri);
    });
  });

  describe('problems of closed files', () => {
    it('are shown unasked while there are errors, and for warnings only after a check', async () => {
      const wrong = await files.write(deal({ status: 'Gone' }));
      const doubtful = await files.write(deal({ status: 'Closed', substatus: 'Lost', statusReason: null }));
      await problem(wrong, 'value.unknown');
      assert.deepEqual(codes(doubtful), []);
      await files.write(deal(), wrong.path.split('/').at(-1));
      await noProblems(wrong);
    });

    it('stay when the editor is closed that showed an error', async () => {
      const document = await files.open(deal());
      await replace(document, '"New"', '"Gone"');
      await document.save();
      await problem(document.uri, 'value.unknown');
      const gone: string[] = [];
      const watch = languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => String(uri) === String(document.uri)) && codes(document.uri).length === 0)
          gone.push(String(Date.now()));
      });
      await commands.executeCommand('workbench.action.closeActiveEditor');
      await problem(document.uri, 'value.unknown');
      watch.dispose();
      await workspace.fs.delete(document.uri);
      await noProblems(document.uri);
    });

    it('are shown after a check of the workspace and kept true', async () => {
      const wrong = await files.write(deal({ status: 'Gone' }));
      const right = await files.write(deal());
      const answer = await validate();
      assert.ok(answer.problems.some(({ uri, code }) => String(uri) === String(wrong) && code === 'value.unknown'));
      await problem(wrong, 'value.unknown');
      await files.write(deal(), wrong.path.split('/').at(-1));
      await noProblems(wrong);
      await files.write(deal({ status: 'Closed', substatus: 'Pending' }), right.path.split('/').at(-1));
      await problem(right, 'status.substatus-not-allowed');
      await workspace.fs.delete(right);
      await noProblems(right);
    });

    it('give way to those of the editor, and come back when it is closed', async () => {
      const uri = await files.write(deal({ status: 'Gone' }));
      await validate();
      await problem(uri, 'value.unknown');
      const document = await workspace.openTextDocument(uri);
      await window.showTextDocument(document);
      await problem(uri, 'value.unknown');
      assert.equal(codes(uri).length, new Set(codes(uri)).size, 'no problem is shown twice');
      await replace(document, '"Gone"', '"New"');
      await noProblems(uri);
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await problem(uri, 'value.unknown');
    });

    it('are found if a file that was right is wrong by other settings, or by what another file has got', async () => {
      const id = newId();
      const one = await files.write(known(id, { solutionArea: 'Infrastructure', solutionPlay: 'Migrate SAP' }));
      const found = async () => (await validate()).problems.filter(({ uri }) => String(uri) === String(one));
      assert.deepEqual(await found(), []);
      await withSetting('referrals.taxonomy', 'FY26', async () => {
        assert.ok((await found()).some(({ code }) => code === 'value.other-fiscal-year'));
      });
      assert.deepEqual(await found(), []);
      const two = await files.write(known(id));
      assert.deepEqual(
        (await found()).map(({ code }) => code),
        [duplicateId],
      );
      await workspace.fs.delete(two);
      assert.deepEqual(await found(), []);
    });

    it('show both ends of a duplicate', async () => {
      const id = newId();
      const one = await files.write(known(id));
      const two = await files.write(known(id));
      const answer = await validate();
      const found = answer.problems.filter(({ code }) => code === duplicateId).map(({ uri }) => String(uri));
      assert.ok(found.includes(String(one)) && found.includes(String(two)));
      const atOne = await problem(one, duplicateId);
      const atTwo = await problem(two, duplicateId);
      assert.deepEqual(atOne.relatedInformation?.[0]?.location.range, atTwo.range);
      await workspace.fs.delete(two);
      await noProblems(one);
    });
  });

  describe('navigation', () => {
    const at = (document: TextDocument, text: string) => document.positionAt(document.getText().indexOf(text) + 3);
    const textAt = async ({ uri, range }: Location) => (await workspace.openTextDocument(uri)).getText(range);

    async function indexed(uri: Uri, name: string): Promise<void> {
      await poll(`${name} in the index`, async () =>
        (await symbols(name)).some((each) => String(each.location.uri) === String(uri)),
      );
    }

    function symbols(query: string): Thenable<SymbolInformation[]> {
      return commands.executeCommand<SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', query);
    }

    it('goes from an engagement to all referrals that have it, in files open or not', async () => {
      const engagementId = newId();
      const name = `Far ${newId()}`;
      const closed = await files.write([deal(), deal({ engagementId: engagementId.toUpperCase(), name })]);
      await indexed(closed, name);
      const open = await files.open(deal({ engagementId }));
      for (const command of ['vscode.executeDefinitionProvider', 'vscode.executeReferenceProvider']) {
        const found = await commands.executeCommand<Location[]>(command, open.uri, at(open, engagementId));
        assert.deepEqual(
          found.map(({ uri }) => uri.toString()).sort(),
          [open.uri.toString(), closed.toString()].sort(),
          command,
        );
        for (const location of found) assert.equal((await textAt(location)).toLowerCase(), `"${engagementId}"`);
      }
    });

    it('finds the files of a folder that is deleted and written again at once', async function () {
      this.timeout(60_000);
      for (let round = 0; round < 8; round++) {
        const name = `Again ${newId()}`;
        const uri = await files.write(deal({ name }), 'again.referral.json');
        await indexed(uri, name);
        await files.clean();
      }
    });

    it('finds an id and a reference of your own', async () => {
      const id = newId();
      const reference = `CRM-${newId()}`;
      const open = await files.open([known(id, { externalReferenceId: reference }), deal()]);
      const found = await commands.executeCommand<Location[]>(
        'vscode.executeDefinitionProvider',
        open.uri,
        at(open, id),
      );
      assert.deepEqual(await Promise.all(found.map(textAt)), [`"${id}"`]);
      const references = await commands.executeCommand<Location[]>(
        'vscode.executeReferenceProvider',
        open.uri,
        at(open, reference),
      );
      assert.deepEqual(await Promise.all(references.map(textAt)), [`"${reference}"`]);
      const none = await commands.executeCommand<Location[]>(
        'vscode.executeDefinitionProvider',
        open.uri,
        at(open, 'Harbor Mills'),
      );
      assert.deepEqual(none, []);
    });

    it('finds referrals by their own name, the customer and the id', async () => {
      const mark = newId().slice(0, 8);
      const id = newId();
      const closed = await files.write(
        deal({ id, eTag: '1', name: `Robots ${mark}`, customerProfile: { name: `Quayside ${mark}` } }),
      );
      await indexed(closed, `Robots ${mark}`);
      const [byName] = await symbols(`rob${mark}`);
      assert.equal(byName?.name, `Robots ${mark}`);
      assert.equal(byName?.containerName, `Quayside ${mark} · New · Pending`);
      assert.equal(await textAt(byName.location), `"Robots ${mark}"`);
      const [byCustomer] = await symbols(`Quayside ${mark}`);
      assert.equal(byCustomer?.name, `Quayside ${mark}`);
      assert.equal(String(byCustomer.location.uri), String(closed));
      assert.equal(await textAt(byCustomer.location), `"Quayside ${mark}"`);
      const [byId] = await symbols(id);
      assert.equal(byId?.name, id);
      await workspace.fs.delete(closed);
      await poll('no symbol of a deleted file', async () => (await symbols(`Robots ${mark}`)).length === 0);
    });

    it('finds no referral of an open file that was deleted while the files were listed', async () => {
      const name = `Robots ${newId()}`;
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(files.folder, '*'));
      const heard = (event: Event<Uri>) => new Promise((resolve) => event(resolve));
      const created = heard(watcher.onDidCreate);
      const uri = await files.write(deal({ name }));
      await created;
      await indexed(uri, name);
      await workspace.openTextDocument(uri);
      const find = workspace.findFiles;
      let isListed = false;
      Object.assign(workspace, {
        findFiles: async (...args: Parameters<typeof find>) => {
          const found = await find(...args);
          Object.assign(workspace, { findFiles: find });
          assert.ok(found.some((each) => String(each) === String(uri)));
          const deleted = heard(watcher.onDidDelete);
          await workspace.fs.delete(uri);
          await deleted;
          isListed = true;
          return found;
        },
      });
      try {
        // A new file has the files listed again.
        await files.write(deal());
        await poll('the files listed while one is deleted', () => isListed);
      } finally {
        Object.assign(workspace, { findFiles: find });
        watcher.dispose();
      }
      assert.deepEqual(await symbols(name), []);
    });
  });

  describe('what the service said last', () => {
    async function setState(document: TextDocument, status: string, substatus: string): Promise<void> {
      await replace(document, String(/"status": "\w+"/.exec(document.getText())), `"status": "${status}"`);
      await replace(document, String(/"substatus": "\w+"/.exec(document.getText())), `"substatus": "${substatus}"`);
    }

    it('forbids the way back, and allows it again if the file agrees', async () => {
      const sandbox = await Sandbox.start();
      await sandbox.reset();
      const document = await files.open(deal());
      const created = await commands.executeCommand<{ outcome: string }>('referrals.submit', document.uri);
      assert.equal(created.outcome, 'created');
      await setState(document, 'Active', 'Accepted');
      const updated = await commands.executeCommand<{ outcome: string; error?: object }>(
        'referrals.submit',
        document.uri,
      );
      assert.ok(['updated', 'unchanged'].includes(updated.outcome), JSON.stringify(updated));
      assert.ok(!codes(document.uri).includes('status.transition-not-allowed'));
      await setState(document, 'New', 'Pending');
      await problem(document.uri, 'status.transition-not-allowed');
      const blocked = await commands.executeCommand<{ outcome: string }>('referrals.submit', document.uri);
      assert.equal(blocked.outcome, 'blocked');
      await setState(document, 'Closed', 'Won');
      await poll('the problem is gone', () => !codes(document.uri).includes('status.transition-not-allowed'));
    });
  });

  describe('JSON files that hold referrals', () => {
    it('take the language by a command, and are checked then', async () => {
      const document = await files.open(deal({ status: 'Gone' }), 'export.json');
      assert.equal(document.languageId, 'json');
      const answer = await commands.executeCommand<object>('referrals.useReferralLanguage', document.uri);
      assert.deepEqual(answer, { uri: document.uri, language: 'referral' });
      await problem(document.uri, 'value.unknown');
      await languages.setTextDocumentLanguage(document, 'json');
      await noProblems(document.uri);
    });

    it('take part in the comparison with other files while they have the language', async () => {
      const id = newId();
      const other = await files.open(known(id));
      const document = await files.open(known(id), 'export2.json');
      await commands.executeCommand('referrals.useReferralLanguage', document.uri);
      await problem(other.uri, duplicateId);
      await languages.setTextDocumentLanguage(document, 'json');
      await noProblems(other.uri);
    });

    it('are offered the language when they are looked at', async () => {
      const asked: unknown[][] = [];
      const show = window.showInformationMessage;
      let answer: string | undefined;
      Object.assign(window, {
        showInformationMessage: async (...args: unknown[]) => {
          asked.push(args);
          return answer;
        },
      });
      try {
        await files.open({ name: 'a-package', version: '1.0.0' }, 'package.json');
        const one = await files.open(deal(), 'one.json');
        await poll('the question', () => asked.length === 1);
        assert.match(String(asked[0]?.[0]), /looks like a Partner Center referral/);
        assert.deepEqual(asked[0]?.slice(1), ['Use Referral Language', 'Not Now', 'Never in This Workspace']);
        assert.equal(one.languageId, 'json');
        answer = 'Use Referral Language';
        const two = await files.open({ value: [deal()] }, 'two.json');
        await poll('the language', () =>
          workspace.textDocuments.some(
            ({ uri, languageId }) => String(uri) === String(two.uri) && languageId === 'referral',
          ),
        );
        assert.equal(asked.length, 2);
        await window.showTextDocument(one);
        answer = 'Never in This Workspace';
        await files.open(deal(), 'three.json');
        await poll('the third question', () => asked.length === 3);
        await files.open(deal(), 'four.json');
        await files.open(deal(), 'five.json');
        assert.equal(asked.length, 3);
      } finally {
        Object.assign(window, { showInformationMessage: show });
      }
    });
  });
});
