import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { loadedAtOnce } from '../../scripts/loadedAtOnce';
import { root } from '../../scripts/root';
import type { Figure } from '../figure';

/** VS Code's own JSON library, minified, which is what an extension around it would load. */
const theirLibrary = 140;

function size(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + statSync(path.join(root, file)).size, 0) / 1024;
}

/** What `require` of the built extension reads before `activate` has returned, and what follows with a first referral. */
export const activationSize: Figure = {
  id: 'activationSize',
  title: 'dist/extension.js and its parts, loaded at activation',
  reference: `VS Code's JSON library alone (${theirLibrary} KiB)`,
  async measure() {
    const atOnce = size(loadedAtOnce('dist/extension.js'));
    const features = readdirSync(path.join(root, 'dist/parts')).find((name) => name.startsWith('startFeatures-'));
    const more = features ? size(loadedAtOnce(`dist/parts/${features}`)) : 0;
    return {
      ratio: atOnce / theirLibrary,
      subject: `${atOnce.toFixed(1)} KiB`,
      reference: `${theirLibrary} KiB`,
      value: { amount: atOnce, unit: 'KiB' },
      note: `with the first referral ${more.toFixed(0)} KiB more, all features`,
    };
  },
};
