import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/root';

const shipped =
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|language-configuration\.json|dist\/(extension|cli|sandbox)\.js|(syntaxes|snippets|media)\/[\w.-]+)$/;
const kib = 1024;

function size(file: string): number {
  return statSync(path.join(root, file)).size;
}

describe('the package', () => {
  it('holds only what ships', () => {
    const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
    const files = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], { cwd: root, encoding: 'utf8' })
      .split('\n')
      .filter((line) => line && !line.includes(' '));
    assert.deepEqual(
      files.filter((file) => !shipped.test(file)),
      [],
    );
    for (const needed of ['package.json', 'README.md', 'dist/extension.js', 'dist/sandbox.js', 'dist/cli.js'])
      assert.ok(files.includes(needed), `${needed} is missing in ${files.join(', ')}`);
  });

  it('is under 400 KiB, the extension itself under 150 KiB', () => {
    assert.ok(size('partner-center-referrals.vsix') < 400 * kib);
    assert.ok(size('dist/extension.js') < 150 * kib);
  });
});
