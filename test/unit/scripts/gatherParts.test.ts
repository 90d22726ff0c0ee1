import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gatherParts } from '../../../scripts/gatherParts';

describe('gatherParts', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'parts-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const big = `/*${'x'.repeat(4000)}*/`;
  const code: Record<string, string> = {
    'first.js': 'exports.start=require("./parts/chunk-START.js").name',
    'other.js':
      'const a=require("./parts/chunk-A.js");exports.names=[a.name,a.b.name,require("./parts/chunk-B.js").count]',
    'parts/chunk-START.js': 'exports.name="start"',
    'parts/chunk-A.js': 'exports.name="a";exports.b=require("./chunk-B.js")',
    'parts/chunk-B.js':
      'globalThis.timesB=(globalThis.timesB??0)+1;exports.count=globalThis.timesB;exports.name=require("./chunk-BIG.js").name',
    'parts/chunk-BIG.js': `exports.name="big";${big}`,
    'parts/command.js': 'exports.later=()=>Promise.resolve().then(()=>require("./chunk-A.js"))',
  };

  function write(): string[] {
    const parts = new Map(Object.entries(code).map(([name, text]) => [path.join(folder, name), text]));
    const gathered = gatherParts(parts, path.join(folder, 'first.js'));
    mkdirSync(path.join(folder, 'parts'));
    for (const [file, text] of gathered) writeFileSync(file, text);
    return [...gathered.keys()].map((file) => path.relative(folder, file).replaceAll('\\', '/')).sort();
  }

  it('puts small shared parts into one file, and leaves what the first entry needs', () => {
    assert.deepEqual(write(), [
      ...['first.js', 'other.js', 'parts/chunk-BIG.js', 'parts/chunk-START.js', 'parts/command.js', 'parts/shared.js'],
    ]);
  });

  it('runs each part once, whoever asks for it', async () => {
    write();
    const load = createRequire(path.join(folder, 'x.js'));
    assert.equal(load('./first.js').start, 'start');
    assert.deepEqual(load('./other.js').names, ['a', 'big', 1]);
    assert.equal((await load('./parts/command.js').later()).b.count, 1);
  });
});
