import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { poll } from '../../../scripts/vscode/poll';
import { deal } from '../../vscode/support/deal';
import { listAtService } from '../otherClient';
import { pressViewAction } from '../viewActions';
import { prepareJourney } from './prepareJourney';

const own = 'own.referral.json';
const second = 'second.referral.json';

describe('a person uses the title of a view while a row is selected', () => {
  const journey = prepareJourney({
    files: { [own]: deal({ name: 'Own deal' }), [second]: deal({ name: 'Second deal' }) },
    sandbox: {},
  });
  const textOf = (file: string) => readFileSync(path.join(journey.workbench.folder, file), 'utf8');
  const pulled = () => {
    const folder = path.join(journey.workbench.folder, 'referrals');
    return existsSync(folder) ? readdirSync(folder) : [];
  };

  it('is asked which referrals to pull', async () => {
    const { typist, workbench } = journey;
    const remote = await workbench.showView('Referrals', 'Sandbox');
    await workbench.treeRows(remote, 'Contoso Hotels').first().click();
    await workbench.tab('Contoso Hotels').first().waitFor();
    await pressViewAction(remote, 'Pull...');
    await workbench.paletteRows('Proseware').first().waitFor();
    await workbench.paletteRows('Contoso Hotels').first().waitFor();
    await workbench.picture('journey-selection-pull');
    await typist.press('Escape');
    assert.deepEqual(pulled(), []);
  });

  it('pulls all referrals, whatever row is selected in either view', async () => {
    const { workbench } = journey;
    const before = textOf(own);
    const local = await workbench.showView('Referrals', 'Workspace');
    await workbench.treeRows(local, 'Own deal').click();
    await workbench.tab(own).first().waitFor();
    const remote = await workbench.showView('Referrals', 'Sandbox');
    const there = await listAtService(journey.sandbox.url);
    const done = workbench.message(`${there.length} referrals pulled: ${there.length} new files.`);
    // The title may be drawn again at the moment of the click, which is lost then.
    const isPulled = async () => {
      await pressViewAction(remote, 'Pull All');
      return await done.waitFor({ timeout: 10_000 }).then(
        () => true,
        () => false,
      );
    };
    await poll('the referrals to be pulled', isPulled, { timeout: 40_000 });
    await workbench.picture('journey-selection-pull-all');
    const files = pulled().map((file) => JSON.parse(textOf(path.join('referrals', file))));
    assert.deepEqual(
      files.map(({ id, name }) => `${id} ${name}`).sort(),
      there.map(({ id, name }) => `${id} ${name}`).sort(),
    );
    assert.equal(textOf(own), before);
    await workbench.clearMessages();
  });

  it('submits all changed referrals, not only the selected one', async () => {
    const { typist, workbench } = journey;
    const local = await workbench.showView('Referrals', 'Workspace');
    await workbench.treeRows(local, 'Own deal').click();
    await pressViewAction(local, 'Submit All Changed...');
    await workbench.paletteRows('Second deal').first().waitFor();
    assert.equal(await workbench.paletteRows('create').count(), 2);
    await typist.press('Enter');
    await workbench.message('2 referrals submitted to the sandbox.').waitFor();
    for (const file of [own, second]) await poll('the id', () => workbench.readJson(file).id);
  });
});
