import 'mocha/mocha';

/** Lines of the report start with this character, by which `scripts/testWeb.ts` finds them in the log of the page. */
const mark = '\u200b';

/** Mocha's own reporters need a page or Node.js; a worker has neither. */
function Reporter(runner: Mocha.Runner): void {
  const report = (line: string) => console.log(mark + line);
  runner.on('retry', (test, error) => report(`    once more: ${test.fullTitle()}\n${error.message}`));
  runner.on('pass', (test) => report(`    \u2714 ${test.fullTitle()}`));
  runner.on('pending', (test) => report(`    - ${test.fullTitle()}`));
  runner.on('fail', (test, error) => report(`    failed: ${test.fullTitle()}\n${error.stack ?? error}`));
  runner.on('end', () => {
    const { passes, failures, pending } = runner.stats ?? { passes: 0, failures: 0, pending: 0 };
    report(`result: ${JSON.stringify({ passed: passes, failed: failures, pending })}`);
  });
}

/** Runs the suites in the browser's extension host, a failed test once more. @throws When a test failed, or none ran. */
function run(): Promise<void> {
  const { Mocha: Runner } = globalThis as unknown as { Mocha: typeof Mocha };
  const mocha = new Runner({ ui: 'bdd', reporter: Reporter as never, timeout: 20_000, retries: 1 });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  // After `describe` is there.
  require('./suites');
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (failures) reject(new Error(`${failures} tests failed`));
      else if (!runner.stats?.tests) reject(new Error('No test ran'));
      else resolve();
    });
  });
}

// Mocha's browser build takes `exports` for its own.
module.exports = { run };
