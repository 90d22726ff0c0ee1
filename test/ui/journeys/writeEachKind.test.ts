import assert from 'node:assert/strict';
import path from 'node:path';
import { poll } from '../../../scripts/vscode/poll';
import { referralTemplates, type Template } from '../../../src/domain/referralTemplates';
import { answered, answerTo, stopsOf } from './answers';
import { isChosenJourney } from './isChosenJourney';
import { prepareJourney } from './prepareJourney';

type Way = 'New Referral' | 'completion' | 'Insert Snippet';
const ways: readonly Way[] = ['New Referral', 'completion', 'Insert Snippet'];
/** Whether Ctrl+Space is pressed at each value that is chosen, instead of now and then. */
const asksAtEach = isChosenJourney(false);
/** The names differ: a second deal of the same name for the same customer would be asked about. */
function dealName(way: Way, { label }: Template): string {
  return way === 'New Referral' ? `Fourth Coffee "Bean" \${1} \\ }, ${label}` : `Fourth Coffee: ${label} by ${way}`;
}

/** The engagements differ: a second deal in one engagement would be asked about. */
function engagementId(way: Way): string {
  return `5d1c2f60-8c0d-4b6e-9a51-3f1e6c0a7b4${ways.indexOf(way)}`;
}

describe('a person writes each kind of deal, and submits it', () => {
  const fileOf = (way: Way, { name }: Template) => `${name}-${way.replace(' ', '-')}.referral.json`;
  const files = referralTemplates.flatMap((template) => ways.map((way) => [fileOf(way, template), '']));
  const journey = prepareJourney({
    files: { ...Object.fromEntries(files), '.vscode/settings.json': { 'referrals.fileName': '${name}' } },
    ready: async () => {
      // The palette has the commands of the extension once it is loaded.
      await journey.workbench.openFile(fileOf('completion', referralTemplates[0] as Template));
      const language = journey.workbench.page.locator('.statusbar-item', { hasText: 'Partner Center Referral' });
      await language.first().waitFor();
    },
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
          await answer(stop, own(way, template)[stop], asksAtEach || at % 3 === 2);
          await journey.typist.press('Tab');
        }
        await journey.workbench.picture(`written-${template.name}-${way.replace(' ', '-')}`);
        await journey.workbench.save();
        const expected = { ...(answered(template.value) as object), name: dealName(way, template) };
        const engagement = 'engagementId' in expected && { engagementId: engagementId(way) };
        assert.deepEqual(journey.workbench.readJson(file), { ...expected, ...engagement });
        await journey.workbench.run('Referrals: Submit');
        await poll('an id in the file', () => journey.workbench.readJson(file).id !== undefined, { timeout: 30_000 });
        await journey.workbench.settled();
        await journey.workbench.picture(`submitted-${template.name}`);
      });
    }
  }

  async function begin(way: Way, template: Template): Promise<string> {
    if (way === 'New Referral') {
      await journey.workbench.run('Referrals: New Referral...');
      await journey.workbench.pick(template.label);
      await journey.workbench.page.locator('.quick-input-widget', { hasText: 'Enter the name of the deal' }).waitFor();
      await journey.typist.pause();
      await journey.typist.type(dealName(way, template));
      await journey.typist.press('Enter');
      await journey.workbench.tab(template.label).first().waitFor();
      await journey.workbench.lines().filter({ hasText: 'qualification' }).first().waitFor();
      // People see the selected placeholder before they type.
      await journey.workbench.page.locator('.statusbar-item', { hasText: 'selected)' }).first().waitFor();
      await journey.typist.pause();
      const name = await journey.workbench.page
        .locator('.tabs-container .tab.active')
        .getAttribute('data-resource-name');
      return path.join('referrals', String(name));
    }
    const file = fileOf(way, template);
    await journey.workbench.openFile(file);
    await journey.workbench.lines().first().click();
    if (way === 'completion') {
      await journey.workbench.suggest();
      await journey.workbench.chooseSuggestion(template.label);
    } else {
      await journey.workbench.run('Snippets: Insert Snippet');
      await journey.workbench.paletteRows('Co-sell deal').first().waitFor();
      await journey.workbench.chooseRow(template.label, journey.typist);
    }
    await journey.workbench.lines().filter({ hasText: 'qualification' }).first().waitFor();
    return file;
  }

  /** What is typed at the tab stops of one deal only. */
  function own(way: Way, template: Template): Readonly<Record<string, string>> {
    return { '<Deal name>': dealName(way, template), '<Engagement ID of the deal>': engagementId(way) };
  }

  /** Answers the question at a tab stop; with Ctrl+Space first if the user does not know the values. */
  async function answer(stop: string, own: string | undefined, asks: boolean): Promise<void> {
    const { chosen, typed, value } = own === undefined ? answerTo(stop) : { typed: own, value: own };
    const list = journey.workbench.page.locator('.suggest-widget.visible .monaco-list-row');
    if (!chosen) {
      await journey.typist.type(typed);
      assert.equal(await list.count(), 0, `no suggestions while typing free text at ${stop}`);
      return;
    }
    if (asks) await journey.workbench.suggest();
    await journey.typist.type(typed);
    // People look at what Enter accepts: on a busy machine the list takes a moment to follow.
    const focused = list.and(journey.workbench.page.locator('.focused')).locator('.label-name');
    await focused.filter({ hasText: new RegExp(`^${String(value)}$`) }).waitFor();
    await journey.typist.pause();
    await journey.typist.press('Enter');
    await journey.workbench.page.locator('.suggest-widget.visible').waitFor({ state: 'detached' });
  }
});
