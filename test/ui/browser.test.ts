import assert from 'node:assert/strict';
import path from 'node:path';
import { root } from '../../scripts/root';
import { poll } from '../../scripts/vscode/poll';
import { Workbench } from './workbench';

describe('a person works in a browser, on a folder that is on no disk', () => {
  let workbench: Workbench;

  before('VS Code opens', async () => {
    workbench = await Workbench.open({
      workspace: path.join(root, 'test/fixtures/workspace'),
      folderUri: 'memory:/deals',
      web: { root, extensions: ['', 'out/test/memoryExtension'] },
      vsix: [],
    });
  });

  afterEach('a picture of what failed', async function () {
    if (this.currentTest?.state !== 'failed') return;
    await workbench.picture(this.currentTest.fullTitle().replace(/\W+/g, '-'));
    console.log(`The window shows:\n${await workbench.shownText()}`);
  });

  after('VS Code is closed', () => workbench?.close());

  const line = (text: string | RegExp) => workbench.lines().filter({ hasText: text });

  it('finds the file in the view, and opens it', async () => {
    const pane = await workbench.showView('Referrals', 'Workspace');
    await workbench.treeRows(pane, 'Harbor Mills').first().dblclick();
    await line('"name": "Harbor Mills robots"').waitFor();
    await workbench.page.locator('.statusbar-item', { hasText: 'Partner Center Referral' }).first().waitFor();
  });

  it('sees a mistake, and takes the right value from the suggestions', async () => {
    await workbench.replace('"Pending"', '"Won"');
    await workbench.squiggle('error').first().waitFor({ state: 'attached' });
    await workbench.replace('"Won"', '""');
    await workbench.caretBehind('"substatus": "');
    await workbench.suggest();
    assert.deepEqual((await workbench.suggestions()).sort(), ['Pending', 'Received']);
    await workbench.chooseSuggestion('Pending');
    await line('"substatus": "Pending",').waitFor();
    await workbench.squiggle('error').first().waitFor({ state: 'detached' });
    await workbench.save();
  });

  it('submits it to the sandbox, which runs in the browser', async () => {
    await workbench.run('Referrals: Submit');
    await line(/"id": "[0-9a-f-]{36}"/).waitFor({ timeout: 30_000 });
    await line(/"eTag": /).waitFor();
  });

  it('reads that Partner Center may not be reached from a browser', async () => {
    await workbench.run('Referrals: Select Service');
    await workbench.paletteRows('only if it allows calls of other sites').waitFor();
    await workbench.page.keyboard.press('Escape');
  });

  it('pulls the referrals of the sandbox into the folder', async () => {
    await workbench.run('Referrals: Pull All');
    const pane = await workbench.showView('Referrals', 'Workspace');
    await poll('more rows', async () => (await workbench.treeRows(pane).count()) > 3, { timeout: 30_000 });
    await workbench.picture('in-a-browser');
  });
});
