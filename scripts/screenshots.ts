import path from 'node:path';
import { startSandbox } from '../src/sandbox/startSandbox';
import { Workbench } from '../test/ui/workbench';
import { root } from './root';

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
  const workbench = await Workbench.open({
    workspace: path.join(root, 'test/fixtures/workspace'),
    viewport: { width: 1200, height: 700 },
    settings: {
      'editor.minimap.enabled': false,
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
    await take('problem');
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
    await take('submitted');

    await workbench.run('Notifications: Clear All Notifications');
    await changeElsewhere(sandbox.url, String(workbench.readJson(file).id));
    await workbench.replace('48000', '52000');
    await workbench.save();
    await workbench.run('Referrals: Submit');
    await workbench.page.locator('.notification-list-item a.monaco-button').first().waitFor();
    await take('conflict');
    await workbench.run('Notifications: Clear All Notifications');
    await workbench.run('View: Close All Editors');

    await workbench.run('Referrals: New Referral...');
    await workbench.pick('Co-sell deal');
    await workbench.page.locator('.quick-input-title', { hasText: '2/2' }).waitFor();
    await workbench.page.keyboard.type('Fourth Coffee: loyalty on Azure');
    await workbench.page.keyboard.press('Enter');
    await workbench.lines().filter({ hasText: 'qualification' }).first().waitFor();
    await workbench.page.locator('.codelens-decoration', { hasText: 'to fill in' }).first().waitFor();
    await take('first-deal');

    await workbench.showView('Referrals', 'Workspace');
    await workbench.page.locator('.sidebar .monaco-list-row', { hasText: 'Lakeside' }).first().waitFor();
    await take('tree');
  } catch (error) {
    await workbench.picture('screenshots');
    throw error;
  } finally {
    await workbench.close();
    await sandbox.close();
  }
}

/** Changes the deal value at the sandbox, as another person would. */
async function changeElsewhere(url: string, id: string): Promise<void> {
  const headers = { authorization: 'Bearer other', 'content-type': 'application/json' };
  const { links: _links, ...body } = (await (await fetch(`${url}/${id}`, { headers })).json()) as Record<
    string,
    unknown
  >;
  const details = { ...(body.details as object), dealValue: 77_777 };
  const answer = await fetch(`${url}/${id}`, {
    method: 'PUT',
    headers: { ...headers, 'if-match': String(body.eTag) },
    body: JSON.stringify({ ...body, details }),
  });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}`);
}

async function main(): Promise<void> {
  for (const look of looks) await takeAll(look);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
