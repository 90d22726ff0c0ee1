import assert from 'node:assert/strict';
import path from 'node:path';
import { root } from '../../scripts/root';
import { poll } from '../../scripts/vscode/poll';
import { Workbench } from './workbench';

const file = 'lakeside.referral.json';

describe('a person writes a referral and submits it', () => {
  let workbench: Workbench;

  before('VS Code opens', async () => {
    workbench = await Workbench.open({ workspace: path.join(root, 'test/fixtures/workspace') });
  });

  afterEach('a picture of what failed', async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.picture(this.currentTest.fullTitle().replace(/\W+/g, '-'));
  });

  after('VS Code is closed', () => workbench?.close());

  function onDisk(): Record<string, unknown> {
    return workbench.readJson(file);
  }

  it('opens the file in the language of the extension', async () => {
    await workbench.openFile(file);
    await workbench.page.locator('.statusbar-item', { hasText: 'Partner Center Referral' }).first().waitFor();
  });

  it('marks a substatus that the status does not allow', async () => {
    await workbench.replace('"New"', '"Closed"');
    await workbench.squiggle('error').first().waitFor({ state: 'attached' });
    await workbench.showProblems();
    await workbench.problems('Pending').first().waitFor();
  });

  it('offers only the substates of Closed', async () => {
    await workbench.caretBehind('"substatus": "');
    await workbench.suggest();
    assert.deepEqual((await workbench.suggestions()).sort(), ['Declined', 'Error', 'Expired', 'Lost', 'Won']);
  });

  it('takes the chosen one, and the mark goes', async () => {
    await workbench.chooseSuggestion('Won');
    await workbench.lines().filter({ hasText: '"substatus": "Won",' }).waitFor();
    await workbench.squiggle('error').first().waitFor({ state: 'detached' });
    await workbench.save();
    assert.equal(onDisk().substatus, 'Won');
  });

  it('submits from the palette: the file takes id and eTag of the service', async () => {
    assert.equal(onDisk().id, undefined);
    await workbench.run('Referrals: Submit');
    await poll('an id in the file', () => onDisk().id !== undefined, { timeout: 30_000 });
    const { id, eTag, name } = onDisk();
    assert.match(String(id), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
    assert.match(String(eTag), /./);
    assert.equal(name, 'Lakeside Orchards cold-chain telemetry');
  });

  it('shows the referral in both trees', async () => {
    const local = await workbench.showView('Referrals', 'Workspace');
    await workbench.treeRows(local, 'Lakeside Orchards').first().waitFor();
    const remote = await workbench.showView('Referrals', 'Sandbox');
    await workbench.treeRows(remote, 'Lakeside Orchards').first().waitFor();
    await workbench.picture('tree');
  });
});
