import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/root';

const shipped =
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|language-configuration\.json|dist\/(extension|cli|sandbox)\.js|dist\/parts\/[\w-]+\.js|(syntaxes|snippets|schemas|media|docs\/rules)\/[\w.-]+)$/;
const kib = 1024;

function size(file: string): number {
  return statSync(path.join(root, file)).size;
}

/** A bundle and every part of it that it loads at once; those that it loads on first use are left out. */
function loadedAtOnce(file: string, seen = new Set<string>()): Set<string> {
  seen.add(file);
  const text = readFileSync(path.join(root, file), 'utf8').replace(
    /Promise\.resolve\(\)\.then\(.*?require\(.*?\)/g,
    '',
  );
  for (const [, part = ''] of text.matchAll(/require\("(\.[^"]+)"\)/g)) {
    const name = path.posix.join(path.posix.dirname(file), part);
    if (!seen.has(name)) loadedAtOnce(name, seen);
  }
  return seen;
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
    const needed = ['package.json', 'README.md', 'schemas/referral.schema.json'];
    for (const file of [...needed, 'dist/extension.js', 'dist/sandbox.js', 'dist/cli.js'])
      assert.ok(files.includes(file), `${file} is missing in ${files.join(', ')}`);
  });

  it('is under 400 KiB, and loads under 120 KiB at activation', () => {
    assert.ok(size('partner-center-referrals.vsix') < 400 * kib);
    const files = [...loadedAtOnce('dist/extension.js')];
    const bytes = files.reduce((sum, file) => sum + size(file), 0);
    assert.ok(files.length > 1, 'the parts loaded at once are found');
    assert.ok(!files.some((file) => /commands|httpReferralsApi|sandbox/.test(file)), files.join(', '));
    assert.ok(bytes < 120 * kib, `${bytes} bytes are loaded at activation: ${files.join(', ')}`);
  });
});
