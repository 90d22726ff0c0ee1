import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './root';
import { endProcess, onStop } from './vscode/endProcess';

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

/** The steps of one row run side by side; the rows run one after the other. */
const rows: readonly (readonly Step[])[] = [
  [
    { script: 'check-types', suite: false },
    { script: 'lint', suite: false },
    { script: 'build', suite: false },
  ],
  [
    { script: 'test:unit', suite: true },
    { script: 'test:contract', suite: true },
  ],
  [{ script: 'test:hostile', suite: true }],
  [{ script: 'test:vscode', suite: true }],
  [{ script: 'test:web', suite: true }],
  [{ script: 'test:ui', suite: true }],
  // Half a minute of figures, in CI only. Alone, because it measures times.
  ...(process.env.CI ? [[{ script: 'bench:short', suite: false }]] : []),
];
/** The workbench takes ten minutes, and more if suites run twice or others use the machine. */
const maxStepMs = 35 * 60_000;

const running = new Set<ChildProcess>();
let interrupted = false;

/** Runs all steps, also after one has failed. The last line is the sum: `N passed, N failed`. */
async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'npm-test-'));
  const sum: Counts = { passed: 0, failed: 0, failures: [] };
  const summary: string[] = [];
  try {
    for (const row of rows) {
      if (interrupted) break;
      const results = await Promise.all(row.map((step) => run(step, folder, row.length === 1)));
      for (const { line, passed, failed, failures } of results) {
        sum.passed += passed;
        sum.failed += failed;
        sum.failures.push(...failures);
        summary.push(line);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (interrupted) summary.push('interrupted');
  process.exitCode = sum.failed > 0 || interrupted ? 1 : 0;
  // Repeat the failures at the end: CI shows only the last lines of a log.
  if (sum.failures.length > 0) console.log(`\n${sum.failures.map((failure) => `failed: ${failure}`).join('\n')}`);
  console.log(`\n${summary.join('\n')}\n${sum.passed} passed, ${sum.failed + (interrupted ? 1 : 0)} failed`);
}

/** @param isAlone whether its output may be shown while it runs; otherwise it is shown as a whole at the end */
async function run({ script, suite }: Step, folder: string, isAlone: boolean): Promise<Counts & { line: string }> {
  const countsFile = path.join(folder, `${script.replace(':', '-')}.jsonl`);
  const heading = `\n=== ${script}`;
  if (isAlone) console.log(heading);
  const begin = Date.now();
  const { code, output } = await runScript(script, countsFile, isAlone);
  if (!isAlone) console.log(`${heading}\n${output}`);
  const counts = countsIn(countsFile);
  const problems: string[] = [];
  if (code !== 0 && counts.failed === 0) problems.push(`ended with ${code}`);
  if (suite && code === 0 && counts.passed + counts.failed === 0) problems.push('ran no test');
  const failed = counts.failed + problems.length;
  const seconds = ((Date.now() - begin) / 1000).toFixed(1);
  const result = [suite ? `${counts.passed} passed, ${failed} failed` : failed ? 'failed' : 'ok', ...problems].join(
    ', ',
  );
  const failures = counts.failures.map((failure) => `${script}: ${shorten(failure)}`);
  return { passed: counts.passed, failed, failures, line: `${script}: ${result} (${seconds} s)` };
}

function runScript(
  script: string,
  countsFile: string,
  isAlone: boolean,
): Promise<{ code: number | string; output: string }> {
  const stream = isAlone ? 'inherit' : 'pipe';
  const child = spawn('npm', ['run', '--silent', script], {
    cwd: root,
    stdio: ['ignore', stream, stream],
    env: { ...process.env, TEST_COUNTS: countsFile },
    shell: process.platform === 'win32',
  });
  running.add(child);
  let output = '';
  for (const pipe of [child.stdout, child.stderr]) pipe?.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      console.error(`${script} takes longer than ${maxStepMs / 60_000} minutes: ended`);
      void endProcess(child.pid);
    }, maxStepMs);
    const end = (code: number | string) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, output });
    };
    child.once('error', (error) => end(error.message));
    child.once('close', (code, signal) => end(code ?? signal ?? 'no exit code'));
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

/** Cuts a long counterexample or comparison; the report of the suite has all of it. */
function shorten(text: string): string {
  return text.length > 2000 ? `${text.slice(0, 2000)} …` : text;
}

onStop(() => {
  interrupted = true;
  for (const child of running) void endProcess(child.pid);
});

main().catch((error: Error) => {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
