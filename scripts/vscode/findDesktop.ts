import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { findOnPath } from './findOnPath';

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
