import assert from 'node:assert/strict';
import { deal } from './deal';
import type { JsonObject } from './service/json';
import type { Fault } from './service/knobs';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';
const details = (value: JsonObject): JsonObject => value.details as JsonObject;

describe('an update whose response is lost', function () {
  this.timeout(60_000);
  const open = workspaces();

  /** A created deal of 48000 in the file, and an update to 50000 that gets no answer. */
  async function losing(answer: Fault['answer'], effect: NonNullable<Fault['effect']> = 0): Promise<Workspace> {
    const workspace = await open();
    workspace.write(file, deal('A'));
    await workspace.cli('submit', file);
    worth(workspace, 50_000);
    workspace.service.knobs.faults = [{ on: 'update', answer, effect }];
    const { code, text } = await workspace.cli('submit', file);
    assert.equal(code, 1, text);
    return workspace;
  }

  function worth(workspace: Workspace, value: number): void {
    workspace.edit(file, (referral) => {
      details(referral).dealValue = value;
    });
  }

  function values(workspace: Workspace): unknown[] {
    return [details(workspace.read(file)).dealValue, details(workspace.service.ofDeal('A')[0] ?? {}).dealValue];
  }

  for (const answer of ['reset', 'half', 500, 504] as const) {
    it(`does not make an undo of it look submitted (${answer})`, async () => {
      const workspace = await losing(answer);
      worth(workspace, 48_000);
      const plan = await workspace.cli('submit', file, '--dry-run');
      assert.match(plan.text, /update|merge/);
      const { code, text } = await workspace.cli('submit', file);
      assert.equal(code, 0, text);
      assert.deepEqual(values(workspace), [48_000, 48_000], text);
    });
  }

  for (const answer of ['nothing', 'accepted'] as const)
    it(`does not take the value of another user for the response to a refused update (${answer})`, async () => {
      const workspace = await open();
      workspace.write(file, deal('A'));
      await workspace.cli('submit', file);
      worth(workspace, 50_000);
      workspace.service.change(String(workspace.read(file).id), '/details/dealValue', 1);
      workspace.service.knobs.faults = [{ on: 'update', answer, effect: 0 }];
      const { code, text } = await workspace.cli('submit', file);
      assert.equal(code, 1, text);
      assert.match(text, /^conflict .*\n.*changed the deal value/);
      assert.deepEqual(values(workspace), [50_000, 1], text);
    });

  it('leaves an undo alone that is pulled before it is submitted', async () => {
    const workspace = await losing('reset');
    worth(workspace, 48_000);
    const pull = await workspace.cli('pull', '--folder', '.');
    assert.deepEqual(values(workspace), [48_000, 50_000], pull.text);
    const { text } = await workspace.cli('submit', file);
    assert.deepEqual(values(workspace), [48_000, 48_000], text);
  });

  it('is known to be of this user if another one has changed the deal since', async () => {
    const workspace = await losing('reset');
    const { id } = workspace.read(file);
    workspace.service.change(String(id), '/details/notes', 'Theirs deal:A');
    worth(workspace, 51_000);
    const { code, text } = await workspace.cli('submit', file);
    assert.equal(code, 0, text);
    assert.deepEqual(values(workspace), [51_000, 51_000], text);
  });

  it('does not take back what another user changed before it', async () => {
    const workspace = await open();
    workspace.write(file, deal('A'));
    await workspace.cli('submit', file);
    const { id } = workspace.read(file);
    const theirs = 'Theirs deal:A';
    workspace.service.change(String(id), '/details/notes', theirs);
    worth(workspace, 50_000);
    // The first one is refused, since the deal has changed; the answer to the second one is lost.
    workspace.service.knobs.faults = [{ on: 'update', answer: 'reset', after: 1 }];
    await workspace.cli('submit', file);
    assert.equal(workspace.service.writes.filter(({ effective }) => effective).length, 2);
    const { text } = await workspace.cli('submit', file);
    assert.equal(details(workspace.service.ofDeal('A')[0] ?? {}).notes, theirs, text);
    assert.equal(details(workspace.read(file)).notes, theirs, text);
    assert.deepEqual(values(workspace), [50_000, 50_000], text);
  });

  for (const name of ['statusReason', 'name']) {
    it(`that never took effect is not taken for done if another user has changed the ${name}`, async () => {
      const workspace = await open();
      workspace.write(file, deal('A'));
      await workspace.cli('submit', file);
      const set = (value: string) => workspace.edit(file, (referral) => Object.assign(referral, { [name]: value }));
      set('Mine deal:A');
      workspace.service.change(String(workspace.read(file).id), `/${name}`, 'Theirs deal:A');
      workspace.service.knobs.faults = [{ on: 'update', answer: 'reset', effect: 'never' }];
      await workspace.cli('submit', file);
      const { code, text } = await workspace.cli('submit', file);
      assert.equal(code, 1, text);
      assert.match(text, /conflict/);
      assert.equal(workspace.read(file)[name], 'Mine deal:A', text);
    });
  }

  it('does not matter if it never took effect', async () => {
    const workspace = await losing('reset', 'never');
    worth(workspace, 48_000);
    for (let round = 0; round < 2; round++) {
      const { code, text } = await workspace.cli('submit', file);
      assert.equal(code, 0, text);
      assert.match(text, /1 unchanged/);
    }
    assert.deepEqual(values(workspace), [48_000, 48_000]);
    worth(workspace, 51_000);
    await workspace.cli('submit', file);
    const { get } = workspace.service.requests;
    await workspace.cli('submit', file);
    assert.equal(workspace.service.requests.get, get, 'the service is asked again and again');
  });

  describe('and that takes effect late', () => {
    for (const between of [['submit', file], ['pull', '--out', '.'], ['pull']])
      it(`does not swallow the undo of it: ${between.join(' ')} before`, async () => {
        const workspace = await losing('reset', 'held');
        worth(workspace, 48_000);
        const id = String(workspace.read(file).id);
        const first = await workspace.cli(...(between.length === 1 ? ['pull', id, '--out', '.'] : between));
        assert.equal(first.code, 0, first.text);
        workspace.service.release();
        assert.equal(details(workspace.service.ofDeal('A')[0] ?? {}).dealValue, 50_000);
        const { code, text } = await workspace.cli('submit', file);
        assert.equal(code, 0, text);
        assert.deepEqual(values(workspace), [48_000, 48_000], text);
      });

    it('does not swallow the undo of it if it was based on a version of other users', async () => {
      const workspace = await open();
      workspace.write(file, deal('A'));
      await workspace.cli('submit', file);
      const { id } = workspace.read(file);
      const theirs = 'Theirs deal:A';
      workspace.service.change(String(id), '/details/notes', theirs);
      worth(workspace, 50_000);
      workspace.service.knobs.faults = [{ on: 'update', answer: 'reset', effect: 'held', after: 1 }];
      await workspace.cli('submit', file);
      worth(workspace, 48_000);
      // The file takes what the other user has changed, and with it the version that the update may still hit.
      await workspace.cli('submit', file);
      assert.equal(details(workspace.read(file)).notes, theirs);
      workspace.service.release();
      assert.deepEqual(values(workspace), [48_000, 50_000]);
      const { text } = await workspace.cli('submit', file);
      assert.deepEqual(values(workspace), [48_000, 48_000], text);
      assert.equal(details(workspace.service.ofDeal('A')[0] ?? {}).notes, theirs, text);
    });

    for (const what of ['202', 'stale reads'] as const)
      it(`is not confirmed yet, and then not taken for a change of other users: ${what}`, async () => {
        const workspace = await open({ honorsPrefer: false });
        workspace.write(file, deal('A'));
        await workspace.cli('submit', file);
        worth(workspace, 50_000);
        const { knobs } = workspace.service;
        if (what === '202') knobs.faults = [{ on: 'update', answer: 'accepted', effect: 'held' }];
        else knobs.staleReads = 6;
        const first = await workspace.cli('submit', file);
        assert.equal(first.code, 1, first.text);
        assert.match(first.text, /^unconfirmed .*\n +Not confirmed by the sandbox yet\./);
        knobs.staleReads = 0;
        workspace.service.release();
        worth(workspace, 48_000);
        const plan = await workspace.cli('submit', file, '--dry-run');
        assert.match(plan.text, /^merge/);
        const { code, text } = await workspace.cli('submit', file);
        assert.equal(code, 0, text);
        assert.deepEqual(values(workspace), [48_000, 48_000], text);
      });
  });
});
