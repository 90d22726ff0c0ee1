import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { poll } from '../../scripts/vscode/poll';
import { deal } from '../vscode/support/deal';
import { Workbench } from './workbench';

const file = 'deals.referrals.json';

describe('a person reads a list of referrals and fixes it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'read-and-fix-'));
  let workbench: Workbench;

  before('VS Code opens', async () => {
    const referrals = [deal({ status: 'new', substatus: 'Won' }), deal({ status: 'Active', substatus: 'Accepted' })];
    writeFileSync(path.join(folder, file), `${JSON.stringify(referrals, null, 2)}\n`);
    workbench = await Workbench.open({ workspace: folder });
    await workbench.openFile(file);
    await workbench.squiggle('error').first().waitFor({ state: 'attached' });
  });

  afterEach('a picture of what failed', async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.picture(this.currentTest.fullTitle().replace(/\W+/g, '-'));
  });

  after('VS Code is closed', async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const lens = () => workbench.page.locator('.codelens-decoration').first();

  it('sees state, kind, problems and actions above a referral', async () => {
    await lens().filter({ hasText: '1 error, 1 warning' }).waitFor();
    const parts = (await lens().innerText()).split('|').map((part) => part.trim());
    assert.deepEqual(parts, ['new · Won', 'Private deal', '1 error, 1 warning', 'Submit', 'Change Status']);
    const kind = lens().locator('span', { hasText: 'Private deal' });
    // VS Code draws a lens again now and then, first without its words.
    await poll('why it is of this kind', async () =>
      /^Its type is Independent, .+\.$/.test(String(await kind.getAttribute('title'))),
    );
    await workbench.picture('lens');
  });

  it('goes from the problem to the page of its rule', async () => {
    const hover = await workbench.hover('"new"');
    await workbench.picture('problem-hover');
    await hover.locator('a.code-link').click();
    await workbench.tab('value.casing.md').waitFor();
    const page = workbench.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await page.locator('h1', { hasText: 'value.casing' }).waitFor();
    await workbench.picture('rule-page');
    await workbench.openFile(file);
  });

  it('goes from the lens to the problem', async () => {
    await lens().locator('a', { hasText: 'error' }).click();
    await workbench.problems('Won').first().waitFor();
  });

  it('takes a fix from the menu', async () => {
    await workbench.caretBehind('"status": "ne');
    await workbench.openFixes();
    await workbench.picture('fixes');
    await workbench.page.keyboard.press('Enter');
    await lens().filter({ hasText: 'New · Won' }).waitFor();
  });
});
