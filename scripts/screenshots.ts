import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandbox } from '../src/sandbox/startSandbox';
import { changeAtService } from '../test/ui/otherClient';
import { Workbench } from '../test/ui/workbench';
import { root } from './root';

const viewport = { width: 1200, height: 700 };
const images = path.join(root, 'docs/images');
const file = 'lakeside.referral.json';

/** The theme of a set of pictures, what is added to their names, and which of them the README uses. */
interface Look {
  theme: string;
  suffix: string;
  used: readonly string[];
}

const looks: readonly Look[] = [
  {
    theme: 'Default Light Modern',
    suffix: '',
    used: ['problem', 'completion', 'hover', 'submitted', 'first-deal', 'tree'],
  },
  { theme: 'Default Dark Modern', suffix: '-dark', used: ['conflict'] },
];

/** Takes the pictures of the README, docs/images/*.png, from the packaged extension in the real workbench. */
async function takeAll({ theme, suffix, used }: Look): Promise<void> {
  const sandbox = await startSandbox();
  const folder = prepareWorkspace();
  const workbench = await Workbench.open({
    workspace: folder,
    viewport,
    settings: {
      'editor.minimap.enabled': false,
      'editor.stickyScroll.enabled': false,
      'window.commandCenter': false,
      'window.title': '${dirty}${activeEditorShort}',
      'workbench.colorTheme': theme,
      'referrals.endpoint': sandbox.url,
    },
  });
  const take = async (name: string) => {
    if (used.includes(name)) await workbench.picture(name, path.join(images, `${name}${suffix}.png`));
  };
  try {
    await workbench.openFile(file);

    await workbench.replace('"New"', '"Closed"');
    await workbench.squiggle('error').first().waitFor({ state: 'attached' });
    await workbench.showProblems();
    await workbench.problems('Pending').first().waitFor();
    // The message needs the whole width.
    await workbench.run('View: Toggle Primary Side Bar Visibility');
    await workbench.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
    await workbench.page.setViewportSize({ ...viewport, width: 1460 });
    await workbench.scrollToTop();
    await workbench.lensRow('1 error').waitFor();
    await take('problem');
    await workbench.page.setViewportSize(viewport);
    await workbench.run('View: Toggle Primary Side Bar Visibility');
    await workbench.run('View: Toggle Panel Visibility');

    await workbench.caretBehind('"substatus": "');
    await workbench.suggest();
    await take('completion');
    await workbench.chooseSuggestion('Won');
    await workbench.squiggle('error').first().waitFor({ state: 'detached' });

    await workbench.hover('substatus');
    await take('hover');
    await workbench.replace('"Closed"', '"New"');
    await workbench.replace('"Won"', '"Pending"');
    await workbench.save();

    await workbench.run('Referrals: Submit');
    await workbench.lines().filter({ hasText: '"id":' }).first().waitFor();
    await workbench.settled();
    const { status, substatus } = workbench.readJson(file);
    await workbench.lensRow(`${status} · ${substatus}`).waitFor();
    await take('submitted');

    await workbench.clearMessages();
    await changeAtService(sandbox.url, workbench.readJson(file).id, ({ details }) => {
      details.dealValue = 77_777;
    });
    await workbench.replace('48000', '52000');
    await workbench.save();
    await workbench.run('Referrals: Submit');
    await workbench.messageButton('Resolve...').waitFor();
    await take('conflict');
    await workbench.clearMessages();
    await workbench.run('View: Close All Editors');

    await workbench.run('Referrals: New Referral...');
    await workbench.pick('Co-sell deal');
    await workbench.page.locator('.quick-input-title', { hasText: '2/2' }).waitFor();
    await workbench.page.keyboard.type('Fourth Coffee: loyalty on Azure');
    await workbench.page.keyboard.press('Enter');
    await workbench.lines().filter({ hasText: 'qualification' }).first().waitFor();
    await workbench.lensRow('to fill in').waitFor();
    await take('first-deal');

    // The badge of the icon takes the clicks.
    await workbench.run('Referrals: Focus on Workspace View');
    await workbench.showView('Referrals', 'Workspace');
    await workbench.page.locator('.sidebar .monaco-list-row', { hasText: 'Lakeside' }).first().waitFor();
    await widenSideBar(workbench, 300);
    await take('tree');
  } catch (error) {
    await workbench.picture('screenshots');
    throw error;
  } finally {
    await workbench.close();
    await sandbox.close();
    rmSync(path.dirname(folder), { recursive: true, force: true });
  }
}

/** Copies the workspace and gives its deal a short name, which is that of its file: rows are not cut off. */
function prepareWorkspace(): string {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'screenshots-')), 'workspace');
  cpSync(path.join(root, 'test/fixtures/workspace'), folder, { recursive: true });
  const text = readFileSync(path.join(folder, file), 'utf8');
  writeFileSync(path.join(folder, file), text.replace(/("name": )"Lakeside Orchards[^"]*"/, '$1"Lakeside"'));
  return folder;
}

/** Drags the edge of the side bar to the right, so that rows are not cut off. */
async function widenSideBar({ page }: Workbench, pixels: number): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (!box) throw new Error('The side bar is hidden');
  const edge = { x: box.x + box.width + 1, y: box.y + box.height - 40 };
  await page.mouse.move(edge.x, edge.y);
  await page.mouse.down();
  await page.mouse.move(edge.x + pixels, edge.y, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(0, 0);
  await page.locator('.workbench-hover').waitFor({ state: 'detached' });
}

async function main(): Promise<void> {
  for (const look of looks) await takeAll(look);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
