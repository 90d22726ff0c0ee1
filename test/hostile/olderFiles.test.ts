import assert from 'node:assert/strict';
import { deal } from './deal';
import { type JsonObject, setAt, valueAt } from './service/json';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';
const value = '/details/dealValue';
const notes = '/details/notes';

describe('files restored to an older version', function () {
  this.timeout(60_000);
  const open = workspaces();

  /** Submits a deal and a change of its value. @returns the text from before the change */
  async function changed(workspace: Workspace): Promise<string> {
    workspace.write(file, deal('A'));
    await workspace.cli('submit', file);
    const old = workspace.text(file);
    workspace.edit(file, (row) => setAt(row, value, 77_000));
    const run = await workspace.cli('submit', file);
    assert.equal(run.code, 0, run.text);
    return old;
  }

  for (const how of ['submitted', 'pulled'] as const) {
    it(`get the current version with the next pull, ${how} first`, async () => {
      const workspace = await open();
      const { service } = workspace;
      const old = await changed(workspace);
      if (how === 'pulled') {
        service.change(String(workspace.read(file).id), notes, 'theirs deal:A');
        await workspace.cli('pull', '--out', '.');
      }
      const now = workspace.read(file);
      workspace.write(file, old);
      const plan = await workspace.cli('pull', '--out', '.', '--dry-run');
      assert.match(plan.text, /^pull /m);
      const run = await workspace.cli('pull', '--out', '.');
      assert.equal(run.code, 0, run.text);
      assert.deepEqual(workspace.read(file), now);
      const after = await workspace.cli('submit', file);
      assert.equal(after.code, 0, after.text);
      assert.equal(valueAt(service.ofDeal('A')[0], value), 77_000);
    });
  }

  it('have nothing to submit, and that is said', async () => {
    const workspace = await open();
    const old = await changed(workspace);
    workspace.write(file, old);
    for (const more of [['--dry-run'], []]) {
      const run = await workspace.cli('submit', file, ...more);
      assert.equal(run.code, 0, run.text);
      assert.match(run.text, /an older version of this deal/);
      assert.equal(workspace.text(file), old);
    }
    assert.equal(valueAt(workspace.service.ofDeal('A')[0], value), 77_000);
  });

  it('keep what the user changed in them, next to what was submitted since', async () => {
    for (const command of ['pull', 'submit']) {
      const workspace = await open();
      workspace.write(file, await changed(workspace));
      workspace.edit(file, (row) => setAt(row, notes, 'mine deal:A'));
      const run = command === 'pull' ? await workspace.cli('pull', '--out', '.') : await workspace.cli('submit', file);
      assert.equal(run.code, 0, run.text);
      await workspace.cli('submit', file);
      for (const row of [workspace.read(file), workspace.service.ofDeal('A')[0]]) {
        assert.equal(valueAt(row, value), 77_000, command);
        assert.equal(valueAt(row, notes), 'mine deal:A', command);
      }
    }
  });

  it('and changed in the same property need a decision', async () => {
    const workspace = await open();
    workspace.write(file, await changed(workspace));
    workspace.edit(file, (row) => setAt(row, value, 88_000));
    for (const args of [
      ['pull', '--out', '.'],
      ['submit', file, '--dry-run'],
      ['submit', file],
    ]) {
      const run = await workspace.cli(...args);
      assert.equal(run.code, 1, run.text);
      assert.match(run.text, /^conflict /m);
    }
    assert.equal(valueAt(workspace.service.ofDeal('A')[0], value), 77_000);
    assert.equal(valueAt(workspace.read(file), value), 88_000);
  });

  it('whose version is unknown are not said to be changed by another user', async () => {
    const workspace = await open();
    workspace.write(file, await changed(workspace));
    workspace.edit(file, (row) => {
      row.eTag = '"unknown"';
      setAt(row, notes, 'mine deal:A');
    });
    const run = await workspace.cli('pull', '--out', '.');
    assert.equal(run.code, 1, run.text);
    assert.doesNotMatch(run.text, /someone else/);
    assert.match(run.text, /an older version of this deal/);
    assert.equal(valueAt(workspace.read(file), notes), 'mine deal:A');
  });

  it('whose update is left without a response are not taken for what was submitted', async () => {
    const workspace = await open();
    const { service } = workspace;
    const old = await changed(workspace);
    workspace.write(file, old);
    workspace.edit(file, (row) => setAt(row, notes, 'mine deal:A'));
    service.knobs.faults = [{ on: 'update', answer: 'reset', effect: 0 }];
    await workspace.cli('submit', file);
    service.knobs.faults = [];
    workspace.write(file, old);
    // The user has taken the change back. It must not be said to be at the service as the file has it.
    const run = await workspace.cli('submit', file);
    assert.equal(valueAt(service.ofDeal('A')[0], value), 77_000, run.text);
    assert.notEqual(valueAt(service.ofDeal('A')[0], notes), 'mine deal:A', run.text);
  });

  describe('without an ETag and a date', () => {
    /** A deal whose notes a colleague has changed, and that was pulled then. @returns the text from before, and now */
    async function pulled(workspace: Workspace): Promise<{ old: JsonObject; now: JsonObject }> {
      workspace.write(file, deal('A'));
      await workspace.cli('submit', file);
      const old = bare(workspace.read(file));
      workspace.service.change(String(old.id), notes, 'theirs deal:A');
      const run = await workspace.cli('pull', '--out', '.');
      assert.equal(run.code, 0, run.text);
      return { old, now: bare(workspace.read(file)) };
    }
    const bare = ({ eTag: _eTag, updatedDateTime: _date, ...rest }: JsonObject): JsonObject => rest;

    for (const [what, change] of [
      ['unchanged', () => undefined],
      ['with another change', (row) => Object.assign(row, { statusReason: 'mine' })],
      ['with another change of the same', (row) => setAt(row, notes, 'mine deal:A')],
    ] as const satisfies [string, (row: JsonObject) => unknown][])
      it(`do not overwrite what other users have changed since: ${what}`, async () => {
        const workspace = await open();
        const { old } = await pulled(workspace);
        change(old);
        workspace.write(file, old);
        for (const args of [
          ['submit', file, '--dry-run'],
          ['submit', file],
          ['pull', '--out', '.'],
        ]) {
          const run = await workspace.cli(...args);
          assert.equal(run.code, 1, run.text);
          assert.match(run.text, /^conflict /m);
        }
        assert.equal(valueAt(workspace.service.ofDeal('A')[0], notes), 'theirs deal:A');
        assert.deepEqual(workspace.read(file), old);
      });

    it('do not take away what other users have added since', async () => {
      const workspace = await open();
      const { old } = await pulled(workspace);
      workspace.service.change(String(old.id), '/statusReason', 'theirs');
      await workspace.cli('pull', '--out', '.');
      workspace.write(file, old);
      await workspace.cli('submit', file);
      assert.equal(workspace.service.ofDeal('A')[0]?.statusReason, 'theirs');
    });

    describe('and with no earlier version known', () => {
      const others = { notes: 'theirs deal:A', member: { firstName: 'New', lastName: 'Person', email: 'n@p.example' } };

      /** Pulls a deal that a colleague has changed. @returns its text from before, which this folder never had */
      async function pulledOnce(workspace: Workspace): Promise<JsonObject> {
        const old = bare(workspace.service.add(deal('A')));
        change(workspace, String(old.id));
        const run = await workspace.cli('pull', String(old.id), '--out', '.', '--file-name', file);
        assert.equal(run.code, 0, run.text);
        return old;
      }
      function change({ service }: Workspace, id: string): void {
        service.change(id, notes, others.notes);
        service.change(id, '/team/-', others.member);
        service.change(id, '/statusReason', 'theirs');
      }
      /** Runs all commands that could send something. They must not. */
      async function keepsOthers(workspace: Workspace): Promise<void> {
        const text = workspace.text(file);
        for (const args of [
          ['submit', file, '--dry-run'],
          ['submit', file],
          ['submit', file, '--allow-removals'],
          ['pull', '--out', '.'],
          ['submit', file],
        ]) {
          const run = await workspace.cli(...args);
          assert.equal(run.code, 1, run.text);
          assert.match(run.text, /^conflict /m);
        }
        assert.equal(workspace.text(file), text);
        assert.equal(workspace.service.writes.length, 0);
      }

      it('do not undo what other users have changed before the first pull', async () => {
        const workspace = await open();
        workspace.write(file, await pulledOnce(workspace));
        await keepsOthers(workspace);
      });

      it('do not undo what other users have changed before the folder was adopted', async () => {
        for (const change of [() => undefined, (row: JsonObject) => setAt(row, value, 5)]) {
          const workspace = await open();
          const { id } = workspace.service.add(deal('A'));
          await workspace.cli('pull', String(id), '--out', '.', '--file-name', file);
          workspace.write(file, bare(workspace.read(file)));
          workspace.service.change(String(id), notes, others.notes);
          workspace.service.change(String(id), '/team/-', others.member);
          const adopted = await workspace.cli('adopt');
          assert.match(adopted.text, /1 referrals? read/);
          workspace.edit(file, change);
          await keepsOthers(workspace);
        }
      });

      it('have nothing to submit if they have the latest version, and a part that says only what to change is sent', async () => {
        const workspace = await open();
        await pulledOnce(workspace);
        const { id } = workspace.read(file);
        workspace.write(file, bare(workspace.read(file)));
        assert.match((await workspace.cli('submit', file)).text, /1 unchanged/);
        workspace.write(file, { id, details: { dealValue: 5 } });
        const run = await workspace.cli('submit', file, '--block-on', 'off');
        assert.match(run.text, /^updated /, run.text);
        const [remote] = workspace.service.ofDeal('A');
        assert.deepEqual([valueAt(remote, value), valueAt(remote, notes)], [5, others.notes]);
      });

      it('need a decision as a part that has values of before', async () => {
        const workspace = await open();
        const { id, details, type } = await pulledOnce(workspace);
        workspace.write(file, { id, type, details });
        const run = await workspace.cli('submit', file, '--block-on', 'off');
        assert.match(run.text, /^conflict /m);
        assert.equal(workspace.service.writes.length, 0);
      });

      it('can be submitted after an edit if they have an ETag', async () => {
        const workspace = await open();
        await pulledOnce(workspace);
        workspace.edit(file, (row) => setAt(row, value, 5));
        const run = await workspace.cli('submit', file);
        assert.match(run.text, /^updated /);
      });
    });

    it('can be submitted if they have the latest version, whole or a part of it', async () => {
      for (const isPart of [false, true]) {
        const workspace = await open();
        const { now } = await pulled(workspace);
        workspace.write(file, isPart ? { id: now.id, details: now.details } : now);
        workspace.edit(file, (row) => setAt(row, value, 88_000));
        for (const more of [['--dry-run'], []]) {
          const run = await workspace.cli('submit', file, ...more);
          assert.equal(run.code, 0, run.text);
          assert.match(run.text, /^update/);
        }
        const [remote] = workspace.service.ofDeal('A');
        assert.deepEqual([valueAt(remote, value), valueAt(remote, notes)], [88_000, 'theirs deal:A']);
      }
    });
  });
});
