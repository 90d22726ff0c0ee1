import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

import CountingReporter = require('../countingReporter');

/**
 * Runs all suites beside this file; called by the extension host, whichever VS Code it belongs to. The report goes to
 * the file named by `TEST_OUTPUT`, else to the host's console. `TEST_GREP` picks tests by their titles.
 *
 * A test that fails runs once more, and the second result counts: on a busy machine the workbench may take longer than a
 * test waits. The report names what passed only the second time.
 * @throws When a test failed, or none ran.
 */
export async function run(): Promise<void> {
  const output = process.env.TEST_OUTPUT;
  if (output) Mocha.reporters.Base.consoleLog = (...args: unknown[]) => appendFileSync(output, `${format(...args)}\n`);
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 20_000, retries: 1, reporter: CountingReporter });
  if (process.env.CI) mocha.forbidOnly();
  if (process.env.TEST_GREP) mocha.grep(process.env.TEST_GREP);
  for (const file of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).sort())
    if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (failures) reject(new Error(`${failures} tests failed`));
      else if (!runner.stats?.tests) reject(new Error('No test ran'));
      else resolve();
    });
  });
}
