import { findDesktop } from './findDesktop';

/** A desktop VS Code, to be downloaded if no executable is given; or VS Code's server with a browser. */
export type Choice = { kind: 'desktop'; executable?: string } | { kind: 'server' };

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
