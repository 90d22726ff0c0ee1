import assert from 'node:assert/strict';
import { deal } from './deal';
import type { JsonObject } from './service/json';
import type { Knobs } from './service/knobs';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';

describe('a create with a reference of the user that another clone has sent', function () {
  this.timeout(60_000);
  const open = workspaces();

  /** Runs a submit in the clone of a repository. */
  function submitIn(workspace: Workspace, clone: string, ...more: string[]) {
    const args = ['submit', '.', '--endpoint', workspace.service.origin, ...more];
    return workspace.run({ args, cwd: workspace.path(clone) });
  }

  /** Opens a workspace with two clones, and lets the first one submit. Its answer is lost. */
  async function twoClones(knobs: Partial<Knobs> = {}): Promise<Workspace> {
    const lost: Knobs['faults'] = [
      { on: 'create', answer: 'reset' },
      { on: 'list', answer: 503, times: 9, after: 1 },
    ];
    const workspace = await open({ faults: lost, ...knobs });
    for (const clone of ['one', 'two']) {
      workspace.write(`${clone}/.git/HEAD`, '');
      workspace.write(`${clone}/${file}`, deal('A', { target: [{ type: 'SolutionProfile', id: 'SOL-1' }] }));
    }
    await submitIn(workspace, 'one');
    assert.equal(workspace.service.requests.create, 1);
    workspace.service.knobs.faults = [];
    return workspace;
  }

  const lists: Readonly<Record<string, Partial<Knobs>>> = {
    'the newest first': {},
    'the oldest first': { order: 'oldest', ordersByRequest: false },
    'without references': { listOmits: ['externalReferenceId'] },
    'without targets': { listOmits: ['target'] },
  };
  for (const [how, knobs] of Object.entries(lists))
    for (const newer of [0, 250])
      it(`is not sent again if the list has it before ${newer} newer ones, ${how}`, async () => {
        const workspace = await twoClones(knobs);
        for (let index = 0; index < newer; index++) workspace.service.add(deal(`Z${index}`) as JsonObject);
        for (const more of [['--dry-run'], []]) {
          const { text } = await submitIn(workspace, 'two', ...more);
          assert.equal(workspace.service.ofDeal('A').length, 1, text);
        }
        assert.equal(workspace.read(`two/${file}`).id, workspace.service.ofDeal('A')[0]?.id);
      });

  for (const answer of [403, 503, 'login page', 'half'] as const)
    it(`needs a decision if the list cannot be read (${answer}), and sent on request`, async () => {
      const workspace = await twoClones();
      workspace.service.knobs.faults = [{ on: 'list', answer, times: 99 }];
      for (const more of [['--dry-run'], [], ['--use-found']]) {
        const { code, text } = await submitIn(workspace, 'two', ...more);
        assert.match(text, /^doubtful .*\n.* may have been created before, but the list of .* could not be read/m);
        assert.equal(code, 1);
      }
      assert.equal(workspace.service.requests.create, 1);
      const { code, text } = await submitIn(workspace, 'two', '--create-anyway');
      assert.equal(code, 0, text);
      assert.equal(workspace.service.requests.create, 2);
    });

  it('costs one read of the list for a run', async () => {
    const workspace = await open();
    for (let index = 0; index < 150; index++) workspace.service.add(deal(`Z${index}`) as JsonObject);
    for (let index = 0; index < 20; index++) workspace.write(`${index}.referral.json`, deal(`B${index}`));
    const { code, text } = await workspace.cli('submit', '.');
    assert.equal(code, 0, text);
    const { list, create } = workspace.service.requests;
    assert.deepEqual({ list, create }, { list: 2, create: 20 });
  });
});
