import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildInParts } from '../../../scripts/buildInParts';

describe('buildInParts', () => {
  let folder: string;
  const sources: Record<string, string> = {
    'extension.ts': `import { count } from './shared'; import { early } from './early'; export const activate = () => early(count());
      export const platform = () => import('./nodePlatform'); export const later = () => import('./startFeatures');`,
    'web.ts': `import { count } from './shared';
      export const activate = async () => { const { name } = await import('./startFeatures'); return [count(), name(), (await import('./workerSandbox')).name]; };`,
    'cli.ts': `import { count } from './shared'; import { text } from './printed'; export const run = () => text + count();`,
    'shared.ts': 'let times = 0; export const count = () => ++times;',
    'startFeatures.ts': `import { big } from './big'; import { count } from './shared';
      import { early } from './early'; export const name = () => big + early(count());`,
    // Node.js needs it at once, a browser only later.
    'early.ts': 'export const early = (count) => count;',
    'big.ts': `export const big = 'features';`,
    'workerSandbox.ts': `import { big } from './big'; export const name = 'sandbox of ' + big;`,
    'nodePlatform.ts': `import { sep } from 'node:path'; export const separator = sep;`,
    'printed.ts': `export const text = 'printed';`,
  };

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'parts-'));
    mkdirSync(path.join(folder, 'src'));
    for (const [name, text] of Object.entries(sources)) writeFileSync(path.join(folder, 'src', name), text);
    await buildInParts(
      {
        absWorkingDir: folder,
        entryPoints: { extension: 'src/extension.ts', web: 'src/web.ts', cli: 'src/cli.ts' },
        outdir: 'dist',
        bundle: true,
        platform: 'node',
        target: 'node20',
        minify: true,
        supported: { 'dynamic-import': false },
        logLevel: 'silent',
      },
      { first: ['extension.js', 'web.js'], web: 'web.js', node: 'extension.js' },
    );
  });
  after(() => rmSync(folder, { recursive: true }));

  const read = (file: string) => readFileSync(path.join(folder, 'dist', file), 'utf8');

  it('sorts parts by when and where they are loaded', () => {
    assert.deepEqual(readdirSync(path.join(folder, 'dist')).sort(), [
      ...['cli.js', 'cliParts.js', 'extension.js', 'features.js', 'node.js', 'sandbox.js', 'start.js', 'web.js'],
    ]);
    assert.match(read('features.js'), /"features"/);
    assert.doesNotMatch(read('features.js'), /getOwnPropertyNames/, 'helpers that all parts have');
    assert.match(read('sandbox.js'), /sandbox of /);
    assert.match(read('node.js'), /node:path/);
    assert.match(read('cliParts.js'), /printed/);
    assert.doesNotMatch(read('web.js'), /platform/, 'what only the other entry needs');
  });

  it('runs each part once in Node.js, and only when it is needed', async () => {
    const load = createRequire(path.join(folder, 'dist/x.js'));
    const extension = load('./extension.js');
    assert.equal(extension.activate(), 1);
    assert.equal(load.cache[path.join(folder, 'dist/features.js')], undefined);
    assert.equal((await extension.later()).name(), 'features2');
    assert.equal((await extension.platform()).separator, path.sep);
    assert.equal(load('./cli.js').run(), 'printed3');
  });

  it('reads the files of parts through VS Code in a browser', async () => {
    const asked: string[] = [];
    const vscode = {
      Uri: { joinPath: (base: string, ...names: string[]) => [base, ...names].join('/') },
      workspace: {
        fs: {
          readFile: async (uri: string) => {
            asked.push(uri);
            return new TextEncoder().encode(read(path.basename(uri)));
          },
        },
      },
    };
    const module = { exports: {} as { activate(context: unknown): Promise<unknown> } };
    const host = (name: string) => {
      assert.equal(name, 'vscode');
      return vscode;
    };
    new Function('module', 'exports', 'require', read('web.js'))(module, module.exports, host);
    assert.deepEqual(await module.exports.activate({ extensionUri: 'https://host/extension' }), [
      1,
      'features2',
      'sandbox of features',
    ]);
    assert.deepEqual(asked, ['https://host/extension/dist/features.js', 'https://host/extension/dist/sandbox.js']);
  });
});
