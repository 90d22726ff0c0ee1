import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { poll } from '../../../scripts/vscode/poll';
import { deal } from '../../vscode/support/deal';
import { prepareJourney } from './prepareJourney';

const file = 'alpine.referral.json';
const reason = 'The customer said: "too late" & chose Fabrikam.';

describe('a person loses a deal', () => {
  const journey = prepareJourney({
    files: { [file]: deal({ name: 'Alpine Ski House lifts', status: 'Active', substatus: 'Accepted' }) },
  });
  const text = () => readFileSync(path.join(journey.workbench.folder, file), 'utf8');
  const question = () => journey.workbench.page.locator('.quick-input-widget', { hasText: 'why the referral is Lost' });

  async function chooseLost(): Promise<void> {
    const { typist, workbench } = journey;
    await workbench.run('Referrals: Change Status...');
    await workbench.paletteRows('Closed · Lost').first().waitFor();
    await typist.type('Lost');
    await typist.pause();
    await typist.press('Enter');
    await question().waitFor();
  }

  it('changes nothing if the question for the reason is closed', async () => {
    const { typist, workbench } = journey;
    await workbench.openFile(file);
    await chooseLost();
    await workbench.picture('journey-lost-reason');
    await typist.press('Escape');
    await question().waitFor({ state: 'hidden' });
    assert.equal(await workbench.page.locator('.tab.active.dirty').count(), 0);
  });

  it('says why, and has the reason after the substatus and nothing else changed', async () => {
    const { typist, workbench } = journey;
    const before = text();
    await chooseLost();
    await typist.type(reason);
    await typist.press('Enter');
    await question().waitFor({ state: 'hidden' });
    await workbench.save();
    await poll('the saved file', () => text() !== before);
    const expected = before
      .replace('"Active"', '"Closed"')
      .replace('"Accepted"', `"Lost",\n  "statusReason": ${JSON.stringify(reason)}`);
    assert.equal(text(), expected);
    await workbench.picture('journey-lost');
  });
});
