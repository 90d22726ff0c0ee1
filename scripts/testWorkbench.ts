import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './root';

/**
 * Runs the suites of test/ui, each file in a process and windows of its own. With `--journeys`: all journeys, each way
 * and each kind; otherwise one journey of each kind beside the other suites. `--workers N` runs N files at a time, and
 * prints each when it has ended: for machines with two cores or more for each.
 *
 * A file that fails is run once more, and what it says then counts: a browser on a busy machine may lose a click. What
 * passed only the second time is named at the end.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { journeys: { type: 'boolean', default: false }, workers: { type: 'string', default: '1' } },
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'workbench-suites-'));
  const files = suitesIn(path.join(root, values.journeys ? 'test/ui/journeys' : 'test/ui'));
  const unsteady: string[] = [];
  const workers = Math.max(1, Number(values.workers) || 1);
  async function work(worker: number): Promise<void> {
    const counts = path.join(folder, `counts${worker}.jsonl`);
    const options = { counts, isAll: values.journeys, isShared: workers > 1 };
    for (let file = files.shift(); file !== undefined; file = files.shift()) {
      let passed = await run(file, options);
      if (!passed) {
        console.log(`\nOnce more: ${file}`);
        passed = await run(file, options);
        if (passed) unsteady.push(file);
      }
      if (!passed) process.exitCode = 1;
      if (process.env.TEST_COUNTS && existsSync(counts)) appendFileSync(process.env.TEST_COUNTS, readFileSync(counts));
    }
  }
  try {
    await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (unsteady.length > 0) console.log(`\nPassed only the second time: ${unsteady.join(', ')}`);
}

/** Returns the test files below a folder, in the order of their names. */
function suitesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => path.join(folder, name));
}

/** Runs one file and leaves its report in `counts`. With `isShared`, its output is printed when it has ended. */
async function run(
  file: string,
  { counts, isAll, isShared }: { counts: string; isAll: boolean; isShared: boolean },
): Promise<boolean> {
  rmSync(counts, { force: true });
  const child = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', '--timeout', '120000', file], {
    cwd: root,
    stdio: isShared ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, TEST_COUNTS: counts, ...(isAll && { JOURNEYS: 'all' }) },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (output += String(part)));
  const [status] = await once(child, 'close');
  if (output) console.log(output);
  return status === 0;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
