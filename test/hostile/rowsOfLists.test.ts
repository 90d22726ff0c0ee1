import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { deal } from './deal';
import { type JsonObject, setAt, valueAt } from './service/json';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';
const colleague = { firstName: 'New', lastName: 'Person', email: 'new@partner.example' };

describe('a text that was made from an entry of the list, after the whole version was read', function () {
  this.timeout(60_000);
  const open = workspaces();

  const remote = ({ service }: Workspace): JsonObject => service.ofDeal('A')[0] ?? {};
  const team = (value: unknown): unknown[] => (valueAt(value, '/team') as JsonObject[]).map(({ email }) => email);

  /** Pulls a deal from a list that lacks some of it, then the whole deal. @returns the text of the row */
  async function pulledTwice(workspace: Workspace): Promise<string> {
    const whole = deal('A', { statusReason: 'secret' });
    setAt(whole, '/customerProfile/ids', [{ profileType: 'Duns', id: '795986822' }]);
    workspace.service.add(whole);
    await workspace.cli('pull', '--out', '.', '--file-name', file);
    const row = workspace.text(file);
    const run = await workspace.cli('pull', String(workspace.read(file).id), '--out', '.');
    assert.match(run.text, /^pulled /m);
    assert.equal(workspace.read(file).statusReason, 'secret');
    assert.equal(workspace.read(file).eTag, JSON.parse(row).eTag);
    return row;
  }

  it('has nothing to submit, and takes what it lacks with the next pull', async () => {
    const workspace = await open({ listOmits: ['statusReason', 'team'] });
    workspace.write(file, await pulledTwice(workspace));
    for (const args of [['--dry-run'], [], ['--allow-removals']]) {
      const run = await workspace.cli('submit', file, ...args);
      assert.match(run.text, /1 unchanged/);
    }
    assert.equal(workspace.service.writes.length, 0);
    await workspace.cli('pull', String(workspace.read(file).id), '--out', '.');
    assert.equal(workspace.read(file).statusReason, 'secret');
    assert.equal(team(workspace.read(file)).length, 2);
  });

  it('says nothing by a {} for a list that the deal does not have', async () => {
    for (const [method, isMoved] of [
      ['auto', false],
      ['put', false],
      ['auto', true],
    ] as const) {
      const workspace = await open({ listOmits: ['team'] });
      const { service } = workspace;
      const id = String(service.add(deal('A')).id);
      await workspace.cli('pull', '--out', '.', '--file-name', file);
      rmSync(workspace.path('.referrals'), { recursive: true });
      assert.deepEqual(valueAt(workspace.read(file), '/customerProfile/ids'), {});
      if (isMoved) service.change(id, '/details/dealValue', valueAt(remote(workspace), '/details/dealValue'));
      else workspace.edit(file, (value) => setAt(value, '/details/dealValue', 5));
      const run = await workspace.cli('submit', file, '--method', method);
      assert.equal(run.code, 0, run.text);
      assert.equal(valueAt(remote(workspace), '/customerProfile/ids'), undefined);
      assert.equal(valueAt(remote(workspace), '/details/dealValue'), isMoved ? 48_000 : 5);
    }
  });

  it('is recognized by its date if list entries have no eTag', async () => {
    const workspace = await open({ listOmits: ['statusReason', 'team', 'eTag'] });
    const whole = deal('A', { statusReason: 'secret' });
    workspace.service.add(whole);
    await workspace.cli('pull', '--out', '.', '--file-name', file);
    const row = workspace.text(file);
    assert.equal(JSON.parse(row).eTag, undefined);
    await workspace.cli('pull', String(workspace.read(file).id), '--out', '.');
    assert.equal(workspace.read(file).statusReason, 'secret');
    workspace.write(file, row);
    workspace.edit(file, (value) => setAt(value, '/details/dealValue', 5));
    for (const more of [['--dry-run'], [], ['--allow-removals']]) {
      const run = await workspace.cli('submit', file, ...more);
      assert.doesNotMatch(run.text, /[Rr]emove/);
    }
    assert.equal(remote(workspace).statusReason, 'secret');
    assert.equal(team(remote(workspace)).length, 2);
    assert.equal(valueAt(remote(workspace), '/details/dealValue'), 5);
  });

  it('sends only what the user edits in it, also on top of a newer version', async () => {
    for (const isMoved of [false, true]) {
      const workspace = await open({ listOmits: ['statusReason', 'team'] });
      workspace.write(file, await pulledTwice(workspace));
      if (isMoved) {
        workspace.service.change(String(remote(workspace).id), '/team/-', colleague);
        await workspace.cli('pull', String(remote(workspace).id), '--out', 'other', '--state', 'other');
      }
      workspace.edit(file, (value) => setAt(value, '/details/dealValue', 5));
      for (const more of [['--dry-run'], []]) {
        const run = await workspace.cli('submit', file, ...more);
        assert.equal(run.code, 0, run.text);
        assert.doesNotMatch(run.text, /Remove/);
      }
      assert.equal(valueAt(remote(workspace), '/details/dealValue'), 5);
      assert.equal(remote(workspace).statusReason, 'secret');
      assert.equal(workspace.read(file).statusReason, 'secret');
      assert.equal(team(remote(workspace)).length, isMoved ? 3 : 2);
    }
  });

  it('is recognized for an earlier version as well', async () => {
    const workspace = await open({ listOmits: ['statusReason'] });
    const row = await pulledTwice(workspace);
    workspace.service.change(String(remote(workspace).id), '/details/dealValue', 6);
    await workspace.cli('pull', String(remote(workspace).id), '--out', '.');
    workspace.write(file, row);
    workspace.edit(file, (value) => setAt(value, '/campaignId', 'mine'));
    const run = await workspace.cli('submit', file, '--block-on', 'off');
    assert.equal(run.code, 0, run.text);
    const { statusReason, campaignId } = remote(workspace);
    assert.deepEqual([statusReason, campaignId], ['secret', 'mine']);
  });

  it('takes away what the row had, and what the user clears by hand', async () => {
    const workspace = await open({ listOmits: ['statusReason'] });
    workspace.write(file, await pulledTwice(workspace));
    workspace.edit(file, (value) => {
      value.statusReason = '';
      delete (value.details as JsonObject).notes;
    });
    const run = await workspace.cli('submit', file, '--block-on', 'off');
    assert.equal(run.code, 0, run.text);
    assert.ok(!remote(workspace).statusReason);
    assert.ok(!valueAt(remote(workspace), '/details/notes'));
  });

  it('is taken for such a text in a folder that was adopted', async () => {
    const workspace = await open({ listOmits: ['statusReason', 'team'] });
    const row = await pulledTwice(workspace);
    workspace.write(file, row);
    await workspace.cli('adopt');
    workspace.edit(file, (value) => setAt(value, '/details/dealValue', 5));
    const run = await workspace.cli('submit', file);
    assert.equal(run.code, 0, run.text);
    assert.deepEqual([remote(workspace).statusReason, team(remote(workspace)).length], ['secret', 2]);
    assert.equal(valueAt(remote(workspace), '/details/dealValue'), 5);
  });
});

describe('values that a user removes from a whole version, although a list entry or a response showed less', function () {
  this.timeout(60_000);
  const open = workspaces();

  const remote = ({ service }: Workspace): JsonObject => service.ofDeal('A')[0] ?? {};
  const size = (value: unknown, pointer = '/team'): number => (valueAt(value, pointer) as unknown[]).length;
  const pull = (workspace: Workspace) => workspace.cli('pull', String(remote(workspace).id), '--out', '.');

  /** Opens a workspace with a deal that the list showed in part, then was pulled as a whole. */
  async function whole(...listOmits: string[]): Promise<Workspace> {
    const workspace = await open({ listOmits });
    const body = deal('A', { statusReason: 'secret' });
    const ids = ['Duns', 'External'].map((profileType) => ({ profileType, id: '795986822' }));
    setAt(body, '/customerProfile/ids', ids);
    workspace.service.add(body);
    await workspace.cli('pull', '--out', '.', '--file-name', file);
    await pull(workspace);
    assert.equal(size(workspace.read(file), '/customerProfile/ids'), 2);
    return workspace;
  }

  /** Changes the file, then submits it. */
  async function submitted(workspace: Workspace, change: (value: JsonObject) => void, code = 0) {
    workspace.edit(file, change);
    const plan = await workspace.cli('submit', file, '--allow-removals', '--dry-run');
    const run = await workspace.cli('submit', file, '--allow-removals');
    assert.equal(run.code, code, run.text);
    return { plan: plan.text, run: run.text };
  }
  const dropLast = (pointer: string) => (value: JsonObject) => void (valueAt(value, pointer) as unknown[]).pop();

  it('are removed if the file has another entry of the list', async () => {
    for (const pointer of ['/customerProfile/ids', '/team']) {
      const workspace = await whole('statusReason', 'team');
      await submitted(workspace, dropLast(pointer));
      assert.equal(size(remote(workspace), pointer), 1);
      await pull(workspace);
      assert.equal(size(workspace.read(file), pointer), 1);
    }
  });

  it('are removed together with another edit', async () => {
    const workspace = await whole('statusReason');
    const { run } = await submitted(workspace, (value) => {
      delete value.statusReason;
      setAt(value, '/details/dealValue', 2);
    });
    assert.match(run, /Removed: .*status reason/);
    assert.ok(!remote(workspace).statusReason);
    // The customer's IDs, which no row shows, are in the file.
    assert.equal(size(remote(workspace), '/customerProfile/ids'), 2);
  });

  it('are reported if the file has nothing that the list entry lacks', async () => {
    const workspace = await whole('statusReason', 'team');
    const { plan, run } = await submitted(workspace, (value) => {
      delete value.statusReason;
      delete value.team;
      setAt(value, '/customerProfile/ids', {});
    });
    for (const text of [plan, run]) assert.match(text, /Not in the file, and kept in .*: .*team, status reason/);
    assert.equal(remote(workspace).statusReason, 'secret');
  });

  it('are removed from what a service added to a create', async () => {
    const workspace = await open();
    const { service } = workspace;
    workspace.write(file, deal('A'));
    await workspace.cli('submit', file);
    for (const name of ['new', 'other'])
      service.changeUnseen(String(remote(workspace).id), '/team/-', { ...colleague, email: `${name}@partner.example` });
    await pull(workspace);
    const count = size(workspace.read(file));
    await submitted(workspace, dropLast('/team'));
    assert.equal(size(remote(workspace)), count - 1);
  });

  it('are removed if the service had added it without a new ETag', async () => {
    const workspace = await whole();
    await pull(workspace);
    workspace.service.changeUnseen(String(remote(workspace).id), '/team/-', colleague);
    await pull(workspace);
    const count = size(workspace.read(file));
    await submitted(workspace, dropLast('/team'));
    assert.equal(size(remote(workspace)), count - 1);
  });

  it('are removed after an adoption, once the whole version was pulled', async () => {
    const workspace = await whole();
    await workspace.cli('adopt');
    await pull(workspace);
    await submitted(workspace, (value) => delete value.statusReason);
    assert.ok(!remote(workspace).statusReason);
  });
});
