import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/startSandbox';
import { Typist } from '../typist';
import { Workbench } from '../workbench';

interface JourneySetup {
  /** Files of the workspace: texts as they are, other values as JSON. */
  files: Readonly<Record<string, unknown>>;
  settings?: Readonly<Record<string, unknown>>;
  /** A sandbox that a second client reaches as well. Without it the extension starts its own. */
  sandbox?: SandboxOptions;
  /** Prepares the window after it is open. */
  ready?: () => Promise<void>;
}

/** The window, the person who types in it, and the service of a suite. Usable in its hooks and tests. */
interface Journey {
  readonly workbench: Workbench;
  readonly typist: Typist;
  readonly sandbox: Sandbox;
}

/** Registers the hooks of the enclosing suite: opens VS Code, takes a picture of what fails, and closes everything. */
export function prepareJourney({ files, ready, sandbox, settings }: JourneySetup): Journey {
  const folder = mkdtempSync(path.join(tmpdir(), 'journey-'));
  const opened: { -readonly [part in keyof Journey]?: Journey[part] } = {};

  before('VS Code opens', async () => {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      const text = typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`;
      writeFileSync(path.join(folder, name), text);
    }
    if (sandbox) opened.sandbox = await startSandbox(sandbox);
    const endpoint = opened.sandbox && { 'referrals.endpoint': opened.sandbox.url };
    opened.workbench = await Workbench.open({ workspace: folder, settings: { ...settings, ...endpoint } });
    opened.typist = new Typist(opened.workbench);
    await ready?.();
  });

  afterEach('a picture of what failed', async function () {
    if (this.currentTest?.state !== 'failed') return;
    await opened.workbench?.picture(this.currentTest.fullTitle().replace(/\W+/g, '-'));
    console.log(`The window shows:\n${await opened.workbench?.shownText()}`);
  });

  after('VS Code is closed', async () => {
    await opened.workbench?.close();
    await opened.sandbox?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    get workbench() {
      return present(opened.workbench);
    },
    get typist() {
      return present(opened.typist);
    },
    get sandbox() {
      return present(opened.sandbox);
    },
  };
}

function present<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('The journey has not begun, or has no such part');
  return part;
}

/** Whether a journey runs: all do in `npm run test:journeys`, and one of each kind in `npm test`. */
export function isChosenJourney(isAlways: boolean): boolean {
  return isAlways || process.env.JOURNEYS === 'all';
}
