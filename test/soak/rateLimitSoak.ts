import assert from 'node:assert/strict';
import { deal } from '../hostile/deal';
import { Workspace } from '../hostile/workspace';

const perSecond = 20;

/**
 * Submits many new deals, one in each file, to a service that takes 20 requests a second and says so by 429.
 * @throws if a deal arrives twice or not at all, or if the command fails
 */
export async function rateLimitSoak(creates: number): Promise<void> {
  const workspace = await Workspace.open({ perSecond });
  try {
    const marks = Array.from({ length: creates }, (_, index) => `m${index}`);
    for (const mark of marks) workspace.write(`deals/${mark}.referral.json`, deal(mark));
    const run = await workspace.cli('submit', 'deals');
    assert.equal(run.code, 0, run.text.slice(-2000));
    assert.deepEqual([...workspace.service.counts()].sort(), marks.map((mark) => [mark, 1]).sort());
  } finally {
    await workspace.close();
  }
}
