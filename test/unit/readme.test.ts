import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localizedManifest } from '../../scripts/localizedManifest';

const root = join(__dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const manifest = localizedManifest();

describe('README', () => {
  it('names every setting', () => {
    for (const id of manifest.contributes.configuration.flatMap(({ properties }) => Object.keys(properties))) {
      const short = id.replace('referrals.auth', '');
      assert.ok(readme.includes(`\`${id}\``) || readme.includes(`\`${short}\``), id);
    }
  });

  it('names every command by its title', () => {
    for (const { title } of manifest.contributes.commands) {
      assert.ok(readme.includes(title.replace('...', '…')) || /^Sign (In|Out)/.test(title), title);
    }
  });

  it('links only to what is there', () => {
    for (const [, target = ''] of readme.matchAll(/\]\(([^)#]+)\)/g)) {
      if (!/^https:/.test(target)) assert.ok(existsSync(join(root, target)), target);
    }
  });
});
