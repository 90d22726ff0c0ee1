import { appendFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './root';
import { openWorkbench } from './vscode/openWorkbench';

const suites = 'out/test/web/index.js';
const fixture = path.join(root, 'test/fixtures/workspace');
const fifteenMinutes = 15 * 60_000;
/** Lines of the report start with this character. */
const mark = '\u200b';

/** Runs the suites of test/web in the worker host of a VS Code in a browser, with the built extension. */
async function main(): Promise<void> {
  if (!existsSync(path.join(root, suites))) throw new Error(`${suites} does not exist: run "npm run build" first.`);
  console.log('VS Code suites in the worker host of a headless browser');
  const log: string[] = [];
  const failures: string[] = [];
  const workbench = await openWorkbench({
    workspace: fixture,
    web: { root, extensions: [''], tests: suites },
    onLog: (line) => {
      log.push(line);
      const reported = line.split(mark)[1];
      if (reported !== undefined) report(reported, failures);
      else if (process.env.VERBOSE) console.log(line);
    },
  });
  const waiting = new AbortController();
  try {
    const late = pause(fifteenMinutes, 'fifteen minutes have passed', { signal: waiting.signal });
    const outcome = await Promise.race([workbench.finished, late]);
    if (outcome === 0) return;
    if (outcome === 1) throw new Error('Suites in the browser failed');
    await workbench.page.screenshot({ path: path.join(root, '.screenshots/web.png') }).catch(() => undefined);
    throw new Error(`Suites in the browser did not finish: ${outcome}\n${log.slice(-60).join('\n')}`);
  } finally {
    waiting.abort();
    await workbench.close();
  }
}

/** Prints a line of the report, and adds its sum to the file named by `TEST_COUNTS`. */
function report(line: string, failures: string[]): void {
  const failed = /^ +failed: ([\s\S]*)/.exec(line)?.[1];
  if (failed) failures.push(failed);
  const [, counts] = /^result: (.*)$/.exec(line) ?? [];
  if (!counts) {
    console.log(line);
    return;
  }
  const sum = JSON.parse(counts) as { passed: number; failed: number };
  console.log(`  ${sum.passed} passing, ${sum.failed} failing`);
  const file = process.env.TEST_COUNTS;
  if (file) appendFileSync(file, `${JSON.stringify({ ...sum, failures })}\n`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
