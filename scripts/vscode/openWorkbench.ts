import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from './findBrowser';
import { type Server, startServer } from './startServer';

export interface WorkbenchOptions {
  /** The folder whose copy is opened. */
  workspace: string;
  vsix?: readonly string[];
  settings?: Readonly<Record<string, unknown>>;
  env?: Readonly<Record<string, string>>;
  /** Runs the suites of `tests` in the extension host, with the unpacked `extension`. */
  host?: { extension: string; tests: string };
  viewport?: { width: number; height: number };
  onLog?(line: string): void;
}

export interface OpenWorkbench {
  page: Page;
  /** The copy of the workspace. */
  folder: string;
  server: Server;
  /** With `host`: how the suites ended. */
  finished: Promise<number | string>;
  close(): Promise<void>;
}

/**
 * Opens a copy of a workspace in the real VS Code workbench: VS Code's server, shown by a headless browser.
 * @throws When the server or the browser cannot be had or started; nothing is left running then.
 */
export async function openWorkbench(options: WorkbenchOptions): Promise<OpenWorkbench> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vscode-workbench-'));
  let server: Server | undefined;
  let browser: BrowserContext | undefined;
  const close = async () => {
    await browser?.close().catch(() => undefined); // it may have crashed
    await server?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const executable = await findBrowser();
    const workspace = path.join(folder, path.basename(options.workspace));
    cpSync(options.workspace, workspace, { recursive: true });
    const dataFolder = path.join(folder, 'server');
    // Sockets that an extension host leaves behind go with the folder.
    const env = { XDG_RUNTIME_DIR: folder, XDG_STATE_HOME: folder, ...options.env };
    server = await startServer({ ...options, env, dataFolder, testDriver: options.host !== undefined });
    browser = await launch(executable, path.join(folder, 'browser'), options.viewport);
    const page = browser.pages()[0] ?? (await browser.newPage());
    const { finished } = await listen(page, options.onLog);
    await page.goto(address(server.port, workspace, options.host), { timeout: 120_000 });
    return { page, folder: workspace, server, finished, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function launch(executablePath: string, profile: string, viewport = { width: 1280, height: 800 }) {
  return chromium.launchPersistentContext(profile, {
    executablePath,
    viewport,
    headless: true,
    args: [
      '--no-sandbox', // root in a container has none; the browser sees loopback only
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/** The workbench calls these two functions of the page when it runs suites. */
async function listen(page: Page, onLog: WorkbenchOptions['onLog']) {
  let finish: (outcome: number | string) => void;
  const finished = new Promise<number | string>((resolve) => {
    finish = resolve;
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => finish(code));
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) =>
    onLog?.(`[${type}] ${format(...args)}`),
  );
  page.on('crash', () => finish('the browser page crashed'));
  page.on('close', () => finish('the browser page was closed'));
  return { finished };
}

function address(port: number, folder: string, host: WorkbenchOptions['host']): string {
  // The authority must be the page's own host and port: any other would open the file under a second URI, without
  // squiggles and "outside the workspace".
  const remote = (file: string) =>
    `vscode-remote://127.0.0.1:${port}${file
      .split(path.sep)
      .join('/')
      .replace(/^(?=[^/])/, '/')}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...(host
      ? [
          ['extensionDevelopmentPath', remote(host.extension)],
          ['extensionTestsPath', remote(host.tests)],
        ]
      : []),
  ];
  return `http://127.0.0.1:${port}/?${new URLSearchParams({ folder, payload: JSON.stringify(payload) })}`;
}
