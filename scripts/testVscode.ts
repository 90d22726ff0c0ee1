import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runTests } from '@vscode/test-electron';
import { root } from './root';
import { chooseVscode } from './vscode/chooseVscode';
import { openWorkbench } from './vscode/openWorkbench';
import { quietSettings } from './vscode/settings';

const suites = path.join(root, 'out/test/vscode/index.js');
const fixture = path.join(root, 'test/fixtures/workspace');
const fifteenMinutes = 15 * 60_000;

/**
 * Runs the compiled suites of test/vscode in a real VS Code, on a copy of the fixture workspace. `VSCODE_VERSION` chooses
 * the version of a desktop VS Code that is downloaded.
 */
async function main(): Promise<void> {
  if (!existsSync(suites)) throw new Error(`${suites} does not exist: run "npm run build" first.`);
  const choice = chooseVscode();
  const folder = mkdtempSync(path.join(tmpdir(), 'vscode-suites-'));
  const output = path.join(folder, 'report.txt');
  writeFileSync(output, '');
  const stopFollowing = followFile(output);
  try {
    if (choice.kind === 'server') await inServer(output);
    else await inDesktop(folder, output, choice.executable);
  } finally {
    stopFollowing();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function inDesktop(folder: string, output: string, executable: string | undefined): Promise<void> {
  console.log(`VS Code suites in desktop VS Code (${executable ?? 'downloaded'})`);
  const workspace = path.join(folder, 'workspace');
  cpSync(fixture, workspace, { recursive: true });
  process.env.XDG_STATE_HOME = path.join(folder, 'state');
  const user = path.join(folder, 'user');
  mkdirSync(path.join(user, 'User'), { recursive: true });
  writeFileSync(path.join(user, 'User/settings.json'), JSON.stringify(quietSettings));
  await runTests({
    ...(executable ? { vscodeExecutablePath: executable } : { version: process.env.VSCODE_VERSION ?? 'stable' }),
    extensionDevelopmentPath: root,
    extensionTestsPath: suites,
    extensionTestsEnv: { TEST_OUTPUT: output },
    launchArgs: [
      workspace,
      ...['--disable-extensions', '--disable-workspace-trust', `--user-data-dir=${user}`],
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

async function inServer(output: string): Promise<void> {
  console.log('VS Code suites in VS Code\u2019s server with a headless browser');
  const log: string[] = [];
  const workbench = await openWorkbench({
    workspace: fixture,
    host: { extension: root, tests: suites },
    env: { TEST_OUTPUT: output },
    onLog: (line) => {
      log.push(line);
      if (process.env.VERBOSE) console.log(line);
    },
  });
  const waiting = new AbortController();
  try {
    const late = pause(fifteenMinutes, 'fifteen minutes have passed', { signal: waiting.signal });
    const outcome = await Promise.race([workbench.finished, late]);
    if (outcome === 0) return;
    if (outcome === 1) throw new Error('VS Code suites failed');
    const picture = path.join(root, '.screenshots/suites.png');
    await workbench.page.screenshot({ path: picture }).catch(() => undefined); // the page may be what failed
    const tail = [...log.slice(-60), '--- server ---', workbench.server.output().slice(-4000)].join('\n');
    throw new Error(`VS Code suites did not finish: ${outcome}\n${tail}\nPicture: ${picture}`);
  } finally {
    waiting.abort();
    await workbench.close();
  }
}

/**
 * Copies what is written to a file to our own output, while it is written.
 * @returns A function that copies the rest and stops.
 */
function followFile(file: string): () => void {
  const handle = openSync(file, 'r');
  const buffer = Buffer.alloc(65_536);
  const drain = () => {
    for (let count = 1; count > 0; ) {
      count = readSync(handle, buffer, 0, buffer.length, null);
      process.stdout.write(Buffer.from(buffer.subarray(0, count)));
    }
  };
  const timer = setInterval(drain, 100);
  return () => {
    clearInterval(timer);
    drain();
    closeSync(handle);
  };
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
