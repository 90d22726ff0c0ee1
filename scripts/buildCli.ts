import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import manifest from '../package.json';
import { cliName } from './checkRelease';
import { root } from './root';

/** The folder of the command line's npm package, as a path from the root. */
export const cliFolder = 'out/cli';

/** The manifest of the command line's npm package: what both packages share comes from the extension's. */
export const cliManifest = {
  name: cliName,
  version: manifest.version,
  description: 'Check, pull and submit Microsoft Partner Center referrals in files. Not a Microsoft product.',
  keywords: manifest.keywords,
  license: manifest.license,
  repository: manifest.repository,
  bugs: manifest.bugs,
  homepage: manifest.homepage,
  type: 'commonjs',
  bin: { referrals: 'dist/cli.js' },
  files: ['dist'],
  engines: { node: '>=20.18.1' },
  // Loaded only if a proxy is set; all else is bundled.
  dependencies: { undici: manifest.dependencies.undici },
  publishConfig: { access: 'public' },
};

/** Completes the npm package around its bundles: manifest, README and license. */
export function writeCliPackage(): void {
  const folder = path.join(root, cliFolder);
  mkdirSync(path.join(folder, 'dist'), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(cliManifest, null, 2)}\n`);
  const readme = readFileSync(path.join(root, 'docs/cli.md'), 'utf8');
  // Links of the repository do not lead anywhere from the page at npm.
  const home = manifest.homepage.replace(/#.*/, '');
  writeFileSync(
    path.join(folder, 'README.md'),
    readme.replace(/\]\((?!https?:|#)([^)]+)\)/g, `](${home}/blob/HEAD/docs/$1)`),
  );
  copyFileSync(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE'));
}

/** Puts the line before a program that tells a shell how to run it. */
export function makeRunnable(name: string): void {
  const file = path.join(root, name);
  if (!existsSync(file)) return;
  writeFileSync(file, `#!/usr/bin/env node\n${readFileSync(file, 'utf8')}`);
  chmodSync(file, 0o755);
}
