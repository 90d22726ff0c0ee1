import assert from 'node:assert/strict';
import { poll } from '../../../scripts/vscode/poll';
import { deal } from '../../vscode/support/deal';
import { changeAtService, readAtService } from '../otherClient';
import { prepareJourney } from './prepareJourney';

const file = 'deal.referral.json';

describe('a second client changes the deal value', () => {
  const journey = prepareJourney({
    files: { [file]: deal() },
    settings: { 'editor.stickyScroll.enabled': false },
    sandbox: {},
    ready: () => journey.workbench.openFile(file),
  });

  const written = () => journey.workbench.readJson(file);
  const remote = () => readAtService(journey.sandbox.url, written().id);

  /** The other client's change, then the user's own, and a submit by key. */
  async function clash(theirs: number, mine: number): Promise<void> {
    await changeAtService(journey.sandbox.url, written().id, ({ details }) => {
      details.dealValue = theirs;
    });
    await journey.workbench.openFile(file);
    await journey.workbench.page.keyboard.press('Control+Home');
    await journey.workbench.replace(`"dealValue": ${written().details.dealValue}`, `"dealValue": ${mine}`);
    await journey.workbench.save();
    await submitByKey();
    await journey.workbench.message('Not submitted: someone changed the deal value in the sandbox').waitFor();
  }

  async function submitByKey(): Promise<void> {
    await journey.workbench.page.keyboard.press('Control+k');
    await journey.workbench.page.keyboard.press('Shift+S');
  }

  it('is told what a submit by key did', async () => {
    await journey.workbench.lines().first().click();
    await submitByKey();
    await journey.workbench.message('Created in the sandbox.').waitFor();
    await journey.workbench.picture('journey-created');
    await poll('the id', () => written().id);
    await journey.workbench.clearMessages();
  });

  it('keeps the own value by the lens, a minute later', async () => {
    await clash(77777, 507000);
    await journey.workbench.picture('journey-conflict-diff');
    await journey.workbench.clearMessages();
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    await journey.workbench.openFile(file);
    // The choices are above the referral, and the editor opens at the change.
    await journey.workbench.scrollToTop();
    await journey.workbench.lens("Use the sandbox's: 77,777 USD").waitFor();
    await journey.workbench.picture('journey-conflict-lens');
    await journey.workbench.lens('Submit mine: 507,000 USD').click();
    await journey.workbench.message('Updated in the sandbox').waitFor();
    assert.equal((await remote()).details.dealValue, 507000);
    await journey.workbench.lens('Submit mine').waitFor({ state: 'detached' });
    await journey.workbench.picture('journey-conflict-kept');
    await journey.workbench.clearMessages();
  });

  it("uses the service's value by the message", async () => {
    await clash(88888, 600000);
    await journey.workbench.messageButton('Resolve...').click();
    await journey.workbench.paletteRows("Use the sandbox's: 88,888 USD").first().waitFor();
    await journey.workbench.paletteRows('Keep mine: 600,000 USD').filter({ hasText: 'and submit' }).waitFor();
    await journey.workbench.picture('journey-conflict-pick');
    await journey.workbench.pick("Use the sandbox's: 88,888 USD");
    await poll('the value in the file', () => written().details?.dealValue === 88888);
    assert.equal((await remote()).details.dealValue, 88888);
    await journey.workbench.clearMessages();
  });

  it('overwrites after a question that names both values', async () => {
    await clash(99999, 700000);
    await journey.workbench.messageButton('Overwrite...').click();
    const dialog = journey.workbench.dialog();
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /Its deal value of 99,999 USD will be replaced by yours, 700,000 USD\./);
    await journey.workbench.picture('journey-conflict-overwrite');
    await dialog.locator('.monaco-button', { hasText: 'Overwrite' }).first().click();
    await poll('the value at the service', async () => (await remote()).details.dealValue === 700000);
    await journey.workbench.clearMessages();
  });
});
