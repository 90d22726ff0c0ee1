import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { findOnPath } from './findOnPath';

/** A desktop VS Code, to be downloaded if no executable is given; or VS Code's server with a browser. */
type Choice = { kind: 'desktop'; executable?: string } | { kind: 'server' };

/**
 * Which VS Code the suites run in. 1. `VSCODE_TEST` decides. 2. `VSCODE_EXECUTABLE_PATH` or an installed `code`: that
 * desktop VS Code. 3. Linux without a display, or CI: the server. 4. Else a desktop VS Code is downloaded.
 * @throws When `VSCODE_TEST` is neither `desktop` nor `server`.
 */
export function chooseVscode(
  env: NodeJS.ProcessEnv = process.env,
  find: () => string | undefined = findDesktop,
): Choice {
  const wanted = env.VSCODE_TEST;
  if (wanted === 'server') return { kind: 'server' };
  if (wanted && wanted !== 'desktop') throw new Error(`VSCODE_TEST is "${wanted}": it must be desktop or server.`);
  const executable = find();
  if (wanted || executable) return { kind: 'desktop', executable };
  const hasDisplay = process.platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY;
  return env.CI || !hasDisplay ? { kind: 'server' } : { kind: 'desktop' };
}

/**
 * Finds an installed desktop VS Code: `VSCODE_EXECUTABLE_PATH`, else the one that the command `code` starts.
 * The `code` of a remote window, a container or WSL has no desktop VS Code beside it and does not count.
 * @returns The path of its executable.
 * @throws When `VSCODE_EXECUTABLE_PATH` names nothing.
 */
export function findDesktop(): string | undefined {
  const chosen = process.env.VSCODE_EXECUTABLE_PATH;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`VSCODE_EXECUTABLE_PATH names ${chosen}, which does not exist.`);
  }
  const command = findOnPath('code');
  if (!command) return undefined;
  const bin = path.dirname(realpathSync(command));
  return [
    path.resolve(bin, '../code'), // Linux
    path.resolve(bin, '../Code.exe'), // Windows
    path.resolve(bin, '../../../MacOS/Electron'), // macOS: Contents/Resources/app/bin/code
    path.resolve(bin, '../../../MacOS/Code'),
  ].find((file) => existsSync(file));
}
