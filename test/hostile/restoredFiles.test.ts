import assert from 'node:assert/strict';
import { cpSync, renameSync, rmSync } from 'node:fs';
import { deal } from './deal';
import { type JsonObject, setAt, valueAt } from './service/json';
import { workspaces } from './workspace';

const all = 'all.referrals.json';
const file = 'a.referral.json';

describe('files that lose their ids again', function () {
  this.timeout(60_000);
  const open = workspaces();

  for (const reference of ['own references', 'generated references']) {
    const given = reference.startsWith('own') ? {} : { externalReferenceId: undefined };
    const count = reference.startsWith('own') ? 101 : 21;
    const deals = Array.from({ length: count }, (_, index) => deal(`m${index}`, given));

    it(`undo or checkout of many created referrals creates nothing, ${reference}`, async () => {
      const workspace = await open();
      workspace.write(all, deals);
      const old = workspace.text(all);
      const first = await workspace.cli('submit', all);
      assert.equal(first.code, 0, first.text);
      assert.equal(workspace.service.referrals().length, count);
      workspace.write(all, old);
      const again = await workspace.cli('submit', all);
      assert.equal(workspace.service.referrals().length, count, again.text.slice(-500));
    });

    it(`some rows restored, in another order and another file, ${reference}`, async () => {
      const workspace = await open();
      workspace.write(all, deals.slice(0, 21));
      await workspace.cli('submit', all);
      rmSync(workspace.path(all));
      workspace.write('other/some.referrals.json', deals.slice(5, 15).reverse());
      await workspace.cli('submit', 'other');
      assert.equal(workspace.service.referrals().length, 21);
      for (const row of workspace.read<JsonObject[]>('other/some.referrals.json')) {
        const owner = workspace.service.referrals().find(({ id }) => id === row.id);
        if (row.id !== undefined) assert.equal(row.name, owner?.name);
      }
    });

    it(`an edited old text is one referral, or a question, ${reference}`, async () => {
      const workspace = await open();
      workspace.write(all, deals.slice(0, 5));
      await workspace.cli('submit', all);
      const edited = deals.slice(0, 5).map((value) => ({ ...value, statusReason: 'typed after the undo' }));
      workspace.write(all, edited);
      const run = await workspace.cli('submit', all);
      assert.deepEqual(new Set(workspace.service.counts().values()), new Set([1]), run.text);
    });

    for (const edit of ['as it was', 'edited']) {
      it(`a file ${edit} whose referral was pulled into another folder needs a decision, ${reference}`, async () => {
        const workspace = await open();
        workspace.write(file, deal('A', given));
        await workspace.cli('submit', file);
        workspace.write(file, deal('A', { ...given, ...(edit === 'edited' && { statusReason: 'typed' }) }));
        await workspace.cli('pull', '--out', 'pulled', '--state', 'state');
        assert.equal(workspace.files('pulled').length, 1);
        const run = await workspace.cli('submit', '.');
        assert.equal(workspace.service.counts().get('A'), 1, run.text);
        assert.equal(run.code, 1, run.text);
        assert.equal(workspace.read(file).id, undefined, run.text);
      });
    }
  }

  it('a lost response, then the file moves', async () => {
    for (const to of ['b.referral.json', 'deeper/down/a.referral.json']) {
      const workspace = await open({ faults: [{ on: 'create', answer: 'reset' }] });
      workspace.write(file, deal('A'));
      await workspace.cli('submit', file);
      workspace.write(to, '');
      renameSync(workspace.path(file), workspace.path(to));
      const run = await workspace.cli('submit', to);
      await workspace.cli('submit', '.');
      assert.equal(workspace.service.counts().get('A'), 1, run.text);
    }
  });

  for (const state of ['its state', 'no state']) {
    it(`a lost response, then another clone of the folder with ${state}`, async () => {
      const workspace = await open({ faults: [{ on: 'create', answer: 'reset' }] });
      const submitIn = (clone: string) =>
        workspace.run({ args: ['submit', file, '--endpoint', workspace.service.origin], cwd: workspace.path(clone) });
      workspace.write(`one/${file}`, deal('A'));
      await submitIn('one');
      cpSync(workspace.path('one'), workspace.path('two'), { recursive: true });
      if (state === 'no state') rmSync(workspace.path('two/.referrals'), { recursive: true, force: true });
      await submitIn('two');
      await submitIn('one');
      assert.equal(workspace.service.counts().get('A'), 1);
    });
  }

  for (const edit of ['as it was', 'edited'] as const) {
    it(`another clone of the folder has created it, with a reference of the user, ${edit}`, async () => {
      const workspace = await open();
      const { service } = workspace;
      const submitIn = (clone: string, ...more: string[]) =>
        workspace.run({ args: ['submit', file, '--endpoint', service.origin, ...more], cwd: workspace.path(clone) });
      workspace.write(`one/${file}`, deal('A'));
      workspace.write(`two/${file}`, deal('A', edit === 'edited' ? { campaignId: 'typed' } : {}));
      assert.equal((await submitIn('one')).code, 0);
      for (const more of [['--dry-run'], []]) {
        const run = await submitIn('two', ...more);
        assert.equal(run.code, edit === 'edited' ? 1 : 0, run.text);
        assert.equal(service.counts().get('A'), 1, run.text);
      }
      const used = await submitIn('two', '--use-found');
      assert.equal(used.code, 0, used.text);
      assert.equal(workspace.read(`two/${file}`).id, workspace.read(`one/${file}`).id);
      assert.equal(service.requests.create, 1);
    });
  }

  it('a deal with the reference of another one is created, if its names differ or a file has that one', async () => {
    const workspace = await open();
    const { service } = workspace;
    workspace.write(file, deal('A'));
    await workspace.cli('submit', file);
    workspace.write('b.referral.json', deal('B', { externalReferenceId: 'CRM-A' }));
    const run = await workspace.cli('submit', 'b.referral.json');
    assert.equal(run.code, 0, run.text);
    assert.deepEqual([...service.counts().values()], [1, 1]);
  });

  it('a lost response, then the service under another spelling of its host', async () => {
    const workspace = await open({ faults: [{ on: 'create', answer: 'reset', effect: 'held' }] });
    const { origin } = workspace.service;
    workspace.write(file, deal('A'));
    const spellings = [origin.replace('127.0.0.1', 'localhost'), origin, `${origin}/`, origin.replace('http', 'HTTP')];
    for (const endpoint of spellings) await workspace.run({ args: ['submit', file, '--endpoint', endpoint] });
    workspace.service.release();
    for (const endpoint of spellings) await workspace.run({ args: ['submit', file, '--endpoint', endpoint] });
    assert.equal(workspace.service.counts().get('A'), 1);
  });

  it('a lost response, then two copies of the file', async () => {
    const workspace = await open({ indexLagMs: 'held', faults: [{ on: 'create', answer: 'reset' }] });
    workspace.write(file, deal('A', { externalReferenceId: undefined }));
    await workspace.cli('submit', file);
    assert.equal(workspace.read(file).id, undefined);
    cpSync(workspace.path(file), workspace.path('copy.referral.json'));
    workspace.service.release();
    await workspace.cli('submit', '.');
    const ids = ['copy.referral.json', file].map((name) => workspace.read(name).id).filter((id) => id !== undefined);
    assert.equal(new Set(ids).size, ids.length, 'two files hold one id');
    const made = workspace.service.ofDeal('A');
    assert.equal(new Set(made.map(({ externalReferenceId }) => externalReferenceId)).size, made.length);
  });

  it('a copy that loses its own reference again, when the original has lost its own as well', async () => {
    const workspace = await open();
    const { service } = workspace;
    const original = deal('A', { externalReferenceId: undefined });
    let copy: JsonObject = {};
    workspace.write(file, original);
    service.meanwhile = () => {
      copy = { ...workspace.read(file), name: 'Copy deal:B', details: deal('B').details };
    };
    await workspace.cli('submit', file);
    service.meanwhile = undefined;
    workspace.write('copy.referral.json', copy);
    await workspace.cli('submit', '.');
    assert.equal(service.counts().get('B'), 1);
    workspace.write(file, original);
    workspace.write('copy.referral.json', copy);
    for (let round = 0; round < 2; round++) {
      const run = await workspace.cli('submit', '.');
      assert.equal(service.counts().get('B'), 1, run.text);
      const { id } = workspace.read('copy.referral.json');
      if (id !== undefined) assert.equal(id, service.ofDeal('B')[0]?.id);
    }
  });

  for (const reference of ['own', 'generated']) {
    it(`a file that moves during its create, whose referral is pulled into another folder, ${reference} reference`, async () => {
      const workspace = await open();
      const { service } = workspace;
      workspace.write(file, deal('A', reference === 'own' ? {} : { externalReferenceId: undefined }));
      service.meanwhile = (kind) => {
        if (kind === 'create') renameSync(workspace.path(file), workspace.path('moved.referral.json'));
      };
      await workspace.cli('submit', file);
      service.meanwhile = undefined;
      await workspace.cli('pull', '--out', 'pulled', '--state', 'state');
      assert.equal(workspace.files('pulled').length, 1);
      workspace.edit('moved.referral.json', (value) => Object.assign(value, { name: 'New name deal:A' }));
      const run = await workspace.cli('submit', '.');
      assert.equal(service.counts().get('A'), 1, run.text);
      assert.equal(run.code, 1, run.text);
      const anyway = await workspace.cli('submit', '.', '--create-anyway');
      assert.equal(service.counts().get('A'), 2, anyway.text);
      const expected = reference === 'own' ? 1 : 2;
      assert.equal(new Set(service.ofDeal('A').map((each) => each.externalReferenceId)).size, expected);
    });
  }

  for (const externalReferenceId of ['CRM-A', undefined]) {
    it(`a file with an old text and a new name, whose referral was pulled into another folder, needs a decision: ${externalReferenceId ?? 'generated'}`, async () => {
      const workspace = await open();
      const { service } = workspace;
      workspace.write(file, deal('A', { externalReferenceId }));
      await workspace.cli('submit', file);
      const reference = service.ofDeal('A')[0]?.externalReferenceId;
      workspace.write(file, deal('A', { externalReferenceId: reference, name: 'New name deal:A' }));
      await workspace.cli('pull', '--out', 'pulled', '--state', 'state');
      assert.equal(workspace.files('pulled').length, 1);
      const run = await workspace.cli('submit', '.');
      assert.equal(run.code, 1, run.text);
      assert.equal(service.counts().get('A'), 1, run.text);
      // A copy in another file is a new deal.
      workspace.write('copy.referral.json', deal('B', { externalReferenceId: reference }));
      const copy = await workspace.cli('submit', 'copy.referral.json');
      assert.equal(copy.code, 0, copy.text);
    });
  }

  it('an old text without an ETag does not bring back what other users have changed', async () => {
    const workspace = await open();
    const { service } = workspace;
    workspace.write(file, deal('A'));
    await workspace.cli('submit', file);
    const { eTag: _, ...old } = workspace.read(file);
    service.change(String(old.id), '/details/notes', 'theirs deal:A');
    await workspace.cli('pull', '--out', '.');
    workspace.write(file, { ...old, statusReason: 'mine' });
    const run = await workspace.cli('submit', file);
    const [remote] = service.ofDeal('A');
    assert.equal(valueAt(remote, '/details/notes'), 'theirs deal:A', run.text);
    assert.match(run.text, /conflict/);
    assert.equal(valueAt(workspace.read(file), '/details/notes'), valueAt(old, '/details/notes'));
  });

  describe('get their referral back after other users have changed it', () => {
    const notes = '/details/notes';
    async function restored(mine: Record<string, unknown>) {
      const workspace = await open();
      workspace.write(file, deal('A'));
      await workspace.cli('submit', file);
      const id = String(workspace.read(file).id);
      workspace.service.change(id, notes, 'theirs deal:A');
      workspace.write(file, deal('A', mine));
      return { workspace, id };
    }

    it('and nothing of theirs is overwritten if the user takes it', async () => {
      const { workspace, id } = await restored({ statusReason: 'mine' });
      const used = await workspace.cli('submit', file, '--use-found');
      assert.equal(workspace.read(file).id, id, used.text);
      const next = await workspace.cli('submit', file);
      const [remote] = workspace.service.ofDeal('A');
      assert.equal(valueAt(remote, notes), 'theirs deal:A', next.text);
      assert.equal(workspace.read(file).statusReason, 'mine');
    });

    it('and what both have changed is a conflict', async () => {
      const { workspace } = await restored({ details: { ...(deal('A').details as JsonObject), notes: 'mine deal:A' } });
      await workspace.cli('submit', file, '--use-found');
      const next = await workspace.cli('submit', file);
      assert.match(next.text, /conflict/);
      assert.equal(valueAt(workspace.service.ofDeal('A')[0], notes), 'theirs deal:A');
      assert.equal(valueAt(workspace.read(file), notes), 'mine deal:A');
    });

    it('and a person that the user changes meanwhile does not remove theirs', async () => {
      const { workspace, id } = await restored({});
      const { service } = workspace;
      service.change(id, '/team/-', { firstName: 'Cy', lastName: 'Dee', email: 'cy@partner.example' });
      service.meanwhile = (kind) => {
        if (kind === 'get') workspace.edit(file, (value) => setAt(value, '/team/0/phoneNumber', '5550100199'));
        service.meanwhile = undefined;
      };
      for (let round = 0; round < 2; round++) {
        const run = await workspace.cli('submit', file);
        assert.equal(workspace.read(file).id, id, run.text);
        assert.match(JSON.stringify(service.ofDeal('A')), /cy@partner.example/, run.text);
      }
      assert.equal(valueAt(service.ofDeal('A')[0], '/team/0/phoneNumber'), '5550100199');
    });

    for (const [what, path, gone] of [
      ['a text', notes, ''],
      ['a property', '/statusReason', undefined],
      ['a person', '/team', (deal('A').team as JsonObject[]).slice(0, 1)],
    ] as const) {
      it(`and ${what} that they removed does not come back unasked`, async () => {
        const workspace = await open();
        const mine = deal('A', { statusReason: 'mine' });
        workspace.write(file, mine);
        await workspace.cli('submit', file);
        const { service } = workspace;
        service.change(String(workspace.read(file).id), path, gone);
        workspace.write(file, mine);
        for (let round = 0; round < 3; round++) await workspace.cli('submit', file);
        const [remote] = service.ofDeal('A');
        assert.deepEqual(valueAt(remote, path) || undefined, gone || undefined);
        // Nothing tells whether the service ignored it or someone removed it: the user decides.
        assert.deepEqual(valueAt(workspace.read(file), path), valueAt(mine, path));
      });
    }

    it('and what the user types meanwhile does not overwrite theirs', async () => {
      const { workspace, id } = await restored({});
      workspace.service.meanwhile = (kind) => {
        if (kind === 'get') workspace.edit(file, (value) => setAt(value, notes, 'mine deal:A'));
        workspace.service.meanwhile = undefined;
      };
      const used = await workspace.cli('submit', file);
      assert.equal(workspace.read(file).id, id, used.text);
      const next = await workspace.cli('submit', file);
      assert.match(next.text, /conflict/);
      assert.equal(valueAt(workspace.service.ofDeal('A')[0], notes), 'theirs deal:A');
      assert.equal(valueAt(workspace.read(file), notes), 'mine deal:A');
    });
  });
});
