import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';

/**
 * Mocha's spec report that also adds one line of JSON to the file named by `TEST_COUNTS`, for the sum of `npm test`:
 * `{ "passed": 1, "failed": 1, "pending": 0, "failures": ["title of the test: message of its error"] }`.
 */
class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const retried = new Map<string, string>();
    runner.on('retry', (test: Mocha.Test, error: Error) => retried.set(test.fullTitle(), error.message));
    runner.on('fail', (test: Mocha.Runnable) => retried.delete(test.fullTitle()));
    runner.once('end', () => {
      for (const [title, message] of retried)
        Mocha.reporters.Base.consoleLog(`Passed only the second time: ${title}\n  The first time: ${message}`);
    });
    const file = process.env.TEST_COUNTS;
    if (!file) return;
    const failures: string[] = [];
    runner.on('fail', (test: Mocha.Runnable, error: unknown) => {
      failures.push(`${test.fullTitle()}: ${error instanceof Error ? error.message : String(error)}`);
    });
    runner.once('end', () => {
      const { passes, failures: failed, pending } = this.stats;
      appendFileSync(file, `${JSON.stringify({ passed: passes, failed, pending, failures })}\n`);
    });
  }
}

// Mocha loads a reporter by `require` and takes what that returns for its class.
export = CountingReporter;
