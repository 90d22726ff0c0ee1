import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { commands, env, type Uri, window } from 'vscode';
import { deal } from './support/deal';
import { Scratch } from './support/scratch';
import { workspaceFolder } from './support/workspaceFolder';

describe('what is kept outside of files', () => {
  const files = new Scratch('local-state');
  afterEach(() => files.clean());

  it('is deleted by Delete Local State, and the files stay', async () => {
    // Other suites have created the same deal.
    await commands.executeCommand('referrals.sandbox.reset', { confirmed: true });
    const { uri } = await files.open(deal());
    const sent = await commands.executeCommand<{ outcome: string }>('referrals.submit', uri);
    assert.equal(sent.outcome, 'created', JSON.stringify(sent));
    const folder = path.join(workspaceFolder().fsPath, '.referrals');
    assert.ok(existsSync(folder));
    const { folders } = await commands.executeCommand<{ folders: string[] }>('referrals.deleteLocalState', {
      confirmed: true,
    });
    assert.deepEqual(folders, [folder]);
    assert.ok(!existsSync(folder) && existsSync(uri.fsPath));
    // Everything works on, from an empty state.
    const next = await files.open({ ...deal(), name: 'After' });
    const again = await commands.executeCommand<{ outcome: string }>('referrals.submit', next.uri);
    assert.equal(again.outcome, 'created', JSON.stringify(again));
    assert.ok(existsSync(folder));
  });

  it('is in no report of an issue', async () => {
    await files.open({ ...deal(), name: 'Secret deal of Contoso' });
    const opened: Uri[] = [];
    const real = env.openExternal;
    Object.assign(env, { openExternal: async (uri: Uri) => opened.push(uri) });
    try {
      const { uri } = await commands.executeCommand<{ uri: string }>('referrals.reportIssue');
      assert.equal(opened.length, 1);
      const { origin, pathname, searchParams } = new URL(uri);
      assert.equal(origin + pathname, 'https://github.com/referral-tools/partner-center-referrals/issues/new');
      assert.match(
        searchParams.get('versions') ?? '',
        /^Extension \d+\.\d+\.\d+\nVSCode \d+\.\d+\.\d+ \((web|desktop).*\)\nSystem \w+ \w+, Node\.js [\d.]+\nService \w+$/,
      );
      assert.deepEqual([...searchParams.keys()], ['template', 'versions', 'service']);
    } finally {
      Object.assign(env, { openExternal: real });
    }
  });
});

describe('Check Connection', () => {
  it('finds the sandbox well, and shows a report without data of referrals', async () => {
    const { ok, findings } = await commands.executeCommand<{ ok: boolean; findings: object[] }>(
      'referrals.checkConnection',
    );
    assert.ok(ok, JSON.stringify(findings));
    const document = window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'markdown');
    assert.match(document?.getText() ?? '', /^# Connection to the referrals service\n.*\| ✓ Role \|/s);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
