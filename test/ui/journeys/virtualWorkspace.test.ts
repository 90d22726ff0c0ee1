import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/root';
import { poll } from '../../../scripts/vscode/poll';
import { Typist } from '../typist';
import { pressViewAction } from '../viewActions';
import { Workbench } from '../workbench';

/** `memory:/deals` has one deal, and is on no disk (test/web/memoryExtension). */
describe('a person works in a browser, in a virtual workspace', () => {
  const opened: { workbench?: Workbench; typist?: Typist } = {};
  const window = () => opened.workbench ?? assert.fail('VS Code is not open');
  const typist = () => opened.typist ?? assert.fail('VS Code is not open');

  before('VS Code opens', async () => {
    assert.ok(existsSync(path.join(root, 'out/test/memoryExtension/extension.js')), 'Run "npm run build" first.');
    opened.workbench = await Workbench.open({
      workspace: path.join(root, 'test/fixtures/workspace'),
      vsix: [],
      web: { root, extensions: ['', 'out/test/memoryExtension'] },
      folderUri: 'memory:/deals',
    });
    opened.typist = new Typist(opened.workbench);
  });
  afterEach('a picture of what failed', async function () {
    if (this.currentTest?.state !== 'failed') return;
    await window().picture(this.currentTest.fullTitle().replace(/\W+/g, '-'));
    console.log(`The window shows:\n${await window().shownText()}`);
  });
  after('VS Code is closed', () => opened.workbench?.close());

  it('sees the deal of the folder in the view, and opens it', async () => {
    const local = await window().showView('Referrals', 'Workspace');
    await window().treeRows(local, 'Harbor Mills robots').first().click();
    await window().tab('harbor.referral.json').waitFor();
    await window().lensRow('No problems').first().waitFor();
  });

  it('mistypes a value, sees the problem, and takes the suggestion', async () => {
    await window().caretBehind('"size": "51to250employees');
    for (let letter = 0; letter < 12; letter++) await typist().press('Backspace');
    await window().lensRow('1 error').first().waitFor();
    await typist().type('2');
    await window().suggest();
    await window().chooseSuggestion('51to250employees');
    await window().lensRow('No problems').first().waitFor();
  });

  it('submits it to the sandbox in the browser, and the file takes the ID', async () => {
    await window().save();
    await window().run('Referrals: Submit');
    await window().message('Created in the sandbox.').waitFor();
    const shown = async () => (await window().lines().allInnerTexts()).join();
    await poll('the ID', async () => /"id":\s"[0-9a-f-]{36}"/.test(await shown()));
    await window().picture('journey-virtual-submitted');
  });

  it('pulls the deals of the sandbox into the folder', async () => {
    const remote = await window().showView('Referrals', 'Sandbox');
    await window().treeRows(remote, 'Proseware: secure identities').first().waitFor();
    const isPulled = async () => {
      await pressViewAction(remote, 'Pull All');
      return await window()
        .message(/referrals pulled: \d+ new files/)
        .waitFor({ timeout: 10_000 })
        .then(
          () => true,
          () => false,
        );
    };
    await poll('the referrals to be pulled', isPulled, { timeout: 40_000 });
    const local = await window().showView('Referrals', 'Workspace');
    for (const name of ['Adventure Works', 'Alpine Ski House', 'Harbor Mills', 'Wide World Importers'])
      await window().treeRows(local, name).first().waitFor();
    await window().picture('journey-virtual-pulled');
  });
});
