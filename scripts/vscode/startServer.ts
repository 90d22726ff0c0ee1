import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { endProcess, onStop } from './endProcess';
import { poll } from './poll';
import { type ServerInstallation, serverInstallation } from './serverInstallation';
import { quietSettings } from './settings';

export interface ServerOptions {
  /** Where the server keeps settings, extensions and their storage. */
  dataFolder: string;
  /** 0, the default, takes any free one. */
  port?: number;
  /** Packaged extensions to install first, as a user would. */
  vsix?: readonly string[];
  settings?: Readonly<Record<string, unknown>>;
  env?: Readonly<Record<string, string>>;
  /** Makes the workbench honour extensionDevelopmentPath and extensionTestsPath, but hides notifications. */
  testDriver?: boolean;
}

export interface Server {
  port: number;
  /** What it wrote to its output so far. */
  output(): string;
  /** Resolves when the server has ended by itself or by `stop`. */
  ended: Promise<void>;
  /** Ends the server and every process that it started. */
  stop(): Promise<void>;
}

/**
 * Starts VS Code's own server on loopback.
 * @throws When it, or an extension in it, cannot be installed, or it does not start within half a minute.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  onStop();
  const installation = await serverInstallation();
  writeSettings(options);
  const env = environment(options.env);
  for (const file of options.vsix ?? []) installExtension(installation, options.dataFolder, file, env);

  const child = spawn(
    installation.node,
    [
      installation.main,
      ...['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--server-data-dir', options.dataFolder],
      ...['--without-connection-token', '--accept-server-license-terms'],
      ...['--disable-telemetry', '--disable-workspace-trust', '--disable-getting-started-override'],
      ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
    ],
    // A process group of its own: Ctrl+C reaches the script alone, which then ends the server and all of its children.
    { stdio: ['ignore', 'pipe', 'pipe'], env, detached: process.platform !== 'win32' },
  );
  return await started(child);
}

async function started(child: ChildProcess): Promise<Server> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => {
      output += data;
    });
  }
  let alive = true;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      alive = false;
      resolve();
    };
    child.once('exit', end);
    child.once('error', (error) => {
      output += error.message;
      end();
    });
  });
  const stop = () => endProcess(child.pid);
  const listening = () => {
    if (!alive) throw new Error('it ended at once');
    return /listening on (\d+)/.exec(output)?.[1];
  };
  try {
    const port = Number(await poll('VS Code\u2019s server to listen', listening, { timeout: 30_000, every: 50 }));
    return { port, output: () => output, ended, stop };
  } catch (error) {
    await stop();
    throw new Error(`VS Code's server did not start: ${(error as Error).message}\n${output}`);
  }
}

/** Settings that are there already stay: between two runs on one data folder they belong to the user. */
function writeSettings({ dataFolder, settings }: ServerOptions): void {
  const file = path.join(dataFolder, 'data/User/settings.json');
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  mkdirSync(path.join(dataFolder, 'data/Machine'), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...quietSettings, ...settings }, null, 2)}\n`);
}

/** Free of what an outer VS Code or npm left in it, and with an extension gallery that cannot be reached. */
function environment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/.test(name),
  );
  const closed = { serviceUrl: 'http://127.0.0.1:9/', itemUrl: '', resourceUrlTemplate: '', controlUrl: '' };
  return {
    ...Object.fromEntries(inherited),
    ...extra,
    EXTENSIONS_GALLERY: JSON.stringify({ ...closed, recommendationsUrl: '' }),
  };
}

function installExtension(
  { node, main }: ServerInstallation,
  dataFolder: string,
  file: string,
  env: NodeJS.ProcessEnv,
) {
  const args = [main, '--accept-server-license-terms', '--server-data-dir', dataFolder, '--force'];
  const result = spawnSync(node, [...args, '--install-extension', file], { env, encoding: 'utf8' });
  if (result.status === 0 && /successfully installed/.test(result.stdout)) return;
  throw new Error(`VS Code's server could not install ${file}\n${result.stdout}${result.stderr}`);
}
