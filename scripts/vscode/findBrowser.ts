import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../root';
import { findOnPath } from './findOnPath';
import { withLock } from './withLock';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Finds the browser that shows the workbench: `CHROME_PATH`, else an installed Chrome, Chromium or Edge, else, on Debian
 * and Ubuntu as root, Chromium from the distribution's packages.
 * @returns The path of its executable.
 * @throws When there is none, with a line that says how to get one.
 */
export async function findBrowser(): Promise<string> {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROME_PATH names ${chosen}, which does not exist.`);
  }
  const found = installed();
  if (found) return found;
  if (hasApt()) await withLock(path.join(cacheFolder, 'apt.lock'), async () => void (installed() ?? installFromApt()));
  const fresh = installed();
  if (fresh) return fresh;
  throw new Error(
    'No browser to show VS Code in: install Chrome, Chromium or Edge (Debian and Ubuntu: sudo apt-get install chromium), or set CHROME_PATH to the path of one.',
  );
}

function installed(): string | undefined {
  for (const command of commands) {
    const file = findOnPath(command);
    if (file) return file;
  }
  return places.find((place) => existsSync(place));
}

function hasApt(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !findOnPath('apt-get')) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function installFromApt(): void {
  console.log('Installing Chromium from the distribution (apt-get install chromium) ...');
  const packages = ['chromium', 'fonts-liberation', 'fonts-dejavu-core'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const result = spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      encoding: 'utf8',
    });
    if (result.status !== 0) console.error(`apt-get ${args.join(' ')} failed\n${result.stdout}${result.stderr}`);
  }
}
