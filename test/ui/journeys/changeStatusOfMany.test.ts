import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { poll } from '../../../scripts/vscode/poll';
import { deal } from '../../vscode/support/deal';
import { chooseFromMenu } from '../viewActions';
import { prepareJourney } from './prepareJourney';

const deals = {
  'alpine.referral.json': deal({ name: 'Alpine Ski House lifts' }),
  'blue.referral.json': deal({ name: 'Blue Yonder flights' }),
  'city.referral.json': deal({ name: 'City Power meters' }),
  'datum.referral.json': deal({ name: 'Datum archive', status: 'Closed', substatus: 'Lost' }),
};
const [alpine, blue, city, datum] = Object.keys(deals) as [string, string, string, string];

describe('a person changes the status of several deals at once', () => {
  const journey = prepareJourney({ files: deals });
  const textOf = (file: string) => readFileSync(path.join(journey.workbench.folder, file), 'utf8');
  const before: Record<string, string> = {};

  /** The text of a file before, with the new status. */
  const accepted = (file: string) => before[file]?.replace('"New"', '"Active"').replace('"Pending"', '"Accepted"');

  it('selects rows, sees which deals change and which cannot, and leaves one out', async () => {
    const { typist, workbench } = journey;
    for (const file of Object.keys(deals)) before[file] = textOf(file);
    const pane = await workbench.showView('Referrals', 'Workspace');
    await workbench.treeRows(pane, 'Alpine').click();
    await workbench.tab(alpine).first().waitFor();
    for (const name of ['Blue', 'City', 'Datum'])
      await workbench.treeRows(pane, name).click({ modifiers: ['ControlOrMeta'] });
    await chooseFromMenu(workbench.treeRows(pane, 'City'), 'Change Status...');
    await workbench.paletteRows('3 of 4 referrals').first().waitFor();
    await typist.type('Active · Acc');
    await workbench.picture('journey-status-pick');
    await typist.press('Enter');

    await workbench.paletteRows('New · Pending → Active · Accepted').nth(2).waitFor();
    assert.equal(await workbench.paletteRows('New · Pending → Active · Accepted').count(), 3);
    await workbench.paletteRows('Datum archive').filter({ hasText: 'It is Closed · Lost' }).first().waitFor();
    const question = workbench.page.locator('.quick-input-widget input[type="text"]').first();
    assert.match(
      String(await question.getAttribute('placeholder')),
      /1 cannot be changed: Datum archive: It is Closed/,
    );
    await workbench.picture('journey-status-preview');
    await workbench.paletteRows('City').first().click();
    await typist.press('Enter');
    await workbench.message('2 referrals changed. 1 was not.').waitFor();
    await workbench.picture('journey-status-changed');
  });

  it('sees in Review... what was done and what was not', async () => {
    const { typist, workbench } = journey;
    await workbench.messageButton('Review...').click();
    await workbench.paletteRows('Datum archive').filter({ hasText: 'It is Closed · Lost' }).first().waitFor();
    await workbench.paletteRows('City Power').filter({ hasText: 'Not selected' }).first().waitFor();
    await workbench.picture('journey-status-review');
    await typist.press('Escape');
  });

  it('finds the new status in the chosen files and nothing else changed', async () => {
    const { workbench } = journey;
    // The file that is open is left unsaved.
    assert.equal(textOf(alpine), before[alpine]);
    await workbench.openFile(alpine);
    await workbench.save();
    await poll('the saved file', () => textOf(alpine) === accepted(alpine));
    assert.equal(textOf(blue), accepted(blue));
    assert.equal(textOf(city), before[city]);
    assert.equal(textOf(datum), before[datum]);
  });

  it('takes the change of a file back with one undo', async () => {
    const { typist, workbench } = journey;
    await workbench.lines().first().click();
    await typist.press('ControlOrMeta+z');
    await workbench.lines().filter({ hasText: '"status": "New"' }).first().waitFor();
    await workbench.save();
    await poll('the text as it was', () => textOf(alpine) === before[alpine]);
  });
});
