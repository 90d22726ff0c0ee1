import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';

/**
 * Mocha's spec report that also adds one line of JSON to the file named by `TEST_COUNTS`, for the sum of `npm test`:
 * `{ "passed": 1, "failed": 0, "pending": 0 }`.
 */
class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env.TEST_COUNTS;
    if (!file) return;
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      appendFileSync(file, `${JSON.stringify({ passed: passes, failed: failures, pending })}\n`);
    });
  }
}

// Mocha loads a reporter by `require` and takes what that returns for its class.
export = CountingReporter;
