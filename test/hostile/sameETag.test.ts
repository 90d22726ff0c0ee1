import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { deal } from './deal';
import { type JsonObject, setAt, valueAt } from './service/json';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';
const added = { firstName: 'New', lastName: 'Person', email: 'new@partner.example' };

describe('a service that changes content without a new ETag', function () {
  this.timeout(60_000);
  const open = workspaces();

  /** Opens a workspace with one pulled referral. */
  async function pulled(): Promise<Workspace> {
    return (await open()).addPulled(file, deal('A'));
  }
  const idOf = (workspace: Workspace): string => String(workspace.read(file).id);
  const pull = (workspace: Workspace) => workspace.cli('pull', idOf(workspace), '--out', '.');
  const team = (value: unknown): unknown[] => (valueAt(value, '/team') as JsonObject[]).map(({ email }) => email);
  const remote = (workspace: Workspace): JsonObject => workspace.service.ofDeal('A')[0] ?? {};

  it('gets it into a file without edits, and nothing is sent', async () => {
    const workspace = await pulled();
    workspace.service.changeUnseen(idOf(workspace), '/team/-', added);
    const run = await pull(workspace);
    assert.match(run.text, /^pulled /);
    assert.deepEqual(team(workspace.read(file)), team(remote(workspace)));
    assert.match((await workspace.cli('submit', file)).text, /1 unchanged/);
    assert.equal(workspace.service.writes.length, 0);
  });

  it('gets it merged into a file with edits, and only those are sent', async () => {
    const workspace = await pulled();
    workspace.service.changeUnseen(idOf(workspace), '/team/-', added);
    workspace.edit(file, (value) => setAt(value, '/details/dealValue', 5));
    assert.match((await pull(workspace)).text, /^merged /);
    assert.equal(team(workspace.read(file)).length, 3);
    const run = await workspace.cli('submit', file);
    assert.match(run.text, /^updated /);
    assert.deepEqual(workspace.service.writes.at(-1)?.body, [{ op: 'replace', path: '/details/dealValue', value: 5 }]);
    assert.equal(team(remote(workspace)).length, 3);
  });

  it('gets a conflict if both changed one property', async () => {
    const workspace = await pulled();
    workspace.service.changeUnseen(idOf(workspace), '/details/dealValue', 1);
    workspace.edit(file, (value) => setAt(value, '/details/dealValue', 2));
    const run = await pull(workspace);
    assert.equal(run.code, 1, run.text);
    assert.match(run.text, /^conflict /);
    assert.equal(valueAt(workspace.read(file), '/details/dealValue'), 2);
  });

  it('gets it into a file by a pull of the list as well', async () => {
    const workspace = await pulled();
    workspace.service.changeUnseen(idOf(workspace), '/team/-', added);
    const run = await workspace.cli('pull', '--out', '.');
    assert.match(run.text, /^pulled /);
    assert.equal(team(workspace.read(file)).length, 3);
    const { get } = workspace.service.requests;
    assert.match((await workspace.cli('pull', '--out', '.')).text, /1 unchanged/);
    assert.equal(workspace.service.requests.get, get, 'an unchanged row is not read');
  });

  describe('is read before a list is sent as a whole', () => {
    /** Opens a workspace whose baseline is complete, so that an update of one value needs no read. */
    async function submitted(): Promise<Workspace> {
      const workspace = await pulled();
      workspace.edit(file, (value) => setAt(value, '/details/dealValue', 5));
      assert.match((await workspace.cli('submit', file)).text, /^updated /);
      return workspace;
    }
    async function both(workspace: Workspace, ...more: string[]) {
      const plan = await workspace.cli('submit', file, ...more, '--dry-run');
      return { plan, run: await workspace.cli('submit', file, ...more) };
    }

    it('and both changes go together', async () => {
      const workspace = await submitted();
      workspace.service.changeUnseen(idOf(workspace), '/team/-', added);
      workspace.edit(file, (value) => setAt(value, '/team/0/phoneNumber', '1'));
      const { plan, run } = await both(workspace);
      assert.match(plan.text, /^merge /);
      assert.match(run.text, /^updated /);
      assert.equal(team(remote(workspace)).length, 3);
      assert.equal(valueAt(remote(workspace), '/team/0/phoneNumber'), '1');
      assert.deepEqual(workspace.read<JsonObject>(file).team, remote(workspace).team);
    });

    for (const method of ['auto', 'put'])
      it(`and changes of the same are a conflict (${method})`, async () => {
        const workspace = await submitted();
        workspace.service.changeUnseen(idOf(workspace), '/team/0/phoneNumber', '2');
        workspace.edit(file, (value) => setAt(value, '/team/0/phoneNumber', '1'));
        const { plan, run } = await both(workspace, '--method', method);
        for (const { code, text } of [plan, run]) {
          assert.equal(code, 1, text);
          assert.match(text, /^conflict /);
        }
        assert.equal(valueAt(remote(workspace), '/team/0/phoneNumber'), '2');
      });

    it('and what both made the same is only taken', async () => {
      const workspace = await submitted();
      workspace.service.changeUnseen(idOf(workspace), '/team/0/phoneNumber', '1');
      workspace.service.changeUnseen(idOf(workspace), '/details/notes', 'theirs deal:A');
      workspace.edit(file, (value) => setAt(value, '/team/0/phoneNumber', '1'));
      const { plan, run } = await both(workspace);
      assert.match(plan.text, /^pull /);
      assert.match(run.text, /^pulled /);
      assert.equal(valueAt(workspace.read(file), '/details/notes'), 'theirs deal:A');
    });

    it('but not before a single value is sent', async () => {
      const workspace = await submitted();
      const { get } = workspace.service.requests;
      workspace.edit(file, (value) => setAt(value, '/details/notes', 'mine deal:A'));
      assert.match((await workspace.cli('submit', file)).text, /^updated /);
      assert.equal(workspace.service.requests.get, get);
      workspace.service.changeUnseen(idOf(workspace), '/details/notes', 'theirs deal:A');
      workspace.edit(file, (value) => setAt(value, '/details/notes', 'mine again deal:A'));
      const { plan, run } = await both(workspace);
      assert.match(plan.text, /^update /);
      assert.match(run.text, /^updated /);
    });
  });

  describe('that a text from before the change has again, as after a checkout', () => {
    /** Opens a workspace whose file was pulled before and after such a change. */
    async function pulledTwice(change: (service: Workspace['service'], id: string) => void) {
      const workspace = await pulled();
      const before = workspace.text(file);
      change(workspace.service, idOf(workspace));
      await pull(workspace);
      assert.equal(workspace.read(file).eTag, JSON.parse(before).eTag);
      workspace.write(file, before);
      return workspace;
    }
    const setNotes = (service: Workspace['service'], id: string) =>
      service.changeUnseen(id, '/details/notes', 'theirs deal:A');

    for (const isDated of [false, true])
      it(`changes nothing by itself (${isDated ? 'with' : 'without'} a new date)`, async () => {
        const workspace = await pulledTwice((service, id) => {
          setNotes(service, id);
          service.changeUnseen(id, '/team/-', added);
          if (isDated) service.changeUnseen(id, '/updatedDateTime', '2027-01-01T00:00:00Z');
        });
        const notes = valueAt(workspace.read(file), '/details/notes');
        for (const more of [['--dry-run'], [], ['--method', 'put']]) await workspace.cli('submit', file, ...more);
        assert.equal(workspace.service.writes.length, 0);
        workspace.edit(file, (value) => setAt(value, '/details/dealValue', 5));
        for (const more of [[], ['--method', 'put']]) await workspace.cli('submit', file, ...more);
        assert.equal(valueAt(remote(workspace), '/details/notes'), 'theirs deal:A');
        assert.equal(team(remote(workspace)).length, 3);
        const run = await pull(workspace);
        const isTaken = valueAt(workspace.read(file), '/details/notes') !== notes;
        assert.ok(isTaken || run.text.startsWith('conflict'), run.text);
        if (isDated) assert.equal(valueAt(remote(workspace), '/details/dealValue'), 5);
      });

    it('does not send again what the service has no more', async () => {
      const workspace = await pulledTwice((service, id) => service.changeUnseen(id, '/details/notes', undefined));
      workspace.edit(file, (value) => setAt(value, '/details/dealValue', 5));
      await workspace.cli('submit', file);
      assert.equal(valueAt(remote(workspace), '/details/notes'), undefined);
    });
  });

  for (const edit of ['unedited', 'edited'])
    it(`is a conflict in a clone, which only has the date of the earlier content (${edit})`, async () => {
      const workspace = await pulled();
      rmSync(workspace.path('.referrals'), { recursive: true });
      workspace.service.changeUnseen(idOf(workspace), '/details/notes', 'theirs deal:A');
      workspace.service.changeUnseen(idOf(workspace), '/updatedDateTime', '2027-01-01T00:00:00Z');
      if (edit === 'edited') workspace.edit(file, (value) => setAt(value, '/details/dealValue', 5));
      for (const more of [['--dry-run'], [], ['--method', 'put']])
        assert.match((await workspace.cli('submit', file, ...more)).text, /^conflict /);
      assert.match((await pull(workspace)).text, /^conflict /);
      assert.equal(workspace.service.writes.length, 0);
      assert.match((await workspace.cli('submit', file, '--prefer', 'theirs')).text, /^pulled /);
      assert.equal(valueAt(workspace.read(file), '/details/notes'), 'theirs deal:A');
    });

  it('may compute values with each read and order lists as it likes: they are never sent', async () => {
    const workspace = await pulled();
    const { service } = workspace;
    let reads = 0;
    service.alter = (body, kind) => {
      const own = body as JsonObject;
      if (kind === 'list' || !own.id) return body;
      const list = [...(own.team as JsonObject[])];
      if (++reads % 2) list.reverse();
      return { ...own, leadScore: reads, favorite: reads % 2 === 0, insights: { views: reads }, team: list };
    };
    for (let round = 0; round < 3; round++) {
      assert.equal((await pull(workspace)).code, 0);
      const plan = await workspace.cli('submit', file, '--dry-run');
      assert.match(plan.text, /1 unchanged/);
      assert.match((await workspace.cli('submit', file)).text, /1 unchanged/);
    }
    assert.equal(service.writes.length, 0);
    workspace.edit(file, (value) => setAt(value, '/details/dealValue', 5));
    const run = await workspace.cli('submit', file);
    assert.equal(run.code, 0, run.text);
    assert.deepEqual(service.writes.at(-1)?.body, [{ op: 'replace', path: '/details/dealValue', value: 5 }]);
    workspace.edit(file, (value) => Object.assign(value, { leadScore: 99 }));
    await workspace.cli('submit', file);
    assert.deepEqual(service.writes.at(-1)?.body, [{ op: 'replace', path: '/leadScore', value: 99 }]);
  });
});
