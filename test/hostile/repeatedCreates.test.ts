import assert from 'node:assert/strict';
import { deal } from './deal';
import { workspaces } from './workspace';

describe('a decision to create anyway', () => {
  const open = workspaces();

  it('is about creates in doubt, not about deals of the folder that were certainly created', async () => {
    const workspace = await open({ faults: [{ on: 'create', answer: 503, effect: 'never' }] });
    workspace.write('x.referral.json', deal('X'));
    workspace.write('y.referral.json', deal('Y'));
    const before = workspace.text('y.referral.json');
    await workspace.cli('submit', 'x.referral.json');
    await workspace.cli('submit', 'y.referral.json');
    // A checkout, and an edit.
    workspace.write('y.referral.json', before.replace('48000', '49000'));
    for (const more of [['--dry-run'], []]) {
      const { code, text } = await workspace.cli('submit', '.', '--create-anyway', ...more);
      assert.match(
        text,
        /^doubtful +y\.referral\.json\n.*was created before as .*\. Nothing was sent\..*name this file/ms,
      );
      assert.equal(code, 1);
    }
    assert.deepEqual(
      ['X', 'Y'].map((mark) => workspace.service.ofDeal(mark).length),
      [1, 1],
    );
    const { text } = await workspace.cli('submit', 'y.referral.json', '--create-anyway');
    assert.match(text, /^created /m);
    assert.equal(workspace.service.ofDeal('Y').length, 2);
  });

  for (const reference of ['CRM-A', undefined]) {
    it(`is planned as it is sent for the same deal in two files, reference ${reference}`, async () => {
      const workspace = await open();
      for (const name of ['a', 'b', 'sub/c']) {
        workspace.write(`${name}.referral.json`, deal('A', { externalReferenceId: reference }));
      }
      const outcomes = async (...more: string[]) => {
        const { code, text } = await workspace.cli('submit', '.', ...more);
        return { code, outcomes: [...text.matchAll(/^(creat|doubtful)\w* +.*json$/gm)].map(([, word]) => word) };
      };
      const planned = await outcomes('--dry-run');
      assert.deepEqual(planned, { code: 1, outcomes: ['creat', 'doubtful', 'doubtful'] });
      assert.deepEqual(await outcomes(), planned);
    });
  }

  it('is planned as it is sent for equal rows of one file', async () => {
    const workspace = await open();
    workspace.write('all.referrals.json', [
      deal('A', { externalReferenceId: undefined }),
      deal('A', { externalReferenceId: undefined }),
    ]);
    const plan = await workspace.cli('submit', '.', '--dry-run');
    const run = await workspace.cli('submit', '.');
    assert.equal(plan.text.match(/^create /gm)?.length, run.text.match(/^created /gm)?.length, plan.text + run.text);
    assert.equal(plan.code, run.code);
  });
});
