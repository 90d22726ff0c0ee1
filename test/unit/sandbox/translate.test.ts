import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { startSandbox } from '../../../src/sandbox/startSandbox';

describe('texts of the sandbox', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sandbox-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('are translated in a bundle of its own, which the l10n module of the caller is not part of', async () => {
    const outfile = path.join(folder, 'sandbox.js');
    const entry = path.join(__dirname, '../../../src/sandbox/startSandbox.ts');
    await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', mainFields: ['module', 'main'] });
    const loaded: { startSandbox: typeof startSandbox } = createRequire(__filename)(outfile);
    const { port, close } = await loaded.startSandbox({});
    try {
      const translate = (message: string, ...args: unknown[]) => `<${message}> ${args.join()}`;
      await assert.rejects(loaded.startSandbox({ port, translate }), {
        message: `<Port {0} is in use. Choose another port, or 0 for any free one.> ${port}`,
      });
    } finally {
      await close();
    }
  });
});
