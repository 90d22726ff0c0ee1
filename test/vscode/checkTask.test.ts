import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { ProcessExecution, tasks } from 'vscode';
import { Scratch } from './support/scratch';
import { withSetting } from './support/withSetting';

/** Runs what the task would run in a terminal. */
function run({ process: file, args, options }: ProcessExecution): Promise<{ code: unknown; out: string }> {
  const settings = { cwd: options?.cwd, env: { ...process.env, ...options?.env } };
  return new Promise((resolve) =>
    execFile(file, args, settings, (error, out) => resolve({ code: error?.code ?? 0, out })),
  );
}

describe('the task "referrals: check"', () => {
  const files = new Scratch('task');
  afterEach(() => files.clean());

  it('checks the folder as the editor does, with its rules', async () => {
    await files.write({ name: 'Contoso', status: 'new' });
    const check = async () => {
      const [task, ...others] = await tasks.fetchTasks({ type: 'referrals' });
      assert.deepEqual(others, []);
      assert.ok(task?.execution instanceof ProcessExecution);
      return run(task.execution);
    };
    assert.match((await check()).out, / value\.casing\n/);
    await withSetting('referrals.rules', { 'value.casing': 'off' }, async () => {
      const { out } = await check();
      assert.match(out, /files checked/);
      assert.doesNotMatch(out, /value\.casing/);
    });
  });
});
