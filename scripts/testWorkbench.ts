import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './root';

/**
 * Runs the suites of test/ui, each file in a process and windows of its own. With `--journeys`: all journeys, each way
 * and each kind; otherwise one journey of each kind beside the other suites.
 *
 * A file that fails is run once more, and what it says then counts: a browser on a busy machine may lose a click. What
 * passed only the second time is named at the end.
 */
function main(): void {
  const all = process.argv.includes('--journeys');
  const folder = mkdtempSync(path.join(tmpdir(), 'workbench-suites-'));
  const counts = path.join(folder, 'counts.jsonl');
  const unsteady: string[] = [];
  try {
    for (const file of suitesIn(path.join(root, all ? 'test/ui/journeys' : 'test/ui'))) {
      let passed = run(file, counts, all);
      if (!passed) {
        console.log(`\nOnce more: ${file}`);
        passed = run(file, counts, all);
        if (passed) unsteady.push(file);
      }
      if (!passed) process.exitCode = 1;
      if (process.env.TEST_COUNTS && existsSync(counts)) appendFileSync(process.env.TEST_COUNTS, readFileSync(counts));
    }
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

/** Runs one file and leaves its report in `counts`. */
function run(file: string, counts: string, all: boolean): boolean {
  rmSync(counts, { force: true });
  const { status } = spawnSync(process.execPath, ['node_modules/mocha/bin/mocha.js', '--timeout', '120000', file], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TEST_COUNTS: counts, ...(all && { JOURNEYS: 'all' }) },
  });
  return status === 0;
}

main();
