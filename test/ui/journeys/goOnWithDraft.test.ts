import assert from 'node:assert/strict';
import { poll } from '../../../scripts/vscode/poll';
import { prepareJourney } from './prepareJourney';

const file = 'draft.referral.json';
const indented = '{\n    "status": "New",\n    "substatus": "Pending",\n    "name": "<Deal name>",\n';
const rest =
  '    "customerProfile": {\n        "name": "<Customer name>",\n        "address": { "city": "<City>", "postalCode": "", "country": "DE" }\n    }\n}\n';

describe('a person goes on with a draft', () => {
  const journey = prepareJourney({ files: { [file]: indented + rest } });
  const written = () => journey.workbench.readJson(file);

  /** Waits until a placeholder is selected, as people see it. */
  const selected = (length: number) =>
    journey.workbench.page
      .locator('.statusbar-item', { hasText: `(${length} selected)` })
      .first()
      .waitFor();

  const goOn = () => journey.workbench.run('Referrals: Go to Next Placeholder');

  it('presses Tab, Escape and Shift+Tab as they come', async () => {
    const { typist, workbench } = journey;
    await workbench.openFile(file);
    await workbench.lensRow('Draft · ').waitFor();
    await workbench.lens('Draft · ').click();
    await selected('<Deal name>'.length);
    await workbench.picture('journey-draft-resumed');
    // Shift+Tab does nothing at the first tab stop.
    await typist.press('Shift+Tab');
    await typist.press('Shift+Tab');
    await selected('<Deal name>'.length);
    await typist.type('Loyalty on Azure');
    await typist.press('Tab');
    await selected('<Customer name>'.length);
    await typist.press('Escape');
    await typist.press('Escape');
    await typist.press('Tab');
    await selected('<City>'.length);
    await typist.type('Hamburg');
    // The postal code is empty and stays so.
    await typist.press('Tab');
    await typist.press('Escape');
    await typist.press('Escape');
    await goOn();
    await selected('<Customer name>'.length);
    await typist.type('Fourth Coffee');
    await typist.press('Escape');
    await workbench.save();
    const { customerProfile, name } = written();
    assert.deepEqual(
      { name, customer: customerProfile.name, address: customerProfile.address },
      {
        ...{ name: 'Loyalty on Azure', customer: 'Fourth Coffee' },
        address: { city: 'Hamburg', postalCode: '', country: 'DE' },
      },
    );
    const lines = await workbench.lines().allInnerTexts();
    const indents = lines.map((line) => /^\s*/.exec(line)?.[0].length);
    assert.deepEqual(indents.slice(0, 5), [0, 4, 4, 4, 4]);
  });

  it('is told when nothing is left', async () => {
    await journey.workbench.focusEditor();
    await journey.typist.press('Control+k');
    await journey.typist.press('Shift+n');
    await journey.workbench.page.locator('.statusbar-item', { hasText: 'No placeholder left' }).first().waitFor();
    await poll('the file as it was', () => written().name === 'Loyalty on Azure');
  });
});
