import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/root';
import { poll } from '../../scripts/vscode/poll';
import { deal } from '../vscode/support/deal';
import { type GuardedService, startGuardedService } from './guardedService';
import { vsix, Workbench } from './workbench';

const file = 'deal.referral.json';

describe('a person signs in to a real service', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sign-in-'));
  const accounts = path.join(folder, 'testAccounts.vsix');
  const workspace = path.join(folder, 'workspace');
  const written = () => workbench.readJson(file);
  let service: GuardedService;
  let workbench: Workbench;

  before('VS Code opens, with an extension that signs in', async () => {
    const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
    const options = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', accounts];
    execFileSync(process.execPath, [vsce, 'package', ...options], {
      cwd: path.join(root, 'test/fixtures/testAccounts'),
    });
    service = await startGuardedService();
    mkdirSync(workspace);
    writeFileSync(path.join(workspace, file), `${JSON.stringify(deal(), null, 2)}\n`);
    workbench = await Workbench.open({
      workspace,
      vsix: [vsix, accounts],
      settings: {
        'referrals.service': 'partnerCenter',
        'referrals.endpoint': new URL(service.url).origin,
        'referrals.auth.provider': 'test-accounts',
        'referrals.auth.tenant': 'partner.example',
      },
    });
  });

  afterEach('a picture of what failed', async function () {
    if (this.currentTest?.state !== 'failed') return;
    await workbench.picture(this.currentTest.fullTitle().replace(/\W+/g, '-'));
  });

  after('VS Code is closed', async () => {
    await workbench?.close();
    await service?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Edits the file as another program would: this suite is not about typing. */
  const edit = (change: (value: { details: Record<string, unknown>; [name: string]: unknown }) => void) => {
    const value = written();
    change(value);
    writeFileSync(path.join(workbench.folder, file), `${JSON.stringify(value, null, 2)}\n`);
  };
  /** A submit has ended when the file is known to agree; until then another one would join it. */
  const inSync = () => workbench.page.locator('.statusbar-item', { hasText: 'Up to date' }).first().waitFor();
  const dialog = () => workbench.page.locator('.monaco-dialog-box');
  const answer = (text: string | RegExp) => dialog().locator('.monaco-button', { hasText: text }).first().click();
  const welcome = async () =>
    (await workbench.showView('Referrals', 'Partner Center')).locator('.welcome-view-content', {
      hasText: 'Sign in to see',
    });

  it('sees which service it is, and that no user is signed in; nothing was asked of it', async () => {
    await (await welcome()).waitFor();
    const { host } = new URL(service.url);
    await workbench.page
      .locator('.statusbar-item', { hasText: `Partner Center (${host})` })
      .first()
      .waitFor();
    await workbench.picture('signed-out');
    assert.deepEqual(service.calls, []);
  });

  it('sees the referrals after signing in', async () => {
    await workbench.run('Referrals: Sign In...');
    await dialog().waitFor();
    await answer('Allow');
    const view = await workbench.showView('Referrals', 'Partner Center');
    await workbench.treeRows(view).nth(3).waitFor();
    assert.deepEqual([...new Set(service.calls.map(({ token }) => token))], ['secret-token-1']);
  });

  it('is asked once to sign in again if the token is refused, and the submit goes on', async () => {
    service.refuse = ({ token }) => (token === 'secret-token-1' ? { status: 401, code: 'unauthenticated' } : undefined);
    await workbench.openFile(file);
    await workbench.run('Referrals: Submit');
    // The first create of a workspace is confirmed, with host and account.
    await dialog().waitFor();
    const { host } = new URL(service.url);
    assert.match(await dialog().innerText(), /creates a referral there for the first time/);
    assert.ok((await dialog().innerText()).includes(`Address: ${host}. Account: person`));
    await workbench.picture('first-create');
    await answer('Submit');
    await dialog().filter({ hasText: 'refused the current sign-in' }).waitFor();
    assert.match(await dialog().innerText(), /refused the current sign-in/);
    await workbench.picture('sign-in-again');
    await answer('Allow');
    await poll('the id in the file', () => typeof written().id === 'string');
    await inSync();
    const posts = service.calls.filter(({ method }) => method === 'POST');
    assert.deepEqual(
      posts.map(({ token, status }) => [token, status]),
      [
        ['secret-token-1', 401],
        ['secret-token-2', 201],
      ],
    );
  });

  it('is led to a new sign-in if Conditional Access wants more', async () => {
    service.refuse = ({ method, token }) =>
      token === 'secret-token-2' && method !== 'GET' ? { status: 403, code: 'insufficient_claims' } : undefined;
    edit((value) => {
      value.details.notes = 'Robots in three halls.';
    });
    await workbench.run('Referrals: Submit');
    await dialog().waitFor();
    await answer('Allow');
    await poll('the change at the service', () =>
      service.calls.some(({ method, token, status }) => method !== 'GET' && token === 'secret-token-3' && status < 300),
    );
  });

  it('is told, and asked no second time if the new sign-in is refused as well', async () => {
    service.refuse = () => ({ status: 401, code: 'unauthenticated' });
    await inSync();
    edit((value) => {
      value.details.notes = 'Robots in four halls.';
    });
    const before = service.calls.filter(({ method }) => method !== 'GET').length;
    await workbench.run('Referrals: Submit');
    await dialog().waitFor();
    await answer('Allow');
    await workbench.notification("sign-in wasn't accepted").first().waitFor();
    assert.equal(await dialog().count(), 0);
    assert.equal(service.calls.filter(({ method }) => method !== 'GET').length, before + 2);
    await workbench.picture('sign-in-refused');
    service.refuse = () => undefined;
  });

  it('changes the account', async () => {
    await workbench.run('Referrals: Sign In...');
    await dialog().waitFor();
    await answer('Allow');
    const another = workbench.paletteRows('Sign in to another account').first();
    await another.waitFor();
    await workbench.paletteRows('person1@partner.example').first().waitFor();
    await workbench.picture('accounts');
    await another.click();
    await poll('the list with the token of the new account', () =>
      service.calls.some(({ token, status }) => token === 'secret-token-5' && status === 200),
    );
  });

  it('is asked before a deal is closed for good, and nothing is sent without a yes', async () => {
    edit((value) => {
      Object.assign(value, { status: 'Closed', substatus: 'Lost', statusReason: 'The budget was cut' });
    });
    const writes = () => service.calls.filter(({ method }) => method !== 'GET').length;
    const before = writes();
    await workbench.run('Referrals: Submit');
    await dialog().waitFor();
    assert.match(await dialog().innerText(), /closes it as Lost permanently/);
    await workbench.picture('closing');
    await answer('Cancel');
    await dialog().waitFor({ state: 'detached' });
    assert.equal(writes(), before);
    // A right click in the editor is a person, too.
    await workbench.lines().first().click({ button: 'right' });
    const item = workbench.page.locator('.context-view .action-label', { hasText: /^Submit$/ }).first();
    // A menu that has only just opened takes no click.
    await poll('the dialog', async () => {
      if (await item.isVisible()) await item.click().catch(() => undefined);
      return dialog().isVisible();
    });
    assert.match(await dialog().innerText(), /closes it as Lost permanently/);
    await answer('Submit');
    await poll('the closed referral in the file', () => written().status === 'Closed' && writes() > before);
  });

  it('is asked about all that is submitted at once', async () => {
    for (const name of ['One', 'Two'])
      writeFileSync(
        path.join(workbench.folder, `${name}.referral.json`),
        `${JSON.stringify(deal({ name }), null, 2)}\n`,
      );
    await workbench.run('Referrals: Submit All Changed...');
    await workbench.paletteRows('One').first().waitFor();
    await workbench.picture('plan');
    await workbench.page.keyboard.press('Enter');
    await dialog().waitFor();
    assert.match(await dialog().innerText(), /Submit 2 referrals to Partner Center\?[\s\S]*2 to create/);
    await workbench.picture('plan-confirm');
    await answer('Submit');
    await workbench.notification('2 referrals submitted to Partner Center').first().waitFor();
  });

  it('signs out, and the view says so', async () => {
    await workbench.run('Referrals: Sign Out');
    await (await welcome()).waitFor();
  });

  it('sees what would be submitted before the question to sign in', async () => {
    const text = `${JSON.stringify(deal({ name: 'Three' }), null, 2)}\n`;
    writeFileSync(path.join(workbench.folder, 'Three.referral.json'), text);
    await workbench.run('Referrals: Submit All Changed...');
    await workbench.paletteRows('Three').first().waitFor();
    assert.equal(await dialog().count(), 0);
    await workbench.page.keyboard.press('Escape');
  });

  it('leaves no token in settings, files or logs', () => {
    const seen: string[] = [];
    let logs = 0;
    const look = (place: string): void => {
      for (const entry of readdirSync(place, { withFileTypes: true })) {
        const full = path.join(place, entry.name);
        if (entry.name.endsWith('.log')) logs++;
        if (entry.isDirectory()) look(full);
        else if (entry.isFile() && statSync(full).size < 5_000_000 && !full.includes('test-accounts-')) {
          if (readFileSync(full, 'latin1').includes('secret-token-')) seen.push(full);
        }
      }
    };
    look(path.dirname(workbench.folder));
    assert.ok(logs > 3, 'the logs are where they are looked for');
    assert.deepEqual(seen, []);
  });
});
