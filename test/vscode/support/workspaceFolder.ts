import { type Uri, workspace } from 'vscode';

/** The folder that the suites run in: a copy of test/fixtures/workspace. */
export function workspaceFolder(): Uri {
  const folder = workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The suites need a workspace');
  return folder.uri;
}
