import assert from 'node:assert/strict';
import { deal } from './deal';
import { setAt, valueAt } from './service/json';
import { workspaces } from './workspace';

const file = 'a.referral.json';

describe('the draft of a deal that other users have changed since, restored and edited', function () {
  this.timeout(60_000);
  const open = workspaces();

  for (const isPulled of [true, false])
    it(`overwrites nothing after --use-found, ${isPulled ? 'also if' : 'even if no'} pull has shown the changes`, async () => {
      const workspace = await open();
      const draft = deal('A');
      workspace.write(file, draft);
      await workspace.cli('submit', file);
      const { id, externalReferenceId } = workspace.read(file);
      for (const [pointer, value] of [
        ['/details/notes', 'theirs deal:A'] as const,
        ['/details/dealValue', 999] as const,
      ])
        workspace.service.change(String(id), pointer, value);
      if (isPulled) await workspace.cli('pull', String(id), '--out', '.');
      const edited = { ...draft, externalReferenceId };
      setAt(edited, '/campaignId', 'mine');
      workspace.write(file, edited);
      assert.match((await workspace.cli('submit', file)).text, /^doubtful /);
      assert.equal((await workspace.cli('submit', file, '--use-found')).code, 0);
      for (const more of [['--dry-run'], [], ['--method', 'put']])
        assert.match((await workspace.cli('submit', file, ...more)).text, /^conflict /);
      const [remote, ...others] = workspace.service.ofDeal('A');
      assert.equal(others.length, 0);
      assert.equal(valueAt(remote, '/details/notes'), 'theirs deal:A');
      assert.equal(valueAt(remote, '/details/dealValue'), 999);
    });

  for (const pointer of ['/name', '/customerProfile/name'])
    for (const answer of ['lost', 'known'])
      it(`makes a pull ask, and write no second file, with another ${pointer} and a create whose response is ${answer}`, async () => {
        const workspace = await open();
        const { service } = workspace;
        const draft = deal('A', { externalReferenceId: undefined });
        workspace.write(file, draft);
        if (answer === 'lost')
          service.knobs.faults = [
            { on: 'create', answer: 'reset' },
            { on: 'list', answer: 503, times: 99 },
          ];
        await workspace.cli('submit', file);
        service.knobs.faults = [];
        setAt(draft, pointer, 'Other deal:A');
        workspace.write(file, draft);
        const pull = await workspace.cli('pull', '--out', '.');
        assert.match(pull.text, /^conflict /, pull.text);
        assert.deepEqual(workspace.files(), [file]);
        const run = await workspace.cli('submit', '.');
        assert.match(run.text, /^doubtful /, run.text);
        assert.equal(service.counts().get('A'), 1);
        await workspace.cli('submit', file, '--create-anyway');
        assert.equal(service.counts().get('A'), 2);
        assert.equal((await workspace.cli('pull', '--out', '.')).code, 0);
        assert.equal(workspace.files().length, 2);
      });

  it('keeps the generated reference, which the user has not removed from the deal', async () => {
    const workspace = await open();
    const { service } = workspace;
    const draft = deal('A', { externalReferenceId: undefined });
    workspace.write(file, draft);
    service.knobs.faults = [
      { on: 'create', answer: 'reset' },
      { on: 'list', answer: 503, times: 99 },
    ];
    await workspace.cli('submit', file);
    service.knobs.faults = [];
    workspace.write(file, { ...draft, statusReason: 'mine' });
    for (let round = 0; round < 2; round++) await workspace.cli('submit', file, '--use-found');
    const [remote] = service.ofDeal('A');
    assert.equal(remote?.statusReason, 'mine');
    assert.match(String(remote?.externalReferenceId), /^auto-/);
    assert.equal(workspace.read(file).externalReferenceId, remote?.externalReferenceId);
  });
});
