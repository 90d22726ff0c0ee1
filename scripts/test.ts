import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './root';
import { endProcess } from './vscode/endProcess';
import { onStop } from './vscode/onStop';

/** One step of `npm test`: an npm script. A suite reports how many tests passed and failed; a check just fails or not. */
interface Step {
  script: string;
  suite: boolean;
}

interface Counts {
  passed: number;
  failed: number;
  /** Title and message of each failed test. */
  failures: string[];
}

const steps: readonly Step[] = [
  { script: 'check-types', suite: false },
  { script: 'lint', suite: false },
  { script: 'build', suite: false },
  { script: 'test:unit', suite: true },
  { script: 'test:contract', suite: true },
  { script: 'test:vscode', suite: true },
  { script: 'test:ui', suite: true },
  // Half a minute that is worth it on a machine only, and in nobody's way at work.
  ...(process.env.CI ? [{ script: 'bench:short', suite: false }] : []),
];
const longest = 15 * 60_000;

let current: ChildProcess | undefined;
let interrupted = false;

/** Runs all steps, also after one has failed. The last line is the sum: `N passed, N failed`. */
async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'npm-test-'));
  const sum: Counts = { passed: 0, failed: 0, failures: [] };
  const summary: string[] = [];
  try {
    for (const step of steps) {
      if (interrupted) break;
      const { line, ...counts } = await run(step, path.join(folder, `${step.script.replace(':', '-')}.jsonl`));
      sum.passed += counts.passed;
      sum.failed += counts.failed;
      sum.failures.push(...counts.failures.map((failure) => `${step.script}: ${shortened(failure)}`));
      summary.push(line);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (interrupted) summary.push('interrupted');
  process.exitCode = sum.failed > 0 || interrupted ? 1 : 0;
  // Once more, at the end: who sees only the last lines of a log sees what failed.
  if (sum.failures.length > 0) console.log(`\n${sum.failures.map((failure) => `failed: ${failure}`).join('\n')}`);
  console.log(`\n${summary.join('\n')}\n${sum.passed} passed, ${sum.failed + (interrupted ? 1 : 0)} failed`);
}

async function run({ script, suite }: Step, countsFile: string): Promise<Counts & { line: string }> {
  console.log(`\n=== ${script}`);
  const begin = Date.now();
  const code = await runScript(script, countsFile);
  const counts = countsIn(countsFile);
  const problems: string[] = [];
  if (code !== 0 && counts.failed === 0) problems.push(`ended with ${code}`);
  if (suite && code === 0 && counts.passed + counts.failed === 0) problems.push('ran no test');
  const failed = counts.failed + problems.length;
  const seconds = ((Date.now() - begin) / 1000).toFixed(1);
  const result = [suite ? `${counts.passed} passed, ${failed} failed` : failed ? 'failed' : 'ok', ...problems].join(
    ', ',
  );
  return { ...counts, failed, line: `${script}: ${result} (${seconds} s)` };
}

function runScript(script: string, countsFile: string): Promise<number | string> {
  const windows = process.platform === 'win32';
  const child = spawn('npm', ['run', '--silent', script], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TEST_COUNTS: countsFile },
    shell: windows,
  });
  current = child;
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      console.error(`${script} takes longer than ${longest / 60_000} minutes: ended`);
      void endProcess(child.pid);
    }, longest);
    const end = (outcome: number | string) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => end(code ?? signal ?? 'no exit code'));
  });
}

/** Sums what `countingReporter` wrote: a line for each run of mocha. */
function countsIn(file: string): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 0, failures: [] };
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const runs = lines.map((line) => JSON.parse(line) as Counts);
  return {
    passed: runs.reduce((sum, { passed }) => sum + passed, 0),
    failed: runs.reduce((sum, { failed }) => sum + failed, 0),
    failures: runs.flatMap(({ failures }) => failures),
  };
}

/** Of a counterexample or a comparison the beginning tells; the whole stands with the report of its suite. */
function shortened(text: string): string {
  return text.length > 2000 ? `${text.slice(0, 2000)} …` : text;
}

onStop(() => {
  interrupted = true;
  void endProcess(current?.pid);
});

main().catch((error: Error) => {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
