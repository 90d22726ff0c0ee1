import path from 'node:path';
import { Workbench } from '../test/ui/workbench';
import { root } from './root';

const images = path.join(root, 'docs/images');
const file = 'lakeside.referral.json';

/** Takes the pictures of the README, docs/images/*.png, from the packaged extension in the real workbench. */
async function main(): Promise<void> {
  const workbench = await Workbench.open({
    workspace: path.join(root, 'test/fixtures/workspace'),
    viewport: { width: 1200, height: 700 },
    settings: {
      'editor.minimap.enabled': false,
      'window.commandCenter': false,
      'window.title': '${dirty}${activeEditorShort}',
    },
  });
  const take = (name: string) => workbench.picture(name, path.join(images, `${name}.png`));
  try {
    await workbench.openFile(file);

    await workbench.replace('"New"', '"Closed"');
    await workbench.squiggle('error').first().waitFor({ state: 'attached' });
    await workbench.showProblems();
    await workbench.problems('Pending').first().waitFor();
    await take('problem');

    await workbench.caretBehind('"substatus": "');
    await workbench.suggest();
    await take('completion');
    await workbench.chooseSuggestion('Won');
    await workbench.squiggle('error').first().waitFor({ state: 'detached' });

    await workbench.hover('substatus');
    await take('hover');
    await workbench.save();

    await workbench.openPalette('>Referrals: Submit');
    await workbench.paletteRows('Referrals: Submit').first().waitFor();
    await take('submit');
    await workbench.page.keyboard.press('Escape');

    await workbench.run('Referrals: Submit');
    await workbench.lines().filter({ hasText: '"id":' }).first().waitFor();
    await workbench.settled();
    await take('submitted');

    const local = await workbench.showView('Referrals', 'Workspace');
    await workbench.treeRows(local, 'Lakeside Orchards').first().waitFor();
    const remote = await workbench.showView('Referrals', 'Partner Center');
    await workbench.treeRows(remote, 'Lakeside Orchards').first().waitFor();
    await workbench.page.locator('.statusbar-item', { hasText: 'In sync' }).first().waitFor();
    await take('tree');
  } catch (error) {
    await workbench.picture('screenshots');
    throw error;
  } finally {
    await workbench.close();
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
