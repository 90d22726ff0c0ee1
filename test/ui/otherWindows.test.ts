import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WorkbenchOptions } from '../../scripts/vscode/openWorkbench';
import { poll } from '../../scripts/vscode/poll';
import { deal } from '../vscode/support/deal';
import { pressViewAction } from './viewActions';
import { Workbench } from './workbench';

/** Registers the hooks of the enclosing suite: opens VS Code on what `opens` says of these files. */
function prepareWindow(files: Readonly<Record<string, unknown>>, options: Partial<WorkbenchOptions>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'windows-'));
  const opened: { workbench?: Workbench } = {};
  before('VS Code opens', async () => {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), JSON.stringify(content, null, 2));
    }
    opened.workbench = await Workbench.open({ workspace: folder, ...options });
  });
  afterEach('a picture of what failed', async function () {
    if (this.currentTest?.state === 'failed')
      await opened.workbench?.picture(this.currentTest.fullTitle().replace(/\W+/g, '-'));
  });
  after('VS Code is closed', async () => {
    await opened.workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => opened.workbench ?? assert.fail('VS Code is not open');
}

describe('a window without a folder', () => {
  const workbench = prepareWindow({}, { opens: 'nothing', settings: { 'files.defaultLanguage': 'referral' } });

  it('offers to open one, and no command that needs one', async () => {
    const local = await workbench().showView('Referrals', 'Workspace');
    await local.locator('.welcome-view', { hasText: 'Open a folder to keep referrals in files.' }).waitFor();
    await workbench().openPalette('>Referrals: ');
    await workbench().paletteRows('Referrals: Select Service...').first().waitFor();
    const rows = await workbench().paletteRows().allInnerTexts();
    assert.ok(!rows.some((row) => /Submit All|Pull All|Validate Workspace/.test(row)), rows.join());
    await workbench().page.keyboard.press('Escape');
  });

  it('checks a new document, completes it, and asks where to save it before a submit', async () => {
    await workbench().run('File: New Untitled Text File');
    await workbench().focusEditor();
    await workbench().suggest();
    await workbench().chooseSuggestion('Private deal');
    await workbench().lensRow('to fill in').waitFor();
    await workbench().run('Referrals: Submit');
    await workbench().message('Fill in "<Deal name>" before you submit.').waitFor();
    await workbench().picture('window-without-folder');
  });
});

describe('a window with an empty folder', () => {
  const workbench = prepareWindow({}, {});

  it('says that there are no referrals yet, and how to begin', async () => {
    const local = await workbench().showView('Referrals', 'Workspace');
    await local.locator('.welcome-view', { hasText: 'No referrals in this folder yet.' }).waitFor();
    await local.getByText('New Referral...').waitFor();
    await workbench().picture('window-empty-folder');
  });
});

const roots = { folders: [{ path: 'north' }, { path: 'south' }], settings: {} };

describe('a window with two folders', () => {
  const files = {
    'both.code-workspace': roots,
    'north/beans.referral.json': deal({ name: 'Beans by drone' }),
    'south/cups.referral.json': deal({ name: 'Cups with chips' }),
  };
  const workbench = prepareWindow(files, { opens: 'both.code-workspace' });

  it('lists and submits the deals of both, each with the state in its folder', async () => {
    const local = await workbench().showView('Referrals', 'Workspace');
    for (const name of ['Beans', 'Cups']) await workbench().treeRows(local, name).waitFor();
    await pressViewAction(local, 'Submit All Changed...');
    await workbench().paletteRows('create').nth(1).waitFor();
    await workbench().page.keyboard.press('Enter');
    await workbench().message('2 referrals submitted to the sandbox.').waitFor();
    for (const file of ['north/beans.referral.json', 'south/cups.referral.json'])
      await poll(`the id of ${file}`, () => workbench().readJson(file).id);
    for (const root of ['north', 'south'])
      assert.ok(existsSync(path.join(workbench().folder, root, '.referrals')), `${root}/.referrals`);
    await workbench().picture('window-two-folders');
  });

  it('writes a new deal into the folder of the active editor', async () => {
    await workbench().openFile('cups.referral.json');
    await workbench().run('Referrals: New Referral...');
    await workbench().pick('Private deal');
    await workbench().page.locator('.quick-input-widget', { hasText: 'Enter the name of the deal' }).waitFor();
    await workbench().type('Spoons');
    await workbench().page.keyboard.press('Enter');
    await poll('the file', () => existsSync(path.join(workbench().folder, 'south/referrals/Spoons.referral.json')));
  });
});

describe('a window whose view has the focus', () => {
  const files = {
    'beans.referral.json': deal({ name: 'Beans by drone' }),
    'cups.referral.json': deal({ name: 'Cups with chips' }),
    'forks.referral.json': deal({ name: 'Forks on fire' }),
  };
  const workbench = prepareWindow(files, {});
  const chord = async (second: string) => {
    await workbench().page.keyboard.press('Control+k');
    await workbench().page.keyboard.press(second);
  };

  it('submits the row with the focus by keys, although another one was clicked', async () => {
    const local = await workbench().showView('Referrals', 'Workspace');
    await workbench().treeRows(local, 'Beans').first().click();
    await workbench().tab('beans').first().waitFor();
    await workbench().run('Referrals: Focus on Workspace View');
    await workbench().page.keyboard.press('ArrowDown');
    await local.locator('.monaco-list-row.focused', { hasText: 'Cups' }).waitFor();
    await chord('Shift+S');
    await poll('the id of the row', () => workbench().readJson('cups.referral.json').id);
    assert.equal(workbench().readJson('beans.referral.json').id, undefined);
  });

  it('offers all selected rows by keys: their status, and what would be submitted', async () => {
    await workbench().clearMessages();
    const local = await workbench().showView('Referrals', 'Workspace');
    await workbench().treeRows(local, 'Beans').first().click();
    await workbench()
      .treeRows(local, 'Forks')
      .first()
      .click({ modifiers: ['Control'] });
    // VS Code knows no selection while it reads the rows again, as after a file was written.
    const draft = path.join(workbench().folder, 'forks.referral.json');
    const text = readFileSync(draft, 'utf8');
    const writing = setInterval(() => writeFileSync(draft, `${text}\n`), 100);
    await workbench().page.waitForTimeout(1000);
    await chord('Shift+C');
    await workbench().page.waitForTimeout(300);
    clearInterval(writing);
    await workbench().paletteRows('Active').first().waitFor();
    await workbench().page.keyboard.press('Escape');
    await workbench().run('Referrals: Focus on Workspace View');
    await chord('Shift+S');
    await workbench().paletteRows('create').nth(1).waitFor();
    await workbench().page.keyboard.press('Enter');
    await workbench().message('2 referrals submitted to the sandbox.').waitFor();
    for (const name of ['beans', 'forks']) assert.ok(workbench().readJson(`${name}.referral.json`).id, name);
  });
});
