import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { httpReferralsApi } from '../../src/api/http/httpReferralsApi';
import { diskFile } from '../../src/cli/sync/diskFile';
import { heldReferrals } from '../../src/cli/sync/heldReferrals';
import { mayBeNamedBy } from '../../src/sync/files/fileNames';
import { exclusiveIn, lockedApi } from '../../src/sync/state/lockedApi';
import { DiskState } from '../../src/sync/state/node/diskState';
import { submitReferral } from '../../src/sync/submit/submitReferral';
import type { SyncServices } from '../../src/sync/syncServices';
import { deal } from './deal';
import { type JsonObject, setAt } from './service/json';
import type { Fault, Knobs } from './service/knobs';
import { type Workspace, workspaces } from './workspace';

const doubtful = 'c.referral.json';
const rows = 'rows.referrals.json';
const lost = (fault: Partial<Fault> = {}): Partial<Knobs> => ({
  faults: [{ on: 'create', answer: 'reset', ...fault }],
  indexLagMs: 'held',
});

/** A deal that shares its names with others, without a reference. */
const named = (mark: string): JsonObject =>
  deal(mark, { name: 'Renewal', externalReferenceId: undefined }) as JsonObject;

/** A deal of another name and customer that shares its reference with others. */
function shared(mark: string): JsonObject {
  const value = deal(mark, { externalReferenceId: 'TEAM-EMEA' }) as JsonObject;
  setAt(value, '/customerProfile/name', `${mark} Ltd.`);
  return value;
}

describe('a deal that looks like one that was created', function () {
  this.timeout(60_000);
  const open = workspaces();

  /** Opens a workspace in which the create of a deal is in doubt, and the service shows it by now. */
  async function inDoubt(value: JsonObject): Promise<Workspace> {
    const workspace = await open(lost());
    workspace.write(doubtful, value);
    const run = await workspace.cli('submit', doubtful);
    assert.match(run.text, /^doubtful/m);
    workspace.service.release();
    return workspace;
  }

  const idOf = ({ service }: Workspace, mark: string): unknown => service.ofDeal(mark)[0]?.id;

  for (const [what, make] of Object.entries({ names: named, reference: shared })) {
    for (const fresh of ['b.referral.json', 'd.referral.json']) {
      it(`shares the ${what} of one in doubt: --use-found gives it nothing (${fresh})`, async () => {
        const workspace = await inDoubt(make('DOUBT'));
        workspace.write(fresh, make('FRESH'));
        const plan = await workspace.cli('submit', '.', '--use-found', '--dry-run');
        assert.match(plan.text, /^adopt .*c\.referral\.json/m);
        const run = await workspace.cli('submit', '.', '--use-found');
        assert.equal(workspace.read(doubtful).id, idOf(workspace, 'DOUBT'), run.text);
        assert.notEqual(workspace.read(fresh).id, idOf(workspace, 'DOUBT'), run.text);
        await workspace.cli('submit', '.', '--use-found');
        const last = await workspace.cli('submit', '.', '--create-anyway');
        assert.deepEqual(workspace.service.overwrites(), [], last.text);
        assert.deepEqual([...workspace.service.counts()].sort(), [
          ['DOUBT', 1],
          ['FRESH', 1],
        ]);
        assert.equal(workspace.read(fresh).id, idOf(workspace, 'FRESH'));
      });
    }

    it(`shares the ${what} of a row in doubt: --use-found gives it nothing`, async () => {
      const workspace = await open(lost());
      workspace.write(rows, [make('DOUBT')]);
      await workspace.cli('submit', rows);
      workspace.service.release();
      workspace.edit<JsonObject[]>(rows, (all) => all.unshift(make('FRESH')));
      const run = await workspace.cli('submit', rows, '--use-found');
      const [first, second] = workspace.read<JsonObject[]>(rows);
      assert.equal(second?.id, idOf(workspace, 'DOUBT'), run.text);
      assert.notEqual(first?.id, second?.id, run.text);
      assert.deepEqual(workspace.service.overwrites(), []);
    });

    it(`shares the ${what} of one in doubt: a pull gives the ID to that one`, async () => {
      const workspace = await inDoubt(make('DOUBT'));
      workspace.write('b.referral.json', make('FRESH'));
      const run = await workspace.cli('pull', '--out', '.');
      assert.equal(run.code, 0, run.text);
      assert.equal(workspace.read(doubtful).id, idOf(workspace, 'DOUBT'));
      assert.equal(workspace.read('b.referral.json').id, undefined);
      assert.equal(workspace.files().length, 2);
    });

    it(`shares the ${what} of one in doubt: --create-anyway leaves what is known of that one`, async () => {
      const workspace = await inDoubt(make('DOUBT'));
      workspace.write('b.referral.json', make('FRESH'));
      await workspace.cli('submit', 'b.referral.json', '--create-anyway');
      const run = await workspace.cli('submit', '.');
      assert.equal(workspace.read(doubtful).id, idOf(workspace, 'DOUBT'), run.text);
      const last = await workspace.cli('submit', 'b.referral.json');
      assert.equal(workspace.read('b.referral.json').id, idOf(workspace, 'FRESH'), last.text);
      assert.deepEqual([...workspace.service.counts()].sort(), [
        ['DOUBT', 1],
        ['FRESH', 1],
      ]);
      if (make === named) {
        const references = workspace.service.referrals().map(({ externalReferenceId }) => externalReferenceId);
        assert.equal(new Set(references).size, 2);
      }
    });
  }

  it('has the content of one in doubt, whose file has the reference: is not that one', async () => {
    const workspace = await inDoubt(named('DOUBT'));
    workspace.write('b.referral.json', named('DOUBT'));
    const run = await workspace.cli('submit', '.', '--use-found');
    assert.equal(workspace.read(doubtful).id, idOf(workspace, 'DOUBT'), run.text);
    assert.equal(workspace.read('b.referral.json').id, undefined, run.text);
  });

  it('has the names of one whose file was deleted: --use-found gives it nothing', async () => {
    const workspace = await open();
    workspace.write('old.referral.json', named('OLD'));
    await workspace.cli('submit', 'old.referral.json');
    rmSync(workspace.path('old.referral.json'));
    workspace.write('new.referral.json', named('NEW'));
    for (const more of [[], ['--use-found']]) {
      const run = await workspace.cli('submit', '.', ...more);
      assert.match(run.text, /^doubtful/m);
      assert.equal(workspace.read('new.referral.json').id, undefined);
    }
    const last = await workspace.cli('submit', '.', '--create-anyway');
    assert.equal(workspace.read('new.referral.json').id, idOf(workspace, 'NEW'), last.text);
    assert.deepEqual(workspace.service.overwrites(), []);
  });

  it('is in another repository of the run: is not created a second time', async () => {
    for (const knobs of [{}, { indexLagMs: 'held' as const }, lost({ answer: 503, after: 1 })]) {
      const workspace = await open(knobs);
      for (const repository of ['one', 'two']) {
        mkdirSync(workspace.path(`${repository}/.git`), { recursive: true });
        workspace.write(`${repository}/a.referral.json`, deal('A'));
      }
      workspace.write('one/0.referral.json', deal('0'));
      const run = await workspace.cli('submit', '.');
      assert.equal(run.code, 1, run.text);
      assert.ok((workspace.service.counts().get('A') ?? 0) <= 1, run.text);
      assert.match(run.text, /^doubtful .*two.a\.referral\.json/m);
    }
  });

  it('is restored beside a file with an unusual name that has it: needs a decision', async () => {
    const workspace = await open();
    workspace.write('A.json', deal('A'));
    await workspace.cli('submit', 'A.json');
    workspace.write('pulled/B.json', workspace.text('A.json'));
    workspace.write('A.json', deal('A'));
    const run = await workspace.cli('submit', 'A.json');
    assert.match(run.text, /^doubtful .*\n.*is in .*pulled.B\.json/m);
    assert.equal(workspace.read('A.json').id, undefined);
  });

  it('is in another file beside a referral that cannot be read: needs a decision', async () => {
    const workspace = await open();
    workspace.write('a.referral.json', deal('A'));
    await workspace.cli('submit', 'a.referral.json');
    renameSync(workspace.path('a.referral.json'), workspace.path('z.referral.json'));
    workspace.write('b.referral.json', deal('A'));
    // As root nothing else is unreadable.
    symlinkSync('loop.referral.json', workspace.path('loop.referral.json'));
    const run = await workspace.cli('submit', 'b.referral.json');
    assert.match(run.text, /^doubtful .*\n.*is in .*z\.referral\.json/m);
    assert.equal(workspace.read('b.referral.json').id, undefined);
  });
});

describe('the decision to use what was found', function () {
  this.timeout(60_000);
  const open = workspaces();
  const states: DiskState[] = [];
  afterEach(async () => {
    for (const state of states.splice(0)) await state.close();
  });

  async function opened() {
    const workspace = await open(lost({ times: 2 }));
    const state = new DiskState(path.join(workspace.folder, '.referrals'), 'hostile');
    states.push(state);
    const http = httpReferralsApi({ endpoint: workspace.service.origin, token: async () => 'x' });
    const services: SyncServices = {
      api: lockedApi(http, () => state),
      exclusive: exclusiveIn(() => state),
      baselines: state.baselines,
      records: state.records,
      held: heldReferrals([workspace.folder], { isReferralFile: mayBeNamedBy(), isIgnored: () => false }),
      clock: () => new Date(),
    };
    const file = diskFile(workspace.path(rows));
    const submit = (pointer: string, use?: unknown) =>
      submitReferral(services, file, { pointer, ...(use !== undefined && { inDoubt: { use: String(use) } }) });
    return { workspace, submit };
  }

  for (const [what, given] of Object.entries({ own: {}, generated: { externalReferenceId: undefined } })) {
    it(`counts for the referral that was asked about only, ${what} references`, async () => {
      const { workspace, submit } = await opened();
      workspace.write(rows, [deal('A', given), deal('B', given)]);
      await submit('/0');
      await submit('/1');
      workspace.service.release();
      const id = workspace.service.ofDeal('A')[0]?.id;
      workspace.edit<JsonObject[]>(rows, (all) => all.reverse());
      assert.equal((await submit('/0', id)).outcome, 'doubtful');
      workspace.edit<JsonObject[]>(rows, (all) => all.unshift(deal('N', given) as JsonObject));
      assert.equal((await submit('/0', id)).outcome, 'doubtful');
      assert.equal(workspace.service.requests.create, 2);
      assert.equal((await submit('/2', id)).outcome, 'created');
      const ids = workspace.read<JsonObject[]>(rows).map((row) => row.id);
      assert.deepEqual(ids, [undefined, undefined, id]);
    });
  }
});
