import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from './findBrowser';
import { type ServedFolder, serveFolder } from './serveFolder';
import { type Server, startServer } from './startServer';

export interface WorkbenchOptions {
  /** The folder whose copy is opened. */
  workspace: string;
  vsix?: readonly string[];
  settings?: Readonly<Record<string, unknown>>;
  env?: Readonly<Record<string, string>>;
  /** Runs the suites of `tests` in the extension host, with the unpacked `extension`. */
  host?: { extension: string; tests: string };
  /** Loads unpacked extensions, and the suites of `tests`, in the browser's worker host. Paths are below `root`. */
  web?: { root: string; extensions: readonly string[]; tests?: string };
  /** The folder to open instead of the copy of the workspace, as a URI. */
  folderUri?: string;
  /** What to open instead of the copy of the workspace: nothing, or a `.code-workspace` file in it. */
  opens?: 'nothing' | `${string}.code-workspace`;
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
  let served: ServedFolder | undefined;
  const close = async () => {
    await browser?.close().catch(() => undefined); // it may have crashed
    await server?.stop();
    served?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const executable = await findBrowser();
    const workspace = path.join(folder, path.basename(options.workspace));
    cpSync(options.workspace, workspace, { recursive: true });
    const dataFolder = path.join(folder, 'server');
    // Sockets that an extension host leaves behind go with the folder.
    const env = { XDG_RUNTIME_DIR: folder, XDG_STATE_HOME: folder, ...options.env };
    server = await startServer({
      ...options,
      env,
      dataFolder,
      testDriver: (options.host ?? options.web?.tests) !== undefined,
    });
    if (options.web) served = await serveFolder(options.web.root);
    browser = await launch(executable, path.join(folder, 'browser'), options);
    const page = browser.pages()[0] ?? (await browser.newPage());
    const { finished } = await listen(page, options.onLog);
    if (options.web && served) await loadInWorker(page, options.web, served.port);
    await page.goto(address(server.port, shown(options, workspace), options.host), { timeout: 120_000 });
    return { page, folder: workspace, server, finished, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function launch(executablePath: string, profile: string, { viewport, web }: WorkbenchOptions) {
  return chromium.launchPersistentContext(profile, {
    executablePath,
    viewport: viewport ?? { width: 1280, height: 800 },
    bypassCSP: web !== undefined, // else the page fetches from its own origin only
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

/** Puts development options into the configuration of the page, before its scripts read it. */
async function loadInWorker(
  page: Page,
  { extensions, tests }: NonNullable<WorkbenchOptions['web']>,
  port: number,
): Promise<void> {
  const at = (name: string) => ({ scheme: 'http', authority: `127.0.0.1:${port}`, path: `/${name}` });
  const options = {
    extensions: extensions.map(at),
    ...(tests && { enableSmokeTestDriver: true, extensionTestsPath: at(tests) }),
  };
  // As text: functions for the page have other global names than this program.
  await page.addInitScript(`document.addEventListener('readystatechange', () => {
    const meta = document.getElementById('vscode-workbench-web-configuration');
    if (document.readyState !== 'interactive' || !meta) return;
    const settings = JSON.parse(meta.dataset.settings);
    settings.developmentOptions = { ...settings.developmentOptions, ...${JSON.stringify(options)} };
    meta.dataset.settings = JSON.stringify(settings);
  })`);
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

/** What the window shows, as parameters of its address. */
function shown({ opens, folderUri }: WorkbenchOptions, workspace: string): Record<string, string> {
  if (opens === 'nothing') return { ew: 'true' };
  return opens ? { workspace: path.join(workspace, opens) } : { folder: folderUri ?? workspace };
}

function address(port: number, shows: Record<string, string>, host: WorkbenchOptions['host']): string {
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
  return `http://127.0.0.1:${port}/?${new URLSearchParams({ ...shows, payload: JSON.stringify(payload) })}`;
}
