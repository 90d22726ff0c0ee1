import { statSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/root';
import type { Figure } from '../figure';

/** VS Code's own JSON library, minified, which is what an extension around it would load. */
const theirLibrary = 140;

function size(...files: string[]): number {
  return files.reduce((sum, file) => sum + statSync(path.join(root, 'dist', file)).size, 0) / 1024;
}

/** What `require` of the built extension reads before `activate` has returned, and what follows with a first referral. */
export const activationSize: Figure = {
  id: 'activationSize',
  title: 'dist/extension.js and dist/start.js, loaded at activation',
  reference: `VS Code's JSON library alone (${theirLibrary} KiB)`,
  async measure() {
    const atOnce = size('extension.js', 'start.js');
    const more = size('features.js', 'service.js', 'node.js');
    const web = size('web.js', 'features.js', 'service.js');
    const rest = size('commands.js', 'sandbox.js');
    return {
      ratio: atOnce / theirLibrary,
      subject: `${atOnce.toFixed(1)} KiB`,
      reference: `${theirLibrary} KiB`,
      value: { amount: atOnce, unit: 'KiB' },
      note: `with the first referral ${more.toFixed(0)} KiB more, all features; in a browser ${web.toFixed(0)} KiB for files, ${rest.toFixed(0)} KiB for commands and sandbox`,
    };
  },
};
