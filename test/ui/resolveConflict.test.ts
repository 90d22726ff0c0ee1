import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { poll } from '../../scripts/vscode/poll';
import { type Sandbox, startSandbox } from '../../src/sandbox/startSandbox';
import { deal } from '../vscode/support/deal';
import { changeAtService, readAtService } from './otherClient';
import { Workbench } from './workbench';

const file = 'deal.referral.json';

describe('a person and another user change one referral', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'resolve-conflict-'));
  const written = () => workbench.readJson(file);
  let sandbox: Sandbox;
  let workbench: Workbench;

  before('VS Code opens', async () => {
    sandbox = await startSandbox();
    writeFileSync(path.join(folder, file), `${JSON.stringify(deal(), null, 2)}\n`);
    workbench = await Workbench.open({ workspace: folder, settings: { 'referrals.endpoint': sandbox.url } });
    await workbench.openFile(file);
    await workbench.run('Referrals: Submit');
    await workbench.lines().filter({ hasText: '"id":' }).first().waitFor();
    await workbench.settled();
  });

  afterEach('a picture of what failed', async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.picture(this.currentTest.fullTitle().replace(/\W+/g, '-'));
  });

  after('VS Code is closed', async () => {
    await workbench?.close();
    await sandbox?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const remote = () => readAtService(sandbox.url, written().id);

  it('sees in the status bar and in the explorer that the file is edited', async () => {
    const item = workbench.page.locator('.statusbar-item', { hasText: 'Up to date' });
    await item.first().waitFor();
    await workbench.replace('"Robots in two halls."', '"Robots in three halls."');
    await workbench.save();
    await workbench.page.locator('.statusbar-item', { hasText: 'Edited' }).first().waitFor();
    await workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: file }).first().hover();
    await workbench.picture('sync-state');
  });

  it('is asked which of two changes counts, and nothing else is lost', async () => {
    await changeAtService(sandbox.url, written().id, (body) => {
      body.name = 'Renamed by another user';
      body.details.notes = 'Robots in four halls.';
    });
    await workbench.run('Referrals: Submit');
    const choose = workbench.page.locator('.notification-list-item a.monaco-button', {
      hasText: 'Resolve...',
    });
    await choose.first().waitFor();
    await workbench.picture('conflict');
    await choose.first().click();
    const row = workbench.page.locator('.quick-input-list-row', { hasText: 'Keep mine: Robots in three halls.' });
    await row.first().waitFor();
    await workbench.picture('conflict-choice');
    await row.first().click();
    await poll(
      'the merged referral at the service',
      async () =>
        (await remote()).name === 'Renamed by another user' &&
        JSON.stringify((await remote()).details).includes('three halls'),
    );
    await poll('the merged referral in the file', () => written().name === 'Renamed by another user');
    assert.match(written().details.notes, /three halls/);
    await workbench.page.locator('.statusbar-item', { hasText: 'Up to date' }).first().waitFor();
  });

  it('sees what of the own changes a pull would take, and loses nothing by saying no', async () => {
    await changeAtService(sandbox.url, written().id, (body) => {
      body.name = 'Renamed again';
    });
    await workbench.openFile(file);
    const own = { ...written(), name: 'My own name' };
    writeFileSync(path.join(workbench.folder, file), `${JSON.stringify(own, null, 2)}\n`);
    await workbench.run('Referrals: Pull Latest');
    const take = workbench.page.locator('.notification-list-item a.monaco-button', { hasText: 'Discard My Changes' });
    await take.first().waitFor();
    await workbench.page.locator('.statusbar-item', { hasText: 'Conflict' }).first().waitFor();
    await workbench.picture('pull-conflict');
    await take.first().click();
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /You will lose your changes to: deal name\./);
    await workbench.picture('pull-take');
    await dialog.locator('.monaco-button', { hasText: 'Cancel' }).first().click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(written().name, 'My own name');
  });

  it('groups the referrals of the service by customer', async () => {
    // The badge of the icon takes the clicks.
    await workbench.run('Referrals: Focus on Workspace View');
    await workbench.showView('Referrals', 'Sandbox');
    await workbench.run('Referrals: Group and Sort...');
    await workbench.pick('Group by customer');
    const view = await workbench.showView('Referrals', 'Sandbox');
    await workbench.treeRows(view, 'Harbor Mills').first().waitFor();
    await workbench.picture('groups');
  });
});
