import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { poll } from '../../scripts/vscode/poll';
import { deal } from '../vscode/support/deal';
import { Workbench } from './workbench';

const file = 'deal.referral.json';

describe('a person types into what is there, and looks at settings and log', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'settings-and-log-'));
  let workbench: Workbench;

  before('VS Code opens', async () => {
    const text = JSON.stringify(deal(), null, 2).replace(/"country": "[A-Z]*"/, '"country": ""');
    writeFileSync(path.join(folder, file), text);
    mkdirSync(path.join(folder, '.vscode'));
    const settings = { 'referrals.rules': { 'value.casing': 'off', 'nonsense.rule': 'error' } };
    writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
    workbench = await Workbench.open({ workspace: folder });
  });

  afterEach('a picture of what failed', async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.picture(this.currentTest.fullTitle().replace(/\W+/g, '-'));
  });

  after('VS Code is closed', async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is told of the entry of a setting that is not taken', async () => {
    await workbench.openFile(file);
    const toast = workbench.page.locator('.notification-toast', { hasText: 'nonsense.rule' });
    await toast.filter({ hasText: 'Ignoring setting referrals.rules' }).waitFor();
    await workbench.picture('setting-ignored');
    await toast.hover();
    await toast.locator('.codicon-notifications-clear').click();
  });

  it('is offered values while typing between quotes that are there already', async () => {
    await workbench.caretBehind('"country": "');
    await workbench.type('germ');
    await workbench.suggestionRows().filter({ hasText: 'Germany' }).first().waitFor();
    await workbench.picture('typing-in-quotes');
    await workbench.page.keyboard.press('Enter');
    await workbench.lines().filter({ hasText: '"country": "DE"' }).first().waitFor();
  });

  it('sees in the log what the extension did', async () => {
    const log = workbench.page.locator('.part.panel .view-line', { hasText: 'The sandbox listens on' });
    // The palette loses a click if its rows move meanwhile.
    const isShown = async () => {
      await workbench.run('Referrals: Refresh');
      await workbench.run('Referrals: Show Log');
      return await log
        .first()
        .waitFor({ timeout: 10_000 })
        .then(
          () => true,
          () => false,
        );
    };
    await poll('the log', isShown, { timeout: 60_000 });
    await workbench.picture('log');
  });
});
