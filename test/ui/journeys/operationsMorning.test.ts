import assert from 'node:assert/strict';
import { poll } from '../../../scripts/vscode/poll';
import { deal } from '../../vscode/support/deal';
import { changeAtService, readAtService } from '../otherClient';
import { chooseFromMenu, pressViewAction } from '../viewActions';
import { prepareJourney } from './prepareJourney';

const fourthCoffee = { ...(deal().customerProfile as object), name: 'Fourth Coffee' };
const deals = {
  'beans.referral.json': deal({ name: 'Beans by drone', customerProfile: fourthCoffee }),
  'cups.referral.json': deal({ name: 'Cups with chips', customerProfile: fourthCoffee }),
  'loyalty.referral.json': deal({ name: 'Loyalty on Azure', customerProfile: fourthCoffee }),
  'margie.referral.json': deal({ name: 'Margie travel desk' }),
  'tailspin.referral.json': deal({ name: 'Tailspin toy line' }),
};
const files = Object.keys(deals);
const edited = ['beans.referral.json', 'cups.referral.json', 'loyalty.referral.json'];
const broken = 'margie.referral.json';
const contested = 'tailspin.referral.json';
const newDate = '2099-12-31';

describe('a person has an operations morning', () => {
  const journey = prepareJourney({ files: deals, settings: { 'editor.stickyScroll.enabled': false }, sandbox: {} });
  const written = (file: string) => journey.workbench.readJson(file);
  const remote = (file: string) => readAtService(journey.sandbox.url, written(file).id);
  const local = () => journey.workbench.showView('Referrals', 'Workspace');

  it('submits all deals', async () => {
    const { typist, workbench } = journey;
    await pressViewAction(await local(), 'Submit All Changed...');
    await workbench
      .paletteRows('create')
      .nth(files.length - 1)
      .waitFor();
    await typist.press('Enter');
    await workbench.message(`${files.length} referrals submitted to the sandbox.`).waitFor();
    for (const file of files) await poll(`the id of ${file}`, () => written(file).id);
    await workbench.clearMessages();
  });

  it('filters by customer and groups by status', async () => {
    const { typist, workbench } = journey;
    const pane = await local();
    await pressViewAction(pane, 'Filter Local Referrals...');
    await workbench.chooseRow('Customer', typist);
    await workbench.paletteRows('Harbor Mills').first().waitFor();
    await workbench.chooseRow('Fourth', typist);
    await workbench.treeRows(pane, 'Margie').waitFor({ state: 'detached' });
    await pressViewAction(pane, 'Group and Sort Local Referrals...');
    await workbench.chooseRow('by status', typist);
    await workbench.treeRows(pane).nth(edited.length).waitFor();
    assert.equal(await workbench.treeRows(pane).count(), edited.length + 1);
    await workbench.picture('journey-morning-groups');
  });

  it('moves the closing date of all of them, after a preview', async () => {
    const { typist, workbench } = journey;
    const pane = await local();
    await workbench.treeRows(pane, 'Beans').click();
    await workbench.treeRows(pane, 'Loyalty').click({ modifiers: ['Shift'] });
    await chooseFromMenu(workbench.treeRows(pane, 'Cups'), 'Edit Selected...');
    await workbench.chooseRow('Closing', typist);
    await workbench.page.locator('.quick-input-message', { hasText: 'YYYY-MM-DD' }).waitFor();
    await typist.press('ControlOrMeta+a');
    await typist.type(newDate);
    await typist.press('Enter');
    await workbench
      .paletteRows(`2099-06-30 → ${newDate}`)
      .nth(edited.length - 1)
      .waitFor();
    await workbench.picture('journey-morning-preview');
    await typist.press('Enter');
    await workbench.message(`${edited.length} referrals changed.`).waitFor();
    await workbench.run('File: Save All Files');
    const dateOf = (file: string) => written(file).details?.closingDateTime;
    await poll('the new date in the files', () => edited.every((file) => dateOf(file) === `${newDate}T00:00:00Z`));
    for (const file of [broken, contested]) assert.equal(dateOf(file), '2099-06-30T00:00:00Z');
    await workbench.clearMessages();
  });

  it('mistypes a currency, and changes a value that a second client changes as well', async () => {
    const { typist, workbench } = journey;
    await workbench.openFile(broken);
    await workbench.caretBehind('"currency": "USD');
    await typist.type('X');
    await typist.press('Escape');
    await workbench.save();
    await changeAtService(journey.sandbox.url, written(contested).id, ({ details }) => {
      details.dealValue = 77777;
    });
    await workbench.openFile(contested);
    await workbench.caretBehind('"dealValue": 50000');
    await typist.type('0');
    await workbench.save();
    assert.equal(written(broken).details.currency, 'USDX');
    assert.equal(written(contested).details.dealValue, 500000);
  });

  it('submits all: conflict and error are marked and left out', async () => {
    const { typist, workbench } = journey;
    await pressViewAction(await local(), 'Submit All Changed...');
    await workbench.paletteRows('Also changed in the sandbox: deal value').first().waitFor();
    await workbench.paletteRows('1 problem').first().waitFor();
    await workbench.picture('journey-morning-plan');
    await typist.press('Enter');
    await workbench.message('3 referrals submitted to the sandbox. 2 were left out.').waitFor();
    await workbench.picture('journey-morning-summary');
    for (const file of edited)
      assert.equal((await remote(file)).details.closingDateTime, written(file).details.closingDateTime);
    assert.equal((await remote(contested)).details.dealValue, 77777);
  });

  it('resolves the conflict from Review..., then is led to the error', async () => {
    const { typist, workbench } = journey;
    await workbench.messageButton('Review...').click();
    await workbench.paletteRows('Margie').first().waitFor();
    await workbench.picture('journey-morning-review');
    await workbench.pick('Tailspin');
    await workbench.paletteRows('Keep mine: 500,000 USD').first().waitFor();
    await workbench.pick('Keep mine: 500,000 USD');
    await poll('the value at the service', async () => (await remote(contested)).details.dealValue === 500000);

    await workbench.messageButton('Review...').click();
    await workbench.pick('Margie');
    await workbench.tab(broken).first().waitFor();
    // The panel of the problems opens beside the editor, and takes the focus once.
    await workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'USDX' }).first().waitFor();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await workbench.focusEditor();
    // The value is selected: its last letter goes.
    for (const key of ['ArrowRight', 'ArrowLeft', 'Backspace']) await typist.press(key);
    await typist.press('Escape');
    await workbench.save();
    await workbench.clearMessages();
    await pressViewAction(await local(), 'Clear Filter of Local Referrals');
    await workbench
      .treeRows(await local(), 'Margie')
      .first()
      .waitFor();
  });

  it('has everything at the service as it is in the files', async () => {
    for (const file of files) {
      await poll(`${file} as at the service`, async () => {
        const { details, eTag } = await remote(file);
        return (
          JSON.stringify([written(file).eTag, written(file).details?.dealValue]) ===
          JSON.stringify([eTag, details.dealValue])
        );
      });
      assert.equal(written(file).details.currency, 'USD');
    }
    await pressViewAction(await local(), 'Submit All Changed...');
    await journey.workbench.message('Nothing to submit: no referral is new or changed.').waitFor();
  });
});
