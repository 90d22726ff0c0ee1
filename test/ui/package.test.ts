import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import manifest from '../../package.json';
import { cliFolder, cliManifest } from '../../scripts/buildCli';
import { root } from '../../scripts/root';
import { runNpm } from '../../scripts/vscode/runNpm';

const shipped =
  /^(package(\.nls(\.\w+)?)?\.json|README\.md|CHANGELOG\.md|LICENSE|language-configuration\.json|dist\/(extension|web|cli|start|features|service|sync|commands|sandbox|node|cliParts)\.js|(l10n|syntaxes|snippets|schemas|samples|docs\/rules)\/[\w.-]+|media\/([\w.-]+\/)?[\w.-]+)$/;
const kib = 1024;
const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');

function size(file: string): number {
  return statSync(path.join(root, file)).size;
}

describe('the package', () => {
  it('holds only what ships', () => {
    const files = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], { cwd: root, encoding: 'utf8' })
      .split('\n')
      .filter((line) => line && !line.includes(' '));
    assert.deepEqual(
      files.filter((file) => !shipped.test(file)),
      [],
    );
    const needed = ['package.json', 'README.md', 'schemas/referral.schema.json', 'schemas/config.schema.json'];
    for (const file of [...needed, 'dist/extension.js', 'dist/web.js', 'dist/cli.js'])
      assert.ok(files.includes(file), `${file} is missing in ${files.join(', ')}`);
  });

  it('is under 450 KiB without its pictures, and loads under 20 KiB at activation', () => {
    const pictures = readdirSync(path.join(root, 'media'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(png|svg)$/.test(name))
      .map((name) => deflateRawSync(readFileSync(path.join(root, 'media', name))).length)
      .reduce((sum, each) => sum + each, 0);
    const bytesOfAll = size('partner-center-referrals.vsix') - pictures;
    assert.ok(bytesOfAll < 450 * kib, `${bytesOfAll} bytes`);
    const bytes = size('dist/extension.js') + size('dist/start.js');
    assert.ok(bytes < 20 * kib, `${bytes} bytes are loaded at activation`);
  });

  it('loads under 20 KiB at activation in a browser, under 500 KiB for referral files, and no Node.js', () => {
    const forFiles = ['web.js', 'features.js', 'service.js'];
    const bytes = forFiles.reduce((sum, file) => sum + size(`dist/${file}`), 0);
    assert.ok(size('dist/web.js') < 20 * kib, `${size('dist/web.js')} bytes are loaded at activation`);
    assert.ok(bytes < 500 * kib, `${bytes} bytes are loaded for referral files`);
    for (const file of [...forFiles, 'sync.js', 'commands.js', 'sandbox.js']) {
      const code = readFileSync(path.join(root, 'dist', file), 'utf8');
      const asked = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
      assert.deepEqual(
        [...new Set(asked)].filter((name) => name !== 'vscode'),
        [],
        file,
      );
      assert.doesNotMatch(code, /\bprocess\.|\b__dirname\b/, file);
    }
  });

  it('is made by vsce without options and without warnings, and shows its pictures by https', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'package-'));
    try {
      const ignored = new Set(['node_modules', '.git', '.vscode-test', 'out', 'test', 'bench', '.screenshots']);
      for (const name of readdirSync(root)) {
        if (!ignored.has(name) && !name.endsWith('.vsix'))
          cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
      }
      // It has been built; building again would need the tools.
      const { scripts: _scripts, ...built } = manifest;
      writeFileSync(path.join(folder, 'package.json'), JSON.stringify(built));
      const output = execFileSync(process.execPath, [vsce, 'package'], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      assert.match(output, /DONE/);
      assert.doesNotMatch(output, /WARN/);
      const vsix = readFileSync(path.join(folder, `${manifest.name}-${manifest.version}.vsix`));
      assert.ok(vsix.length > 100 * kib);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the npm package of the command line', () => {
  it('works in an empty folder with only referral files', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'cli-package-'));
    try {
      await runNpm(root, 'pack', `./${cliFolder}`, '--pack-destination', folder);
      const [tarball = ''] = readdirSync(folder);
      assert.match(tarball, /\.tgz$/);
      writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
      await runNpm(folder, 'install', `./${tarball}`, '--no-audit', '--no-fund', '--prefer-offline');
      const cli = path.join(folder, 'node_modules', cliManifest.name, cliManifest.bin.referrals);
      const run = (...args: string[]) =>
        execFileSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
      assert.equal(run('--version'), `${manifest.version}\n`);
      const sample = 'contoso-private-deal.referral.json';
      cpSync(path.join(root, 'samples', sample), path.join(folder, sample));
      assert.match(run('check', '.'), /1 file checked, no problems/);
      assert.match(run('sandbox', '--help'), /Usage: referrals sandbox/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
