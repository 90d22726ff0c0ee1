import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readmeSteps } from './readmeSteps';
import { cacheFolder, root } from './root';
import { findDesktop } from './vscode/chooseVscode';
import { endDescendants, onStop } from './vscode/endProcess';
import { runNpm } from './vscode/runNpm';
import { quietSettings } from './vscode/settings';
import { startServer } from './vscode/startServer';

const usage = `Usage: npm start [-- OPTIONS]   opens VS Code on a copy of samples/, with the extension and its sandbox
  --browser    VS Code in the browser, also where a desktop VS Code is installed
  --no-open    print the address only (also: environment variable NO_OPEN=1)
  --port N     port of VS Code in the browser (also: environment variable PORT); 3000 or a free one by default`;

const originals = path.join(root, 'samples');
/** Outside of this repository, so that nothing in it changes. */
const samples = path.join(tmpdir(), 'partner-center-referrals', 'samples');
const vsix = path.join(root, 'partner-center-referrals.vsix');
/** Kept between two starts: settings, the sandbox's referrals, what was pulled. */
const dataFolder = path.join(cacheFolder, 'start');

/** The README's steps; the first one, which copies the samples, is done. */
function steps(): string {
  const lines = readmeSteps().map((step, index) => {
    const text = step.replaceAll(/\*\*|`/g, '');
    return `  ${index + 1}. ${index === 0 ? 'Done: this is a copy of the samples.' : text}`;
  });
  return `\nWhat to do next\n${lines.join('\n')}\n\nCtrl+C ends VS Code and everything else that was started.\n`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      browser: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      port: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  if (!existsSync(samples)) cpSync(originals, samples, { recursive: true });
  const desktop = values.browser || !hasDisplay() ? undefined : findDesktop();
  if (desktop) await inDesktop(desktop);
  else await inBrowser(await choosePort(values.port ?? process.env.PORT), !values['no-open'] && !process.env.NO_OPEN);
}

async function inDesktop(executable: string): Promise<void> {
  console.log('Building the extension ...');
  await runNpm(root, 'run', 'build');
  // A profile of its own makes this VS Code a process of ours, not one more window of the user's.
  const profile = path.join(dataFolder, 'desktop');
  const settings = path.join(profile, 'User/settings.json');
  mkdirSync(path.dirname(settings), { recursive: true });
  if (!existsSync(settings)) writeFileSync(settings, `${JSON.stringify(quietSettings, null, 2)}\n`);
  const child = spawn(
    executable,
    [
      ...['--new-window', `--user-data-dir=${profile}`, '--disable-extensions', '--disable-workspace-trust'],
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--extensionDevelopmentPath=${root}`,
      samples,
    ],
    { stdio: 'ignore', detached: process.platform !== 'win32' },
  );
  console.log(`VS Code opens ${samples}\n${steps()}`);
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
}

async function inBrowser(port: number, open: boolean): Promise<void> {
  console.log('Building and packaging the extension ...');
  await runNpm(root, 'run', 'package');
  const server = await startServer({ dataFolder, port, vsix: [vsix] });
  const address = `http://127.0.0.1:${server.port}/?${new URLSearchParams({ folder: samples })}`;
  console.log(`\nVS Code is ready: ${address}\n${steps()}`);
  if (open) openInBrowser(address);
  await server.ended;
  if (!stopping) throw new Error(`VS Code's server ended by itself.\n${server.output().slice(-2000)}`);
}

async function choosePort(wanted: string | undefined): Promise<number> {
  if (wanted === undefined) return (await isFree(3000)) ? 3000 : 0;
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`"${wanted}" is not a port. Use 0 to 65535.`);
  if (await isFree(port)) return port;
  throw new Error(`Port ${port} is taken: choose another one with --port, or --port 0 for any free one.`);
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function openInBrowser(address: string): void {
  if (!hasDisplay()) return;
  const openers: Partial<Record<NodeJS.Platform, string[]>> = {
    darwin: ['open', address],
    win32: ['cmd', '/c', 'start', '""', `"${address}"`],
  };
  const [command = 'xdg-open', ...args] = openers[process.platform] ?? ['xdg-open', address];
  const child = spawn(command, args, { stdio: 'ignore', detached: true, windowsVerbatimArguments: true });
  child.once('error', () => undefined); // the address is on the terminal
  child.unref();
}

/** @returns Whether a server could listen on this port of 127.0.0.1 now. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

let stopping = false;

onStop(async () => {
  stopping = true;
  console.log('\nEnding VS Code ...');
  await endDescendants();
  process.exit(0);
});

main().catch((error: Error) => {
  if (stopping) return;
  const isUsage = 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  console.error(isUsage ? `${error.message}\n${usage}` : error.message);
  process.exitCode = 1;
});
