import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { packageReadme } from './packageReadme';
import { root } from './root';
import { runNpm } from './vscode/runNpm';

const name = 'partner-center-referrals.vsix';

/** Builds and packages the extension: what .vscodeignore names, with a README for people who have installed it. */
async function main(): Promise<void> {
  await runNpm(root, 'run', '--silent', 'build');
  const folder = mkdtempSync(path.join(tmpdir(), 'package-'));
  try {
    const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
    for (const file of ['.vscodeignore', ...files]) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      cpSync(path.join(root, file), path.join(folder, file));
    }
    const readme = path.join(folder, 'README.md');
    writeFileSync(readme, packageReadme(readFileSync(readme, 'utf8')));
    const manifest = path.join(folder, 'package.json');
    // What only this repository needs; the first of it would build anew, where there is nothing to build.
    const { scripts: _scripts, devDependencies: _tools, ...shipped } = JSON.parse(readFileSync(manifest, 'utf8'));
    writeFileSync(manifest, `${JSON.stringify(shipped, null, 2)}\n`);
    await createVSIX({
      cwd: folder,
      packagePath: path.join(root, name),
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
