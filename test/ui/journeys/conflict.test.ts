import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { poll } from '../../../scripts/vscode/poll';
import { type Sandbox, startSandbox } from '../../../src/sandbox/startSandbox';
import { deal } from '../../vscode/support/deal';
import { Workbench } from '../workbench';

const file = 'deal.referral.json';
const other = 'other.referral.json';
const headers = { authorization: 'Bearer other', 'content-type': 'application/json' };

describe('a second client changes the deal value', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'conflict-'));
  let sandbox: Sandbox;
  let workbench: Workbench;

  before('VS Code opens', async () => {
    sandbox = await startSandbox();
    writeFileSync(path.join(folder, file), `${JSON.stringify(deal(), null, 2)}\n`);
    writeFileSync(path.join(folder, other), `${JSON.stringify(deal({ name: 'Fourth Coffee loyalty' }), null, 2)}\n`);
    const settings = { 'referrals.endpoint': sandbox.url, 'editor.stickyScroll.enabled': false };
    workbench = await Workbench.open({ workspace: folder, settings });
    await workbench.openFile(file);
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

  const written = (name = file) => workbench.readJson(name);
  const remote = async () =>
    (await (await fetch(`${sandbox.url}/${written().id}`, { headers })).json()) as Record<string, unknown> & {
      details: { dealValue: number };
    };
  const notification = (text: string) => workbench.page.locator('.notification-list-item', { hasText: text }).first();
  const button = (text: string) =>
    workbench.page.locator('.notification-list-item a.monaco-button', { hasText: text }).first();
  const lens = (text: string) => workbench.page.locator('.codelens-decoration a', { hasText: text }).first();
  const clearNotifications = () => workbench.run('Notifications: Clear All Notifications');

  /** The other client's change, then the user's own, and a submit by key. */
  async function clash(theirs: number, mine: number): Promise<void> {
    const { links: _links, '@odata.context': _context, ...body } = await remote();
    const answer = await fetch(`${sandbox.url}/${written().id}`, {
      method: 'PUT',
      headers: { ...headers, 'if-match': String(body.eTag) },
      body: JSON.stringify({ ...body, details: { ...body.details, dealValue: theirs } }),
    });
    assert.equal(answer.status, 200);
    await workbench.openFile(file);
    await workbench.page.keyboard.press('Control+Home');
    await workbench.replace(`"dealValue": ${written().details.dealValue}`, `"dealValue": ${mine}`);
    await workbench.save();
    await submitByKey();
    await notification('Not submitted: someone changed the deal value in the sandbox').waitFor();
  }

  async function submitByKey(): Promise<void> {
    await workbench.page.keyboard.press('Control+k');
    await workbench.page.keyboard.press('Shift+S');
  }

  it('is told what a submit by key did', async () => {
    await workbench.lines().first().click();
    await submitByKey();
    await notification('Created in the sandbox.').waitFor();
    await workbench.picture('journey-created');
    await poll('the id', () => written().id);
    await clearNotifications();
  });

  it('keeps the own value by the lens, a minute later', async () => {
    await clash(77777, 507000);
    await workbench.picture('journey-conflict-diff');
    await clearNotifications();
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    await workbench.openFile(file);
    await lens("Use the sandbox's: 77,777 USD").waitFor();
    await workbench.picture('journey-conflict-lens');
    await lens('Keep mine: 507,000 USD').click();
    await notification('Updated in the sandbox').waitFor();
    assert.equal((await remote()).details.dealValue, 507000);
    await lens('Keep mine').waitFor({ state: 'detached' });
    await workbench.picture('journey-conflict-kept');
    await clearNotifications();
  });

  it("uses the service's value by the message", async () => {
    await clash(88888, 600000);
    await button('Resolve...').click();
    await workbench.paletteRows("Use the sandbox's: 88,888 USD").first().waitFor();
    await workbench.picture('journey-conflict-pick');
    await workbench.pick("Use the sandbox's: 88,888 USD");
    await poll('the value in the file', () => written().details?.dealValue === 88888);
    assert.equal((await remote()).details.dealValue, 88888);
    await clearNotifications();
  });

  it('overwrites after a question that names both values', async () => {
    await clash(99999, 700000);
    await button('Overwrite...').click();
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /Its deal value of 99,999 USD will be replaced by yours, 700,000 USD\./);
    await workbench.picture('journey-conflict-overwrite');
    await dialog.locator('.monaco-button', { hasText: 'Overwrite' }).first().click();
    await poll('the value at the service', async () => (await remote()).details.dealValue === 700000);
    await clearNotifications();
  });

  it('sees conflict and error in the plan of Submit All, and reviews them', async () => {
    await clash(111111, 800000);
    await clearNotifications();
    const broken = deal({ name: 'Margie Toys', details: { ...(deal().details as object), currency: 'EURO' } });
    writeFileSync(path.join(workbench.folder, 'broken.referral.json'), `${JSON.stringify(broken, null, 2)}\n`);
    await workbench.run('Referrals: Submit All Changed...');
    await workbench.paletteRows('Also changed in the sandbox: deal value').first().waitFor();
    await workbench.paletteRows('1 problem').first().waitFor();
    await workbench.picture('journey-submit-all-plan');
    await workbench.page.keyboard.press('Enter');
    const summary = notification('1 of 3 referrals submitted. 1 was also changed in the sandbox, 1 has errors.');
    await summary.waitFor();
    await workbench.picture('journey-submit-all-summary');
    await button('Review...').click();
    await workbench.paletteRows('Margie Toys').first().waitFor();
    await workbench.picture('journey-submit-all-review');
    await workbench.pick('Margie Toys');
    await workbench.tab('broken.referral.json').first().waitFor();
    assert.ok(written(other).id);
  });
});
