import assert from 'node:assert/strict';
import { deal } from './deal';
import { type JsonObject, setAt, valueAt } from './service/json';
import { workspaces } from './workspace';

const file = 'a.referral.json';
const all = 'all.referrals.json';
const notes = '/details/notes';

describe('pulls into files that lost their ids', function () {
  this.timeout(60_000);
  const open = workspaces();

  for (const reference of ['own', 'generated']) {
    const given = reference === 'own' ? {} : { externalReferenceId: undefined };

    it(`gives the ids back and writes no second file, ${reference} references`, async () => {
      const workspace = await open();
      const { service } = workspace;
      workspace.write(file, deal('A', given));
      workspace.write(all, [deal('B', given), deal('C', given)]);
      const old = [file, all].map((name) => [name, workspace.text(name)] as const);
      await workspace.cli('submit', '.');
      service.change(String(workspace.read(file).id), notes, 'theirs deal:A');
      for (const [name, text] of old) workspace.write(name, text);
      const plan = await workspace.cli('pull', '--out', '.', '--dry-run');
      assert.match(plan.text, /3 to pull; nothing was written/);
      assert.deepEqual(
        old.map(([name]) => workspace.text(name)),
        old.map(([, text]) => text),
      );
      const run = await workspace.cli('pull', '--out', '.');
      assert.equal(run.code, 0, run.text);
      assert.deepEqual(workspace.files().sort(), [file, all]);
      const rows = [workspace.read(file), ...workspace.read<JsonObject[]>(all)];
      assert.deepEqual(
        rows.map(({ id }) => id),
        ['A', 'B', 'C'].map((mark) => service.ofDeal(mark)[0]?.id),
      );
      assert.equal(valueAt(rows[0], notes), 'theirs deal:A');
      const after = await workspace.cli('submit', '.');
      assert.equal(after.code, 0, after.text);
      assert.equal(service.requests.create, 3);
    });

    it(`brings back nothing that an update replaced, ${reference} reference`, async () => {
      const workspace = await open();
      const person = (firstName: string) => ({ firstName, lastName: 'Rao', email: `${firstName}@contoso.example` });
      const draft = deal('A', { ...given, team: [person('Priya')] });
      workspace.write(file, draft);
      await workspace.cli('submit', file);
      workspace.edit(file, (row) => setAt(row, '/team/0', person('Miriam')));
      const update = await workspace.cli('submit', file);
      assert.equal(update.code, 0, update.text);
      const submitted = workspace.read(file);
      workspace.write(file, draft);
      const run = await workspace.cli('pull', '--out', '.');
      assert.equal(run.code, 0, run.text);
      assert.deepEqual(workspace.files(), [file]);
      assert.deepEqual(workspace.read(file), submitted);
    });

    it(`asks about a file that was changed since, ${reference} reference`, async () => {
      const workspace = await open();
      workspace.write(file, deal('A', given));
      await workspace.cli('submit', file);
      workspace.write(file, deal('A', { ...given, statusReason: 'typed' }));
      for (const more of [['--dry-run'], []]) {
        const run = await workspace.cli('pull', '--out', '.', ...more);
        assert.equal(run.code, 1, run.text);
        assert.match(run.text, /may be this deal without its ID/);
        assert.deepEqual(workspace.files(), [file]);
      }
      const used = await workspace.cli('submit', file, '--use-found');
      assert.equal(used.code, 0, used.text);
      assert.equal(workspace.read(file).id, workspace.service.ofDeal('A')[0]?.id);
      assert.equal(workspace.read(file).statusReason, 'typed');
    });

    it(`recognizes a create whose response was lost, ${reference} reference`, async () => {
      const workspace = await open({ faults: [{ on: 'create', answer: 'reset', effect: 'held' }] });
      workspace.write(file, deal('A', given));
      await workspace.cli('submit', file);
      workspace.service.release();
      const run = await workspace.cli('pull', '--out', '.');
      assert.deepEqual(workspace.files(), [file], run.text);
      assert.equal(workspace.read(file).id, workspace.service.ofDeal('A')[0]?.id);
      assert.equal(workspace.service.counts().get('A'), 1);
    });
  }

  it('gives the id of one deal to no other one', async () => {
    const workspace = await open();
    workspace.write(file, deal('A'));
    await workspace.cli('submit', file);
    // Another deal, the same names for another CRM record, and one without a reference.
    workspace.write(file, deal('D'));
    workspace.write('b.referral.json', { ...deal('A', { statusReason: 'other' }), externalReferenceId: 'CRM-B' });
    workspace.write('c.referral.json', deal('C', { externalReferenceId: undefined }));
    const run = await workspace.cli('pull', '--out', '.');
    assert.equal(run.code, 0, run.text);
    assert.equal(workspace.files().length, 4);
    for (const name of [file, 'b.referral.json', 'c.referral.json']) assert.equal(workspace.read(name).id, undefined);
  });

  it('leaves a file alone that is edited while the service is asked', async () => {
    const workspace = await open();
    const { service } = workspace;
    workspace.write(file, deal('A'));
    await workspace.cli('submit', file);
    workspace.write(file, deal('A'));
    service.meanwhile = (kind) => {
      if (kind === 'get') workspace.edit(file, (row) => setAt(row, notes, 'mine deal:A'));
      service.meanwhile = undefined;
    };
    await workspace.cli('pull', '--out', '.');
    service.meanwhile = undefined;
    assert.deepEqual(workspace.files(), [file]);
    assert.equal(service.counts().get('A'), 1);
  });
});
