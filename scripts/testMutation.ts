import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './root';

/** The rooms whose tests are tested, with the suites that are about them. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'sync/plan': ['unit/sync'],
  'sync/merge': ['unit/sync'],
  'sync/submit': ['unit/sync'],
  'language/rules': ['unit/language'],
  api: ['unit/api', 'contract/api'],
};

/**
 * Changes the code of a room a little, again and again, and runs its suites: a change that no test notices is shown. What
 * was found is kept in `out/mutation`, so that the next run tries only what has changed since.
 *
 * `npm run test:mutation [-- ROOM...] [--workers N]`: such as `sync/merge`; all rooms by default, one worker.
 */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    options: { workers: { type: 'string', default: '1' } },
    allowPositionals: true,
  });
  // Property tests draw the same cases for each change of the code.
  process.env.PROPERTY_SEED ??= '1';
  const { Stryker } = await import('@stryker-mutator/core');
  for (const room of positionals.length > 0 ? positionals : Object.keys(rooms)) {
    const suites = rooms[room];
    if (!suites) throw new Error(`Unknown room "${room}". Use one of ${Object.keys(rooms).join(', ')}.`);
    const name = room.replaceAll('/', '-');
    await new Stryker({
      mutate: [`src/${room}/**/*.ts`],
      testRunner: 'mocha',
      testRunnerNodeArgs: ['--import=tsx'],
      mochaOptions: { spec: suites.map((suite) => `test/${suite}/**/*.test.ts`) },
      coverageAnalysis: 'perTest',
      concurrency: Number(values.workers) || 1,
      incremental: true,
      incrementalFile: `out/mutation/${name}.json`,
      tempDirName: 'out/mutation/tmp',
      reporters: ['progress-append-only', 'clear-text', 'html'],
      htmlReporter: { fileName: `out/mutation/${name}.html` },
      clearTextReporter: { reportTests: false, allowColor: false },
      // A message's words are compared by other tests, or not at all.
      mutator: { excludedMutations: ['StringLiteral'] },
      ignorePatterns: ['.vscode-test', '.screenshots', 'out', 'dist', '*.vsix', 'docs', 'media'],
      thresholds: { high: 90, low: 85, break: 85 },
    }).runMutationTest();
    console.log(`${room}: ${path.relative(root, path.join(root, 'out/mutation', `${name}.html`))}`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
