import assert from 'node:assert/strict';
import { type LogOutputChannel, Uri, workspace } from 'vscode';
import type { SettingsReader } from '../../src/editor/configuration/settings';
import { EmbeddedSandbox } from '../../src/editor/connection/embeddedSandbox';
import type { Platform } from '../../src/editor/platform';
import { workspaceFolder } from './support/workspaceFolder';

describe('the sandbox of a window', () => {
  const folder = Uri.joinPath(workspaceFolder(), 'scratch-sandbox');
  const file = Uri.joinPath(folder, 'referrals.json');

  it('starts again only after its data were deleted', async () => {
    const seen: string[] = [];
    const launch = async () => {
      const isThere = await workspace.fs.stat(file).then(
        () => true,
        () => false,
      );
      seen.push(isThere ? 'starts with earlier data' : 'starts empty');
      await workspace.fs.writeFile(file, new TextEncoder().encode('[]'));
      const close = async () => {
        seen.push('closes');
      };
      return { url: 'http://127.0.0.1:1', reset: async () => 0, setProfile: () => undefined, close };
    };
    const settings = { onDidChange: () => ({ dispose: () => undefined }), read: () => ({}) };
    const sandbox = new EmbeddedSandbox(
      folder,
      { info: () => undefined } as unknown as LogOutputChannel,
      launch as unknown as Platform['startSandbox'],
      settings as unknown as SettingsReader,
    );
    try {
      await sandbox.start();
      // A view may ask for referrals at the same moment.
      await Promise.all([sandbox.delete(), sandbox.start()]);
      assert.deepEqual(seen, ['starts empty', 'closes', 'starts empty']);
      assert.ok(await workspace.fs.stat(file));
    } finally {
      sandbox.dispose();
      await workspace.fs.delete(folder, { recursive: true });
    }
  });
});
