import assert from 'node:assert/strict';
import { poll } from '../../../scripts/vscode/poll';
import { deal } from '../../vscode/support/deal';
import { listAtService } from '../otherClient';
import { pressViewAction } from '../viewActions';
import { prepareJourney } from './prepareJourney';

/** The customer with the largest deal comes first. */
const groups = ['Fourth Coffee', 'Cups with chips', 'Beans by drone', 'Datum', 'Archive for maps'];

const valued = (name: string, customer: string, dealValue: number) =>
  deal({
    name,
    customerProfile: { ...(deal().customerProfile as object), name: customer },
    details: { ...(deal().details as object), dealValue },
  });

describe('a person looks for deals in the views', () => {
  const journey = prepareJourney({
    files: {
      'a.referral.json': valued('Archive for maps', 'Datum', 1000),
      'b.referral.json': valued('Beans by drone', 'Fourth Coffee', 90000),
      'c.referral.json': valued('Cups with chips', 'Fourth Coffee', 250000),
    },
    sandbox: {},
  });
  const local = () => journey.workbench.showView('Referrals', 'Workspace');
  const labels = async () => {
    const all = await journey.workbench
      .treeRows(await local())
      .locator('.label-name')
      .allInnerTexts();
    return all.map((each) => each.trim());
  };
  const showsLabels = (expected: string[]) =>
    poll(`the rows ${expected}`, async () => (await labels()).join() === expected.join(), {
      timeout: 30_000,
    });

  async function choose(button: string, ...typed: string[]): Promise<void> {
    const { typist, workbench } = journey;
    const input = workbench.page.locator('.quick-input-widget input[type="text"]').first();
    await pressViewAction(await local(), button);
    for (const each of typed) {
      await poll('the question', async () => (await input.isVisible()) && (await input.inputValue()) === '');
      await typist.type(each);
      await typist.press('Enter');
    }
  }

  it('groups, sorts and filters the deals of the workspace', async () => {
    const { workbench } = journey;
    await showsLabels(['Archive for maps', 'Beans by drone', 'Cups with chips']);
    await choose('Group and Sort Local Referrals...', 'Largest');
    await showsLabels(['Cups with chips', 'Beans by drone', 'Archive for maps']);
    await choose('Group and Sort Local Referrals...', 'by customer');
    await showsLabels(groups);
    await workbench.picture('journey-views-groups');
    await choose('Filter Local Referrals...', 'Text', 'drone');
    await showsLabels(['Fourth Coffee', 'Beans by drone']);
    await (await local()).locator('.pane-header', { hasText: 'with "drone"' }).waitFor();
    await workbench.picture('journey-views-filter');
    await choose('Clear Filter of Local Referrals');
    await showsLabels(groups);
  });

  it('opens a referral of the service, read-only, and pulls it from the title of the editor', async () => {
    const { typist, workbench } = journey;
    const pane = await workbench.showView('Referrals', 'Sandbox');
    await workbench.treeRows(pane, 'Proseware').first().click();
    await workbench.tab('Proseware secure identities (Sandbox)').first().waitFor();
    await workbench.lensRow('Read-only: the version in the sandbox').waitFor();
    await workbench.picture('journey-views-read-only');
    await workbench.lines().first().click();
    const before = await workbench.lines().allInnerTexts();
    await typist.type('x');
    assert.deepEqual(await workbench.lines().allInnerTexts(), before);

    await workbench.page.locator('.editor-actions .action-label[aria-label^="Pull"]').first().click();
    const there = (await listAtService(journey.sandbox.url)).find(({ name }) => String(name).startsWith('Proseware'));
    await workbench
      .tab('proseware')
      .or(workbench.tab('Proseware').filter({ hasNotText: '(Sandbox)' }))
      .first()
      .waitFor();
    const file = await poll('the pulled file', async () => {
      const tab = workbench.page.locator('.tabs-container .tab.active');
      const name = String(await tab.getAttribute('data-resource-name'));
      return !name.includes('(Sandbox)') && `referrals/${name}`;
    });
    const { details, eTag, id, name } = workbench.readJson(file);
    assert.deepEqual(
      { details, eTag, id, name },
      { details: there?.details, eTag: there?.eTag, id: there?.id, name: there?.name },
    );
    await workbench.picture('journey-views-pulled');
  });
});
