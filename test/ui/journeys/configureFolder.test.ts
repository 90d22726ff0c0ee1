import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { poll } from '../../../scripts/vscode/poll';
import { deal } from '../../vscode/support/deal';
import { prepareJourney } from './prepareJourney';

const [file, config] = ['alpine.referral.json', 'referrals.config.json'];

describe('a person configures a folder', () => {
  const journey = prepareJourney({
    files: { [file]: deal({ name: 'Alpine Ski House lifts', status: 'new' }), [config]: '{\n  \n}\n' },
  });
  const text = (name: string) => readFileSync(path.join(journey.workbench.folder, name), 'utf8');
  const lens = (words: string) => journey.workbench.page.locator('.codelens-decoration', { hasText: words });

  it('turns a rule off, and the open referral has no problem any more', async () => {
    const { typist, workbench } = journey;
    await workbench.openFile(file);
    await lens('1 warning').first().waitFor();
    await workbench.openFile(config);
    await workbench.focusEditor();
    await typist.press('Control+Home');
    await typist.press('ArrowDown');
    await typist.press('End');
    await typist.type('"rules": { "value.casing": "off" }');
    await workbench.picture('journey-configuration');
    await workbench.save();
    await poll('the saved file', () => text(config).includes('off'));
    assert.equal(text(config), '{\n  "rules": { "value.casing": "off" }\n}\n');
    await workbench.openFile(file);
    await lens('No problems').first().waitFor();
    await workbench.picture('journey-configured');
  });

  it('mistypes a value, sees it in the file, and nothing is submitted by half of it', async () => {
    const { typist, workbench } = journey;
    await workbench.openFile(config);
    await workbench.caretBehind('"value.casing": "off');
    await typist.press('Backspace');
    await workbench.save();
    await poll('the saved file', () => text(config).includes('"of"'));
    await workbench.page.locator('.squiggly-warning, .squiggly-error').first().waitFor();
    await workbench.picture('journey-configuration-wrong');
    await workbench.openFile(file);
    await workbench.run('Referrals: Submit');
    await workbench.message('referrals.config.json:2:').waitFor();
    await workbench.picture('journey-configuration-refused');
    assert.equal(JSON.parse(text(file)).id, undefined);
    await lens('1 warning').first().waitFor();
  });
});
