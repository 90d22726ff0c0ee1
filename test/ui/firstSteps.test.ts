import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readmeSteps } from '../../scripts/readmeSteps';
import { poll } from '../../scripts/vscode/poll';
import { Workbench } from './workbench';

const steps = readmeSteps();

/** The commands and files that a step names. */
function named(step = 0): { commands: string[]; file: string } {
  const text = steps[step] ?? '';
  const commands = [...text.matchAll(/\*\*(Referrals: [^*]+)\*\*/g)].map(([, title = '']) => title);
  return { commands, file: text.match(/`([\w-]+\.referral\.json)`/)?.[1] ?? '' };
}

describe('a person who has just installed the extension follows the README', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'first-steps-'));
  const parent = path.join(folder, 'practice');
  const samples = path.join(parent, 'referral-samples');
  let workbench: Workbench;

  before('an empty VS Code opens', async () => {
    mkdirSync(path.join(folder, 'empty'));
    // Nothing is in it: the dialog would complete the path by a folder inside.
    mkdirSync(parent);
    workbench = await Workbench.open({ workspace: path.join(folder, 'empty') });
  });
  afterEach('a picture of what failed', async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.picture(this.currentTest.fullTitle().replace(/\W+/g, '-'));
  });
  after('VS Code is closed', async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('sees in the details what the extension is, without a broken page', async () => {
    await workbench.run('View: Show Extensions');
    // VS Code lists what is installed once its server answers, which takes a while in a new window.
    const row = workbench.page.locator('.extension-list-item', { hasText: 'Partner Center Referrals' });
    await row.first().click({ timeout: 60_000 });
    const details = workbench.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await details.locator('h1', { hasText: 'Partner Center Referrals' }).waitFor({ timeout: 40_000 });
    assert.match(await details.locator('body').innerText(), /not a Microsoft product/);
    for (const picture of await details.locator('img').all())
      assert.match((await picture.getAttribute('src')) ?? '', /^https:\/\//);
    await workbench.picture('details');
  });

  it('finds the walkthrough', async () => {
    await workbench.run('Welcome: Open Walkthrough...');
    await workbench.paletteRows('Your First Referral').first().click();
    const page = workbench.page.locator('.gettingStartedContainer');
    await page.locator('.step-title', { hasText: 'Open the Sample Workspace' }).first().waitFor();
    assert.equal(await page.locator('.getting-started-step').count(), 6);
    await workbench.picture('walkthrough');
  });

  it('opens a copy of the samples in a folder of their choice', async () => {
    const [command = ''] = named(0).commands;
    await workbench.run(command);
    const input = workbench.page.locator('.quick-input-widget input[type="text"]').first();
    await workbench.page
      .locator('.quick-input-widget', { hasText: 'Select a folder for the sample workspace' })
      .waitFor();
    // The dialog fills in a path of its own when it has opened.
    await poll('the folder in the dialog', async () => {
      await input.fill(`${parent}/`);
      await workbench.page.waitForTimeout(1500);
      return (await input.inputValue()) === `${parent}/`;
    });
    const button = workbench.page.locator('.quick-input-widget .monaco-button', { hasText: 'Copy Samples Here' });
    // The dialog ignores a click while it is looking at the folder.
    await poll('the copy', async () => {
      await button.click({ timeout: 2000 }).catch(() => undefined);
      await workbench.page.waitForTimeout(1000);
      return existsSync(samples);
    });
    await workbench.page.locator('.explorer-folders-view', { hasText: named(1).file }).waitFor({ timeout: 60_000 });
  });

  it('sees the problems of a file, and fixes one', async () => {
    await workbench.openFile(named(1).file);
    await workbench.showProblems();
    await workbench.problems('PowerBI').first().waitFor();
    await workbench.caretBehind('Power BI');
    const fixes = await workbench.openFixes();
    await fixes.locator('.monaco-list-row', { hasText: 'PowerBI' }).first().click();
    await workbench.lines().filter({ hasText: '"PowerBI"' }).first().waitFor();
    await workbench.save();
  });

  it('submits a deal, whose file takes what the sandbox gave it', async () => {
    const { commands, file } = named(2);
    await workbench.openFile(file);
    await workbench.run(commands[0] ?? '');
    const written = () => JSON.parse(readFileSync(path.join(samples, file), 'utf8'));
    await poll('the id in the file', () => typeof written().id === 'string' && typeof written().eTag === 'string');
    assert.equal(written().status, 'Active');
    await workbench.picture('first-submit');
  });
});
