import assert from 'node:assert/strict';
import path from 'node:path';
import { poll } from '../../../scripts/vscode/poll';
import { referralTemplates, type TemplateName } from '../../../src/domain/publish/referralTemplates';
import { answered, answerTo, stopsOf } from './answers';
import { isChosenJourney, prepareJourney } from './prepareJourney';

type Way = 'New Referral' | 'completion' | 'Insert Snippet';
const ways: readonly Way[] = ['New Referral', 'completion', 'Insert Snippet'];
/** The way that runs in `npm test` too, for three of the kinds. */
const chosen: Readonly<Partial<Record<TemplateName, Way>>> = {
  private: 'New Referral',
  coSell: 'completion',
  lead: 'Insert Snippet',
};
/** Whether Ctrl+Space is pressed at each value that is chosen, instead of now and then. */
const asksAtEach = isChosenJourney(false);

/** Registers the journeys of one kind of deal: written in each way, typed through every tab stop, and submitted. */
export function writeKind(kind: TemplateName): void {
  const template = referralTemplates.find(({ name }) => name === kind) ?? assert.fail(kind);
  const { label, value } = template;
  const fileOf = (way: Way) => `${kind}-${way.replace(' ', '-')}.referral.json`;

  describe(`a person writes and submits a ${label}`, () => {
    const journey = prepareJourney({
      files: {
        ...Object.fromEntries(ways.map((way) => [fileOf(way), ''])),
        '.vscode/settings.json': { 'referrals.fileName': '${name}' },
      },
      ready: async () => {
        // The palette has the commands of the extension once it is loaded.
        await journey.workbench.openFile(fileOf('completion'));
        const language = journey.workbench.page.locator('.statusbar-item', { hasText: 'Partner Center Referral' });
        await language.first().waitFor();
      },
    });

    for (const way of ways) {
      if (!isChosenJourney(chosen[kind] === way)) continue;

      it(`by ${way}`, async function () {
        this.timeout(180_000);
        const file = await begin(way);
        const own = typedOnce(way);
        const stops = stopsOf(value).slice(way === 'New Referral' ? 1 : 0);
        for (const [at, stop] of stops.entries()) {
          await answer(stop, own[stop], asksAtEach || at % 3 === 2);
          await journey.typist.press('Tab');
        }
        await journey.workbench.picture(`written-${kind}-${way.replace(' ', '-')}`);
        await journey.workbench.save();
        const expected = { ...(answered(value) as object), name: own['<Deal name>'] };
        const engagement = 'engagementId' in expected && { engagementId: own['<Engagement ID of the deal>'] };
        assert.deepEqual(journey.workbench.readJson(file), { ...expected, ...engagement });
        await journey.workbench.run('Referrals: Submit');
        await poll('an id in the file', () => journey.workbench.readJson(file).id !== undefined, { timeout: 30_000 });
        await journey.workbench.settled();
        await journey.workbench.picture(`submitted-${kind}`);
      });
    }

    /**
     * What is typed at the tab stops of one deal only: a second one of the same name for the same customer, or in the
     * same engagement, would be asked about.
     */
    function typedOnce(way: Way): Readonly<Record<string, string>> {
      return {
        '<Deal name>':
          way === 'New Referral' ? `Fourth Coffee "Bean" \${1} \\ }, ${label}` : `Fourth Coffee: ${label} by ${way}`,
        '<Engagement ID of the deal>': `5d1c2f60-8c0d-4b6e-9a51-3f1e6c0a7b4${ways.indexOf(way)}`,
      };
    }

    async function begin(way: Way): Promise<string> {
      if (way === 'New Referral') {
        await journey.workbench.run('Referrals: New Referral...');
        await journey.workbench.pick(label);
        await journey.workbench.page
          .locator('.quick-input-widget', { hasText: 'Enter the name of the deal' })
          .waitFor();
        await journey.typist.pause();
        await journey.typist.type(String(typedOnce(way)['<Deal name>']));
        await journey.typist.press('Enter');
        await journey.workbench.tab(label).first().waitFor();
        await journey.workbench.lines().filter({ hasText: 'qualification' }).first().waitFor();
        // People see the selected placeholder before they type.
        await journey.workbench.page.locator('.statusbar-item', { hasText: 'selected)' }).first().waitFor();
        await journey.typist.pause();
        const name = await journey.workbench.page
          .locator('.tabs-container .tab.active')
          .getAttribute('data-resource-name');
        return path.join('referrals', String(name));
      }
      const file = fileOf(way);
      await journey.workbench.openFile(file);
      await journey.workbench.lines().first().click();
      if (way === 'completion') {
        await journey.workbench.suggest();
        await journey.workbench.chooseSuggestion(label);
      } else {
        await journey.workbench.run('Snippets: Insert Snippet');
        await journey.workbench.paletteRows('Co-sell deal').first().waitFor();
        await journey.workbench.chooseRow(label, journey.typist);
      }
      await journey.workbench.lines().filter({ hasText: 'qualification' }).first().waitFor();
      return file;
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
}
