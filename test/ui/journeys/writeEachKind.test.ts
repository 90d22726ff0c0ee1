import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { poll } from '../../../scripts/vscode/poll';
import { referralTemplates, type Template } from '../../../src/domain/referralTemplates';
import { Typist } from '../typist';
import { Workbench } from '../workbench';
import { answered, answerTo, stopsOf } from './answers';
import { isChosenJourney } from './isChosenJourney';

type Way = 'New Referral' | 'completion' | 'Insert Snippet';
const ways: readonly Way[] = ['New Referral', 'completion', 'Insert Snippet'];
const dealName = 'Fourth Coffee "Bean" ${1} \\ }';

describe('a person writes each kind of deal, and submits it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'write-each-kind-'));
  const fileOf = (way: Way, { name }: Template) => `${name}-${way.replace(' ', '-')}.referral.json`;
  let workbench: Workbench;
  let typist: Typist;

  before('VS Code opens', async () => {
    for (const template of referralTemplates)
      for (const way of ways) writeFileSync(path.join(folder, fileOf(way, template)), '');
    mkdirSync(path.join(folder, '.vscode'));
    writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'referrals.fileName': '${name}' }));
    workbench = await Workbench.open({ workspace: folder });
    // The palette has the commands of the extension once it is loaded.
    await workbench.openFile(fileOf('completion', referralTemplates[0] as Template));
    await workbench.page.locator('.statusbar-item', { hasText: 'Partner Center Referral' }).first().waitFor();
    typist = new Typist(workbench);
  });

  afterEach('a picture of what failed', async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.picture(this.currentTest.fullTitle().replace(/\W+/g, '-'));
  });

  after('VS Code is closed', async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [index, template] of referralTemplates.entries()) {
    for (const [turn, way] of ways.entries()) {
      // Each way and each kind of three runs always; the others in `npm run test:journeys`.
      if (!isChosenJourney(index === turn * 2)) continue;

      it(`${template.label}, by ${way}`, async function () {
        this.timeout(180_000);
        const file = await begin(way, template);
        const stops = stopsOf(template.value).slice(way === 'New Referral' ? 1 : 0);
        for (const [at, stop] of stops.entries()) {
          await answer(stop, at % 3 === 2);
          await typist.press('Tab');
        }
        await workbench.picture(`written-${template.name}-${way.replace(' ', '-')}`);
        await workbench.save();
        const expected = answered(template.value) as Record<string, unknown>;
        if (way === 'New Referral') expected.name = dealName;
        assert.deepEqual(workbench.readJson(file), expected);
        await workbench.run('Referrals: Submit');
        await poll('an id in the file', () => workbench.readJson(file).id !== undefined, { timeout: 30_000 });
        await workbench.settled();
        await workbench.picture(`submitted-${template.name}`);
      });
    }
  }

  async function begin(way: Way, template: Template): Promise<string> {
    if (way === 'New Referral') {
      await workbench.run('Referrals: New Referral...');
      await workbench.pick(template.label);
      const input = workbench.page.locator('.quick-input-widget input[type="text"]').first();
      await poll('the question for the name', async () => (await input.inputValue()) === '');
      await typist.type(dealName);
      await typist.press('Enter');
      await workbench.lines().filter({ hasText: 'qualification' }).first().waitFor();
      const name = await workbench.page.locator('.tabs-container .tab.active').getAttribute('data-resource-name');
      return path.join('referrals', String(name));
    }
    const file = fileOf(way, template);
    await workbench.openFile(file);
    await workbench.lines().first().click();
    if (way === 'completion') {
      await workbench.suggest();
      await workbench.chooseSuggestion(template.label);
    } else {
      await workbench.run('Snippets: Insert Snippet');
      await typist.type(template.label);
      await workbench.pick(template.label);
    }
    await workbench.lines().filter({ hasText: 'qualification' }).first().waitFor();
    return file;
  }

  /** Answers the question at a tab stop; now and then with Ctrl+Space first, as people do who do not know the values. */
  async function answer(stop: string, asks: boolean): Promise<void> {
    const { chosen, typed } = answerTo(stop);
    const list = workbench.page.locator('.suggest-widget.visible .monaco-list-row');
    if (!chosen) {
      await typist.type(typed);
      assert.equal(await list.count(), 0, `no suggestions while typing free text at ${stop}`);
      return;
    }
    if (asks) {
      await typist.press('Control+Space');
      await list.first().waitFor();
    }
    await typist.type(typed);
    await list.first().waitFor();
    await typist.pause();
    await typist.press('Enter');
    await workbench.page.locator('.suggest-widget.visible').waitFor({ state: 'detached' });
  }
});
