import assert from 'node:assert/strict';
import {
  commands,
  type TextDocument,
  type TextDocumentShowOptions,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { answering } from './support/answering';
import { deal } from './support/deal';
import { noProblems, problem, problems } from './support/problems';
import { Scratch } from './support/scratch';
import { textOnDisk } from './support/textOnDisk';

interface Answer {
  outcome?: string;
  error?: { kind: string; message: string };
}

describe('commands that need no service', () => {
  const files = new Scratch('commands');
  afterEach(() => files.clean());

  it('write a new referral of each kind, which only asks to be filled in', async () => {
    for (const template of ['private', 'partnerLed', 'coSell', 'servicesCoSell', 'lead', 'forMicrosoft']) {
      const { uri } = await commands.executeCommand<{ uri: Uri }>('referrals.new', {
        template,
        name: `A ${template} deal`,
        folder: files.folder,
      });
      assert.equal(window.activeTextEditor?.document.uri.toString(), uri.toString());
      const referral = JSON.parse(await textOnDisk(uri));
      assert.equal(referral.name, `A ${template} deal`);
      assert.equal(referral.details.closingDateTime, '<Closing date>');
      const found = await commands.executeCommand<{ problems: { uri: Uri; code: string }[] }>(
        'referrals.validateWorkspace',
      );
      const own = found.problems.filter((each) => each.uri.toString() === uri.toString());
      assert.ok(own.length > 15);
      assert.deepEqual(
        own.filter(({ code }) => code !== 'draft.placeholder'),
        [],
      );
    }
  });

  it('write a new referral with its text before it is shown, with the caret at the first tab stop', async () => {
    const real = window.showTextDocument;
    const shown: string[] = [];
    const watched = async (document: TextDocument, options: TextDocumentShowOptions) => {
      shown.push(await textOnDisk(document.uri));
      return real(document, options);
    };
    Object.assign(window, { showTextDocument: watched });
    let uri: Uri | undefined;
    try {
      await answering({ pick: (items) => items[0], input: () => 'Asked for' }, async () => {
        ({ uri } = await commands.executeCommand<{ uri: Uri }>('referrals.new'));
      });
    } finally {
      Object.assign(window, { showTextDocument: real });
    }
    assert.ok(uri);
    assert.equal(JSON.parse(shown[0] ?? '').name, 'Asked for');
    const editor = window.activeTextEditor;
    assert.equal(editor?.document.getText(editor.selection), '<Customer name>');
    assert.equal(JSON.parse(await textOnDisk(uri)).name, 'Asked for');
    await workspace.fs.delete(uri);
  });

  it('write a new referral that keeps what is typed before its tab stops are there', async () => {
    const real = window.showTextDocument;
    const typing = async (document: TextDocument, options: TextDocumentShowOptions) => {
      const editor = await real(document, options);
      await commands.executeCommand('type', { text: 'Four' });
      await commands.executeCommand('type', { text: 'th $1 }' });
      return editor;
    };
    Object.assign(window, { showTextDocument: typing });
    let uri: Uri | undefined;
    try {
      await answering({ pick: (items) => items[0], input: () => 'Typed at once' }, async () => {
        ({ uri } = await commands.executeCommand<{ uri: Uri }>('referrals.new'));
      });
    } finally {
      Object.assign(window, { showTextDocument: real });
    }
    assert.ok(uri);
    await commands.executeCommand('type', { text: ' Coffee' });
    await commands.executeCommand('jumpToNextSnippetPlaceholder');
    await commands.executeCommand('type', { text: '12 Shore Road' });
    const { customerProfile } = JSON.parse(window.activeTextEditor?.document.getText() ?? '');
    assert.equal(customerProfile.name, 'Fourth $1 } Coffee');
    assert.equal(customerProfile.address.addressLine1, '12 Shore Road');
    await commands.executeCommand('workbench.action.files.revert');
    await workspace.fs.delete(uri);
  });

  it('write no new referral over another', async () => {
    const wish = { template: 'private', name: 'Twice', folder: files.folder };
    const one = await commands.executeCommand<{ uri: Uri }>('referrals.new', wish);
    const other = await commands.executeCommand<{ uri: Uri }>('referrals.new', wish);
    assert.notEqual(one.uri.toString(), other.uri.toString());
  });

  it('write a new referral into the very file that is named, and over nothing', async () => {
    const file = Uri.joinPath(files.folder, 'named.referral.json');
    const { uri } = await commands.executeCommand<{ uri: Uri }>('referrals.new', file);
    assert.equal(uri.toString(), file.toString());
    assert.equal(JSON.parse(await textOnDisk(uri)).name, 'named');
    const again = await commands.executeCommand<Answer>('referrals.new', file);
    assert.equal(again.outcome, 'failed');
  });

  it('refuse a template that does not exist, and name those that do', async () => {
    const answer = await commands.executeCommand<Answer>('referrals.new', { template: 'big' });
    assert.equal(answer.outcome, 'failed');
    assert.match(
      String(answer.error?.message),
      /"private", "partnerLed", "coSell", "servicesCoSell", "lead" or "forMicrosoft"/,
    );
  });

  it('check all files of the workspace, also closed ones, until these are gone', async () => {
    const uri = await files.write({ status: 'Gone' });
    const answer = await commands.executeCommand<{
      files: number;
      errors: number;
      problems: { uri: Uri; code: string; path: string; range: { start: { line: number } } }[];
    }>('referrals.validateWorkspace');
    assert.ok(answer.files >= 2);
    const found = answer.problems.find((each) => each.uri.toString() === uri.toString() && each.path === '/status');
    assert.equal(found?.code, 'value.unknown');
    assert.equal(found?.range.start.line, 1);
    assert.ok(answer.errors >= 1);
    assert.ok(problems(uri).length > 0);
    const deletion = new WorkspaceEdit();
    deletion.deleteFile(uri);
    await workspace.applyEdit(deletion);
    await noProblems(uri);
  });

  it('change the status by an edit of the document', async () => {
    const document = await files.open(deal());
    const text = document.getText();
    const state = { status: 'Closed', substatus: 'Won' };
    const answer = await commands.executeCommand<object>('referrals.changeStatus', document.uri, state);
    assert.deepEqual(answer, { uri: document.uri, pointer: '', ...state });
    assert.equal(document.getText(), text.replace('"New"', '"Closed"').replace('"Pending"', '"Won"'));
    assert.equal(document.isDirty, true);
  });

  it('ask for the reason of a lost deal, which belongs after the substatus', async () => {
    const document = await files.open(deal({ status: 'Active', substatus: 'Accepted' }));
    let prompt: string | undefined;
    await answering(
      {
        pick: (items) => items.find(({ label }) => label === 'Closed · Lost'),
        input: (asked) => {
          prompt = asked;
          return 'Price "too high"';
        },
      },
      () => commands.executeCommand('referrals.changeStatus'),
    );
    assert.match(String(prompt), /why the referral is Lost \(optional\)/);
    const changed = JSON.parse(document.getText());
    assert.deepEqual([changed.status, changed.substatus, changed.statusReason], ['Closed', 'Lost', 'Price "too high"']);
    const names = Object.keys(changed);
    assert.equal(names.indexOf('statusReason'), names.indexOf('substatus') + 1);
  });

  it('refuse a status that cannot follow', async () => {
    const document = await files.open(deal({ status: 'Active', substatus: 'Accepted' }));
    const state = { status: 'New', substatus: 'Pending' };
    const answer = await commands.executeCommand<Answer>('referrals.changeStatus', document.uri, state);
    assert.equal(answer.error?.kind, 'notAllowed');
    assert.match(String(answer.error?.message), /Closed · Won/);
    assert.equal(document.isDirty, false);
  });

  it('say what to do if there is no file to work on', async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    for (const command of ['submit', 'changeStatus', 'pullLatest', 'compareWithRemote']) {
      const answer = await commands.executeCommand<Answer>(`referrals.${command}`);
      assert.equal(answer.error?.kind, 'noFile', command);
    }
  });

  it('ignore a setting with a wrong value', async () => {
    const configuration = workspace.getConfiguration('referrals');
    const document = await files.open(deal({ status: 'closed', substatus: 'Won' }));
    await problem(document.uri, 'value.casing');
    try {
      await configuration.update('rules', { 'value.casing': 'loud' });
      await configuration.update('submit.blockOn', 'everything');
      await problem(document.uri, 'value.casing');
      // What is wrong beside it does not keep a right entry from counting.
      await configuration.update('rules', { 'value.casing': 'off', 'nonsense.rule': 'error' });
      await noProblems(document.uri);
    } finally {
      await configuration.update('rules', undefined);
      await configuration.update('submit.blockOn', undefined);
    }
  });
});
