import assert from 'node:assert/strict';
import { deal } from './deal';
import type { JsonObject } from './service/json';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';
const reference = 'CRM-0007';

/** A deal with the reference that all of them share. */
function sharing(mark: string, changes: JsonObject = {}): JsonObject {
  return { ...deal(mark), externalReferenceId: reference, ...changes } as JsonObject;
}

/** Adds to the service what another clone has created from the file, and what became of it. */
function addTheirs(workspace: Workspace, changes: JsonObject = {}): string {
  return String(workspace.service.add(sharing('A', changes)).id);
}

describe('a reference of the user that another deal of the service has', function () {
  this.timeout(60_000);
  const open = workspaces();

  for (const [what, changes] of Object.entries<JsonObject>({
    customer: { customerProfile: { ...(deal('A').customerProfile as JsonObject), name: 'Contoso Corporation' } },
    name: { name: 'Contoso, phase 1 deal:A' },
    target: { target: [{ type: 'SolutionProfile', id: 'SOL-1' }] },
  })) {
    it(`needs a decision if it has another ${what}, and never created without a word`, async () => {
      const workspace = await open();
      const id = addTheirs(workspace, changes);
      workspace.write(file, sharing('A'));
      for (const more of [['--dry-run'], [], ['--use-found']]) {
        const { code, text } = await workspace.cli('submit', '.', ...more);
        assert.match(text, new RegExp(`^doubtful .*\\n.*${id}.*--use-id ${id}.*--create-anyway`, 'm'));
        assert.equal(code, 1);
      }
      assert.equal(workspace.read(file).id, undefined);
      assert.equal(workspace.service.requests.create, 0);
    });

    it(`is the deal if the user says so, with another ${what}`, async () => {
      const workspace = await open();
      const id = addTheirs(workspace, changes);
      workspace.write(file, sharing('A'));
      const plan = await workspace.cli('submit', '.', '--use-id', id, '--dry-run');
      assert.match(plan.text, /^adopt /m);
      const { text } = await workspace.cli('submit', '.', '--use-id', id);
      assert.equal(workspace.read(file).id, id, text);
      assert.equal(workspace.service.requests.create, 0);
    });
  }

  it('is created anyway if its file is named', async () => {
    const workspace = await open();
    const id = addTheirs(workspace, { name: 'Phase 1 deal:A' });
    workspace.write(file, sharing('A'));
    const { code, text } = await workspace.cli('submit', file, '--create-anyway');
    assert.equal(code, 0, text);
    assert.notEqual(workspace.read(file).id, id);
    assert.equal(workspace.service.requests.create, 1);
    assert.match((await workspace.cli('submit', file)).text, /1 unchanged/);
  });

  for (const [what, theirs, mine] of [
    ['of another type', { type: 'Shared' }, {}],
    ['in another engagement', { name: 'Phase 1 deal:A' }, { engagementId: '6d7f3a52-8a5c-4b7e-9d56-1f0f6b7c2e11' }],
  ] as const)
    it(`asks nothing about a deal ${what}`, async () => {
      const workspace = await open();
      addTheirs(workspace, theirs);
      workspace.write(file, sharing('A', mine));
      const { code, text } = await workspace.cli('submit', file);
      assert.equal(code, 0, text);
      assert.equal(workspace.service.requests.create, 1);
    });

  it('asks nothing about the connected deal, for another target in the engagement', async () => {
    const workspace = await open();
    const theirs = workspace.service.add(
      sharing('A', { type: 'Shared', target: [{ type: 'SolutionProfile', id: 'SOL-1' }] }),
    );
    const target = [{ type: 'BusinessProfileLocation', id: 'msft' }];
    workspace.write(file, sharing('A', { type: 'Shared', engagementId: theirs.engagementId as string, target }));
    const { text } = await workspace.cli('submit', file);
    assert.equal(workspace.service.requests.create, 1, text);
  });

  it('asks nothing about a deal that a file has', async () => {
    const workspace = await open();
    addTheirs(workspace, { name: 'Phase 1 deal:A' });
    await workspace.cli('pull');
    workspace.write(file, sharing('B'));
    const { code, text } = await workspace.cli('submit', file);
    assert.equal(code, 0, text);
    assert.equal(workspace.service.requests.create, 1);
  });

  it('needs a decision in a pull before a submit, which writes no second file', async () => {
    const workspace = await open();
    const id = addTheirs(workspace, { name: 'Phase 1 deal:A' });
    workspace.write(file, sharing('A'));
    const pulled = await workspace.cli('pull', '--out', '.');
    assert.match(pulled.text, /^conflict .*\n.*may be this deal without its ID, or a copy/m);
    assert.deepEqual(workspace.files(), [file]);
    assert.match((await workspace.cli('submit', file)).text, new RegExp(`^doubtful .*\\n.*--use-id ${id}`));
    await workspace.cli('submit', file, '--create-anyway');
    assert.equal((await workspace.cli('pull', '--out', '.')).code, 0);
    assert.equal(workspace.files().length, 2);
  });

  it('keeps no pull from writing files if it is that of many deals', async () => {
    const workspace = await open();
    for (const mark of ['C', 'D']) workspace.service.add(sharing(mark));
    workspace.write(file, sharing('A'));
    const { code, text } = await workspace.cli('pull', '--out', '.');
    assert.equal(code, 0, text);
    assert.equal(workspace.files().length, 3);
  });

  it('may be that of many new deals of a run', async () => {
    const workspace = await open();
    for (let index = 0; index < 30; index++) workspace.write(`${index}.referral.json`, sharing(`B${index}`));
    const { code, text } = await workspace.cli('submit', '.');
    assert.equal(code, 0, text);
    assert.equal(workspace.service.requests.create, 30);
  });

  for (const rows of [false, true])
    it(`needs a decision for each of many deals (${rows ? 'rows' : 'files'}), and one flag or a pull decides`, async () => {
      const workspace = await open();
      addTheirs(workspace);
      const all = Array.from({ length: 30 }, (_, index) => sharing(`B${index}`));
      const write = (from: number, to: number): void => {
        if (rows) workspace.write(`${from}.referrals.json`, all.slice(from, to));
        else for (let index = from; index < to; index++) workspace.write(`${index}.referral.json`, all[index]);
      };
      write(0, 15);
      const asked = await workspace.cli('submit', '.');
      assert.match(asked.text, /15 in doubt/);
      assert.deepEqual({ ...workspace.service.requests, create: 0, get: 0 }, workspace.service.requests);
      const created = await workspace.cli('submit', '.', '--create-anyway');
      assert.equal(created.code, 0, created.text);
      await workspace.cli('pull');
      write(15, 30);
      const more = await workspace.cli('submit', '.');
      assert.equal(more.code, 0, more.text);
      assert.equal(workspace.service.requests.create, 30);
      assert.ok([...workspace.service.counts().values()].every((count) => count === 1));
    });
});

describe('--use-id for a deal of which nothing is known here', function () {
  this.timeout(60_000);
  const open = workspaces();

  /** A deal without a reference, as the file had it before another clone created it. */
  function unreferenced(mark = 'A'): JsonObject {
    const { externalReferenceId: _, ...rest } = deal(mark) as JsonObject;
    return rest;
  }

  /** Runs it as a dry run and for good, and expects that both refuse. */
  async function refused(workspace: Workspace, id: string): Promise<void> {
    for (const more of [['--dry-run'], []]) {
      const { code, text } = await workspace.cli('submit', '.', '--use-id', id, ...more);
      assert.match(text, /^(doubtful|failed) /m);
      assert.equal(code, 1, text);
    }
    assert.equal(workspace.service.requests.create, 0);
    assert.equal(workspace.read(file).id, undefined);
  }

  it('gives the file its ID, whatever reference another clone has generated', async () => {
    const workspace = await open();
    const generated = 'auto-5a1f3c3e-8d9a-4a2e-9a55-0b6f2f1c1c11';
    const { id } = workspace.service.add({ ...unreferenced(), externalReferenceId: generated });
    workspace.write(file, unreferenced());
    const plan = await workspace.cli('submit', '.', '--use-id', String(id), '--dry-run');
    assert.match(plan.text, /^adopt /m);
    const { code, text } = await workspace.cli('submit', '.', '--use-id', String(id));
    assert.equal(code, 0, text);
    assert.equal(workspace.read(file).id, id);
    assert.equal(workspace.service.requests.create, 0);
  });

  it('creates nothing if the service has no such deal', async () => {
    const workspace = await open();
    workspace.write(file, deal('A'));
    await refused(workspace, '6d7f3a52-8a5c-4b7e-9d56-1f0f6b7c2e11');
  });

  for (const [what, make] of Object.entries({ reference: deal, name: unreferenced }))
    it(`creates nothing and takes nothing if the deal has another ${what}`, async () => {
      const workspace = await open();
      const { id } = workspace.service.add(make('B') as JsonObject);
      workspace.write(file, make('A'));
      await refused(workspace, String(id));
    });

  it('creates nothing and takes nothing if another file has the deal', async () => {
    const workspace = await open();
    await workspace.addPulled('b.referral.json', deal('A'));
    workspace.write(file, deal('A'));
    await refused(workspace, String(workspace.service.ofDeal('A')[0]?.id));
  });

  it('gives the ID to one of two files', async () => {
    const workspace = await open();
    const { id } = workspace.service.add(unreferenced());
    for (const name of [file, 'b.referral.json']) workspace.write(name, unreferenced());
    for (const more of [['--dry-run'], []]) {
      const { code, text } = await workspace.cli('submit', '.', '--use-id', String(id), ...more);
      assert.match(text, /1 .*, 1 in doubt/);
      assert.equal(code, 1);
    }
    assert.equal([file, 'b.referral.json'].filter((name) => workspace.read(name).id === id).length, 1);
    assert.equal(workspace.service.requests.create, 0);
  });
});
