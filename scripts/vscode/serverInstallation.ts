import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../root';
import { runNpm } from './runNpm';
import manifest from './server/package.json';
import { spdlogStandIn } from './spdlogStandIn';
import { withLock } from './withLock';

/** Names what is installed, and pins all of it: code-server holds VS Code's server and workbench. */
const pinned = path.join(__dirname, 'server');
const codeServer = manifest.dependencies['code-server'];
/** No package's install script is run: nothing is compiled, and code-server's would ask for another Node. */
const quietly = ['--ignore-scripts', '--engine-strict=false', '--no-audit', '--no-fund'];
/** 240 MB that no test and no session on the samples needs. */
const superfluous = [
  'extensions/copilot',
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'node_modules/@vscode/windows-process-tree',
];

/** Says that an installation is whole; another name than that of installations without what is put in by now. */
const marker = '.complete-2';

export interface ServerInstallation {
  /** The Node to run VS Code's server with. */
  node: string;
  /** Path of `server-main.js`. */
  main: string;
}

/**
 * Finds VS Code's server in the cache folder, or installs it there from the npm registry (about 20 seconds, 530 MB).
 * Safe to call from several processes at once.
 * @throws When npm cannot install it.
 */
export async function serverInstallation(log: (line: string) => void = console.log): Promise<ServerInstallation> {
  const folder = path.join(cacheFolder, `code-server-${codeServer}-${process.platform}-${process.arch}`);
  const installation = describe(folder);
  if (!isComplete(folder, installation))
    await withLock(`${folder}.lock`, async () => {
      if (isComplete(folder, installation)) return; // by the process that we waited for
      log(`Installing VS Code's server (from code-server ${codeServer}) into ${folder} ...`);
      await install(folder);
    });
  return installation;
}

function describe(folder: string): ServerInstallation {
  const executable = process.platform === 'win32' ? 'node.exe' : 'bin/node';
  return {
    node: needsNode() ? path.join(folder, 'node_modules', nodePackage(), executable) : process.execPath,
    main: path.join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}

function isComplete(folder: string, { node, main }: ServerInstallation): boolean {
  return existsSync(path.join(folder, marker)) && existsSync(node) && existsSync(main);
}

/** Into a folder of its own first: what is under the final name is always whole. */
async function install(folder: string): Promise<void> {
  mkdirSync(cacheFolder, { recursive: true });
  // Left by an installation that was interrupted; ours is the only one now.
  for (const name of readdirSync(cacheFolder).filter((each) => each.startsWith('installing-')))
    rmSync(path.join(cacheFolder, name), { recursive: true, force: true });
  const draft = mkdtempSync(path.join(cacheFolder, 'installing-'));
  try {
    for (const file of ['package.json', 'package-lock.json'])
      copyFileSync(path.join(pinned, file), path.join(draft, file));
    await runNpm(draft, 'ci', ...(needsNode() ? [] : ['--omit=optional']), ...quietly);
    const vscode = path.join(draft, 'node_modules/code-server/lib/vscode');
    await runNpm(vscode, 'install', '--omit=dev', ...quietly);
    for (const part of superfluous) rmSync(path.join(vscode, part), { recursive: true, force: true });
    writeFileSync(path.join(vscode, 'node_modules/@vscode/spdlog/index.js'), spdlogStandIn);
    const { version } = JSON.parse(readFileSync(path.join(vscode, 'package.json'), 'utf8')) as { version: string };
    writeFileSync(path.join(draft, marker), `${version}\n`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** VS Code 1.139 asks for Node 22.15 or later. */
function needsNode(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major < 22 || (major === 22 && minor < 15);
}

/** A package that carries nothing but a Node binary. */
function nodePackage(): string {
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
}
