import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { root } from '../scripts/root';
import { rulesApart } from '../scripts/rulesApart';

/**
 * Bundles the benchmarks as the extension is bundled, since what a loader does to TypeScript on the fly costs time of
 * its own, and runs them in a Node that may be told to collect garbage. Arguments go on: `--short`, names of figures.
 */
async function main(): Promise<void> {
  // Not deeper: the bundle finds the root of the project as scripts/root.ts does.
  const folder = path.join(root, 'out');
  const shared: BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    plugins: [rulesApart],
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    logLevel: 'warning',
  };
  await build({ ...shared, entryPoints: ['bench/measure.ts'] });
  await build({
    ...shared,
    minify: true,
    entryPoints: ['bare', 'ours', 'theirs'].map((name) => `bench/startup/${name}.ts`),
  });
  // As npm installs it: nothing of it is bundled.
  const packages: BuildOptions = { packages: 'external' };
  await build({ ...shared, ...packages, entryPoints: { theirsInstalled: 'bench/startup/theirs.ts' } });
  const sync = ['bench/sync/rounds.ts', 'bench/sync/service.ts', 'bench/sync/tellMemory.ts', 'src/cli/main.ts'];
  for (const entry of sync) await build({ ...shared, minify: true, entryPoints: [entry] });
  const measure = () =>
    spawnSync(process.execPath, ['--expose-gc', path.join(folder, 'measure.cjs'), ...process.argv.slice(2)], {
      cwd: root,
      stdio: 'inherit',
    }).status;
  // A busy machine can make the compiler of one process give up on a function; a slower program is slow in each.
  if (measure() !== 0) process.exitCode = measure() ?? 1;
}

main().catch((error: Error) => {
  console.error(error);
  process.exitCode = 1;
});
