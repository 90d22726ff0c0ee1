import assert from 'node:assert/strict';
import { renameSync, rmSync } from 'node:fs';
import { deal } from './deal';
import type { JsonObject } from './service/json';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';

describe('a file that changes while a create is under way', function () {
  this.timeout(60_000);
  const open = workspaces();

  /** Runs something once, when the create of a deal has taken effect and its answer is on its way. */
  function meanwhile({ service }: Workspace, run: () => void): void {
    service.meanwhile = (kind) => {
      if (kind !== 'create') return;
      service.meanwhile = undefined;
      run();
    };
  }

  function idOf(workspace: Workspace, mark: string): unknown {
    return workspace.service.ofDeal(mark)[0]?.id;
  }

  const cases: Readonly<Record<string, (workspace: Workspace) => void>> = {
    'another deal is pasted': (workspace) => workspace.write(file, deal('B')),
    'another deal without a reference is pasted': (workspace) =>
      workspace.write(file, deal('B', { externalReferenceId: undefined })),
    'another deal with the same CRM reference is pasted': (workspace) =>
      workspace.write(file, deal('B', { externalReferenceId: 'CRM-A', type: 'Shared' })),
    'the deal moves, and another one takes its name': (workspace) => {
      renameSync(workspace.path(file), workspace.path('moved.referral.json'));
      workspace.write(file, deal('B'));
    },
  };

  for (const [name, change] of Object.entries(cases)) {
    it(`${name}: the id goes nowhere else, and the user is told`, async () => {
      const workspace = await open();
      workspace.write(file, deal('A'));
      meanwhile(workspace, () => change(workspace));
      const run = await workspace.cli('submit', file);
      assert.equal(workspace.read(file).id, undefined, run.text);
      assert.equal(run.code, 1, run.text);
      assert.match(run.text, new RegExp(String(idOf(workspace, 'A'))));
      const next = await workspace.cli('submit', '.');
      assert.deepEqual(workspace.service.overwrites(), [], next.text);
      assert.deepEqual(
        workspace.service.ofDeal('A').map(({ name }) => name),
        ['Intranet deal:A'],
      );
      assert.ok((workspace.service.counts().get('B') ?? 0) <= 1);
      const { id } = workspace.read(file);
      if (id !== undefined) assert.equal(id, idOf(workspace, 'B'));
    });
  }

  it('the file is gone: the id is kept, and nothing is created again when it is back', async () => {
    const workspace = await open();
    workspace.write(file, deal('A'));
    meanwhile(workspace, () => rmSync(workspace.path(file)));
    const run = await workspace.cli('submit', file);
    assert.equal(run.code, 1, run.text);
    workspace.write(file, deal('A'));
    await workspace.cli('submit', file);
    assert.equal(workspace.service.counts().get('A'), 1);
    const { id } = workspace.read(file);
    if (id !== undefined) assert.equal(id, idOf(workspace, 'A'));
  });

  it('rows are swapped: each id goes to its own deal', async () => {
    const rows = 'rows.referrals.json';
    const workspace = await open();
    workspace.write(rows, [deal('A'), deal('B'), deal('C')]);
    meanwhile(workspace, () => workspace.edit<JsonObject[]>(rows, (all) => all.reverse()));
    await workspace.cli('submit', rows);
    await workspace.cli('submit', rows);
    assert.deepEqual(workspace.service.overwrites(), []);
    assert.deepEqual(
      [...workspace.service.counts()].sort(),
      ['A', 'B', 'C'].map((mark) => [mark, 1]),
    );
    for (const row of workspace.read<JsonObject[]>(rows)) {
      const owner = workspace.service.referrals().find(({ id }) => id === row.id);
      assert.equal(row.name, owner?.name);
    }
  });

  it('a row is taken out: the ids of the others are right', async () => {
    const rows = 'rows.referrals.json';
    const workspace = await open();
    workspace.write(rows, [deal('A'), deal('B'), deal('C')]);
    meanwhile(workspace, () => workspace.edit<JsonObject[]>(rows, (all) => all.shift()));
    await workspace.cli('submit', rows);
    await workspace.cli('submit', rows);
    assert.deepEqual(workspace.service.overwrites(), []);
    for (const row of workspace.read<JsonObject[]>(rows)) {
      const owner = workspace.service.referrals().find(({ id }) => id === row.id);
      assert.equal(row.name, owner?.name);
    }
    assert.ok([...workspace.service.counts().values()].every((count) => count === 1));
  });

  it('the user types on: the id goes to the deal, and what was typed is kept and sent next', async () => {
    const workspace = await open();
    workspace.write(file, deal('A'));
    meanwhile(workspace, () => workspace.edit(file, (value) => Object.assign(value, { statusReason: 'typed' })));
    await workspace.cli('submit', file);
    assert.equal(workspace.read(file).statusReason, 'typed');
    assert.equal(workspace.read(file).id, idOf(workspace, 'A'));
    const next = await workspace.cli('submit', file);
    assert.equal(workspace.service.ofDeal('A')[0]?.statusReason, 'typed', next.text);
  });

  it('both add to a list: what the service added is in the file, and nothing removes it', async () => {
    const workspace = await open();
    const person = (firstName: string): JsonObject => ({
      ...{ firstName, lastName: 'Okoro', phoneNumber: '5550100104' },
      email: `${firstName.toLowerCase()}@partner.example`,
    });
    const team = deal('A').team as JsonObject[];
    workspace.service.knobs.replaces = { '/team': [...team, person('Creator')] };
    workspace.write(file, deal('A'));
    meanwhile(workspace, () => workspace.edit(file, (value) => (value.team as JsonObject[]).push(person('Typed'))));
    const first = await workspace.cli('submit', file);
    assert.equal(first.code, 0, first.text);
    workspace.service.knobs.replaces = {};
    const run = await workspace.cli('submit', file);
    assert.equal(run.code, 0, run.text);
    const { team: now } = workspace.service.ofDeal('A')[0] ?? {};
    const names = (now as JsonObject[]).map(({ firstName }) => firstName);
    assert.deepEqual(names.sort(), ['Creator', 'Diego', 'Lidia', 'Typed']);
  });

  it('both change one entry of a list: the next submit asks, and nothing is lost', async () => {
    const workspace = await open();
    const team = deal('A').team as JsonObject[];
    const changed = (phoneNumber: string) => team.map((each, index) => (index === 0 ? { ...each, phoneNumber } : each));
    workspace.service.knobs.replaces = { '/team': changed('1') };
    workspace.write(file, deal('A'));
    meanwhile(workspace, () => workspace.edit(file, (value) => Object.assign(value, { team: changed('2') })));
    const first = await workspace.cli('submit', file);
    workspace.service.knobs.replaces = {};
    assert.equal(workspace.read(file).id, idOf(workspace, 'A'), first.text);
    const run = await workspace.cli('submit', file);
    assert.match(run.text, /^conflict/m);
    assert.deepEqual([workspace.read(file).team, workspace.service.ofDeal('A')[0]?.team], [changed('2'), changed('1')]);
  });
});
