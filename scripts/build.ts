import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type BuildOptions, build, context, type Plugin } from 'esbuild';
import { cliFolder, makeRunnable, writeCliPackage } from './buildCli';
import { buildInParts } from './buildInParts';
import { formatApart } from './formatApart';
import { root } from './root';
import { rulesApart } from './rulesApart';

const usage =
  'Usage: build [--dev] [--watch]   (--dev: readable, with source maps; --watch: the same, again and again)';

const [extension, web, cli] = ['src/extension.ts', 'src/webExtension.ts', 'src/cli/main.ts'];

const reportBuilds: Plugin = {
  name: 'report-builds',
  setup(build) {
    // .vscode/tasks.json waits for these lines.
    build.onStart(() => console.log('[watch] build started'));
    build.onEnd(() => console.log('[watch] build finished'));
  },
};

function options(dev: boolean): BuildOptions[] {
  const node: BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // jsonc-parser's `main` is a UMD file whose inner requires no bundler sees.
    mainFields: ['module', 'main'],
    // Loaded by require: the extension host resolves that in every VS Code.
    supported: { 'dynamic-import': false },
    logLevel: 'warning',
  };
  const shipped: BuildOptions = {
    ...node,
    minify: !dev,
    sourcemap: dev,
    legalComments: 'none',
    charset: 'utf8',
    plugins: [rulesApart, formatApart],
  };
  const product: BuildOptions = {
    ...shipped,
    entryPoints: { extension, web, cli },
    outdir: 'dist',
    external: ['vscode', 'undici'],
  };
  return [
    product,
    { ...product, entryPoints: { cli }, outdir: `${cliFolder}/dist` },
    {
      ...node,
      entryPoints: ['test/vscode/index.ts', ...suites()],
      outbase: 'test',
      outdir: 'out/test',
      external: ['vscode', 'mocha'],
      sourcemap: true,
    },
    webSuites(node),
    {
      ...webSuites(node),
      entryPoints: ['test/web/memoryExtension/extension.ts'],
      outfile: 'out/test/memoryExtension/extension.js',
    },
  ];
}

/** The suites that also run in a browser, in one file, as its worker host wants them. */
function webSuites(shared: BuildOptions): BuildOptions {
  return {
    ...shared,
    platform: 'browser',
    target: 'es2022',
    entryPoints: ['test/web/index.ts'],
    outfile: 'out/test/web/index.js',
    external: ['vscode'],
    alias: { 'node:assert/strict': './test/web/assert.ts', 'node:timers/promises': './test/web/timers.ts' },
    sourcemap: 'inline',
  };
}

function suites(): string[] {
  const names = readdirSync(path.join(root, 'test/vscode'), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/vscode/${name.split(path.sep).join('/')}`);
}

function isProduct({ outdir }: BuildOptions): boolean {
  return outdir === 'dist' || outdir === `${cliFolder}/dist`;
}

/** Builds everything into empty folders; every bundle is tried, also after one has failed. */
async function buildAll(dev: boolean): Promise<boolean> {
  for (const folder of ['dist', 'out']) rmSync(path.join(root, folder), { recursive: true, force: true });
  const results = await Promise.allSettled(
    options(dev).map((each) => {
      if (dev || !isProduct(each)) return build(each);
      const hasExtension = 'extension' in (each.entryPoints ?? {});
      return buildInParts(
        each,
        hasExtension
          ? { first: ['extension.js', 'web.js'], web: 'web.js', node: 'extension.js' }
          : { first: ['cli.js'] },
      );
    }),
  );
  if (!results.every(({ status }) => status === 'fulfilled')) return false;
  for (const file of ['dist/cli.js', `${cliFolder}/dist/cli.js`]) makeRunnable(file);
  writeCliPackage();
  copyFileSync(
    path.join(root, 'test/web/memoryExtension/package.json'),
    path.join(root, 'out/test/memoryExtension/package.json'),
  );
  return true;
}

async function watch(): Promise<void> {
  for (const each of options(true)) {
    const watcher = await context({ ...each, plugins: [...(each.plugins ?? []), reportBuilds] });
    await watcher.watch();
  }
}

async function main(): Promise<void> {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ options: { dev: flag, watch: flag } });
  if (values.watch) await watch();
  else if (!(await buildAll(values.dev))) process.exitCode = 1;
}

main().catch((error: Error) => {
  console.error(`${error.message}\n${usage}`);
  process.exitCode = 1;
});
