import { ConfigurationTarget, workspace } from 'vscode';

/** Runs `task` with a setting of the workspace that is taken back afterwards. */
export async function withSetting(id: string, value: unknown, task: () => Promise<void>): Promise<void> {
  const set = (next: unknown) => workspace.getConfiguration().update(id, next, ConfigurationTarget.Workspace);
  await set(value);
  try {
    await task();
  } finally {
    await set(undefined);
  }
}
