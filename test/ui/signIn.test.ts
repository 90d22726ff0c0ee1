import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { root } from '../../scripts/root';
import { poll } from '../../scripts/vscode/poll';
import { type Sandbox, startSandbox } from '../../src/sandbox/startSandbox';
import { deal } from '../vscode/support/deal';
import { Workbench } from './workbench';

const file = 'deal.referral.json';

describe('a person signs in to a real service', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sign-in-'));
  let sandbox: Sandbox;
  let workbench: Workbench;

  before('VS Code opens, with an authentication provider of another extension', async () => {
    // A service that asks for tokens: to the extension it is Partner Center.
    sandbox = await startSandbox();
    writeFileSync(path.join(folder, file), `${JSON.stringify(deal(), null, 2)}\n`);
    const accounts = path.join(folder, 'accounts.vsix');
    await createVSIX({
      cwd: path.join(root, 'test/fixtures/accounts'),
      packagePath: accounts,
      allowMissingRepository: true,
    });
    workbench = await Workbench.open({
      workspace: folder,
      vsix: [...Workbench.vsix, accounts],
      settings: {
        'referrals.service': 'partnerCenter',
        'referrals.endpoint': sandbox.url,
        'referrals.auth.provider': 'test-accounts',
      },
    });
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

  const allow = () =>
    workbench.page.locator('.monaco-dialog-box a.monaco-button, .monaco-dialog-box .monaco-button', {
      hasText: 'Allow',
    });

  it('is told plainly that the service is real', async () => {
    const item = workbench.page.locator('.statusbar-item', { hasText: 'Referrals: Partner Center' });
    await item.first().waitFor();
    await workbench.picture('real-service');
  });

  it('is asked when submitting; a token that is refused is renewed once, and the referral arrives', async () => {
    await workbench.run('Referrals: Submit');
    await allow().first().waitFor();
    await workbench.picture('sign-in');
    // Once for the first session; and again, since the service refuses its token.
    await poll('the referral at the service', async () => {
      if (await allow().first().isVisible()) await allow().first().click();
      const written = JSON.parse(readFileSync(path.join(workbench.folder, file), 'utf8')) as { id?: string };
      return written.id !== undefined;
    });
    const log = (await (await fetch(new URL('/sandbox/requests', sandbox.url))).json()) as unknown;
    const requests = (Array.isArray(log) ? log : (log as { value: unknown[] }).value) as {
      method: string;
      status: number;
    }[];
    const posts = requests.filter(({ method }) => method === 'POST');
    assert.deepEqual(
      posts.map(({ status }) => status),
      [401, 201],
    );
  });
});
