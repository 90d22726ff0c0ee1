import assert from 'node:assert/strict';
import { deal } from './deal';
import { type JsonObject, setAt, valueAt } from './service/json';
import { workspaces } from './workspace';

const file = 'a.referral.json';

describe('a value that the service ignores', function () {
  this.timeout(60_000);
  const open = workspaces();

  for (const value of ['mine', null])
    it(`is sent and reported once, until the user changes it again (${value})`, async () => {
      const workspace = await open({ ignores: ['/details/notes'] });
      const { service } = workspace;
      const { id } = service.add(deal('A'));
      await workspace.cli('pull', String(id), '--out', '.', '--file-name', file);
      const set = (path: string, to: unknown) => workspace.edit(file, (referral) => setAt(referral, path, to));
      const paths = () => {
        const { body } = service.writes.at(-1) ?? {};
        return Array.isArray(body) ? body.map((operation) => operation.path) : ['all'];
      };
      set('/details/notes', value);
      const first = await workspace.cli('submit', file);
      assert.equal(first.code, 1, first.text);
      assert.match(first.text, /^unconfirmed /);
      const kept = valueAt(workspace.read(file), '/details/notes');
      assert.equal(service.writes.length, 1);

      const again = await workspace.cli('submit', file);
      assert.equal(again.code, 0, again.text);
      assert.match(again.text, /Not taken by .* when it was sent, and not sent again: notes\..*1 unchanged/s);
      const plan = await workspace.cli('submit', file, '--dry-run');
      assert.match(plan.text, /Not taken by .* not sent again: notes\./);
      assert.equal(plan.code, 0, plan.text);
      assert.equal(service.writes.length, 1);

      set('/details/dealValue', 5);
      const other = await workspace.cli('submit', file);
      assert.equal(other.code, 0, other.text);
      assert.deepEqual(paths(), ['/details/dealValue']);
      assert.equal(valueAt(workspace.read(file), '/details/notes'), kept);

      set('/details/dealValue', 6);
      assert.equal((await workspace.cli('submit', file)).code, 0);
      assert.deepEqual(paths(), ['/details/dealValue']);
      assert.equal(valueAt(workspace.read(file), '/details/notes'), kept);

      set('/details/notes', 'another');
      const changed = await workspace.cli('submit', file);
      assert.equal(changed.code, 1, changed.text);
      assert.deepEqual(paths(), ['/details/notes']);
    });

  /** Opens a workspace in which the service has not taken "X" as notes, and takes everything from now on. */
  async function ignored() {
    const workspace = await open({ ignores: ['/details/notes'] });
    const { service } = workspace;
    const { id } = service.add(deal('A'));
    await workspace.cli('pull', String(id), '--out', '.', '--file-name', file);
    const set = (path: string, to: unknown) => workspace.edit(file, (referral) => setAt(referral, path, to));
    const before = valueAt(workspace.read(file), '/details/notes');
    set('/details/notes', 'X deal:A');
    assert.match((await workspace.cli('submit', file)).text, /^unconfirmed /);
    service.knobs.ignores = [];
    const pull = () => workspace.cli('pull', String(id), '--out', '.');
    const notes = () => [workspace.read(file), service.ofDeal('A')[0] ?? {}].map((of) => valueAt(of, '/details/notes'));
    return { workspace, service, id: String(id), set, before, pull, notes };
  }

  for (const by of ['submit', 'pull'] as const)
    it(`is sent again if the user set it again after a ${by}`, async () => {
      const { workspace, set, before, pull, notes } = await ignored();
      set('/details/notes', before);
      await (by === 'submit' ? workspace.cli('submit', file) : pull());
      assert.deepEqual(notes(), [before, before]);
      set('/details/notes', 'X deal:A');
      assert.match((await workspace.cli('submit', file, '--dry-run')).text, /^update /);
      const run = await workspace.cli('submit', file);
      assert.match(run.text, /^updated /);
      assert.deepEqual(notes(), ['X deal:A', 'X deal:A']);
    });

  it('is an edit again if other users took it, and changed it again', async () => {
    const { workspace, service, id, set, pull, notes } = await ignored();
    service.change(id, '/details/notes', 'X deal:A');
    await pull();
    service.change(id, '/details/notes', 'Z deal:A');
    await pull();
    assert.deepEqual(notes(), ['Z deal:A', 'Z deal:A']);
    set('/details/notes', 'X deal:A');
    assert.match((await workspace.cli('submit', file)).text, /^updated /);
    assert.deepEqual(notes(), ['X deal:A', 'X deal:A']);
  });

  for (const eTag of ['another', 'the same'])
    it(`is in conflict with a later change of other users (${eTag} ETag)`, async () => {
      const { workspace, service, id, set, notes } = await ignored();
      if (eTag === 'another') service.change(id, '/details/notes', 'Z deal:A');
      else service.changeUnseen(id, '/details/notes', 'Z deal:A');
      set('/details/dealValue', 5);
      if (eTag === 'another') {
        const plan = await workspace.cli('submit', file, '--dry-run');
        assert.match(plan.text, /^conflict /);
      }
      const run = await workspace.cli('submit', file);
      assert.match(run.text, /^conflict /);
      assert.equal(run.code, 1);
      assert.deepEqual(notes(), ['X deal:A', 'Z deal:A']);
    });

  const edits: Record<string, (team: JsonObject[]) => void> = {
    'the first person is removed': (team) => team.shift(),
    'the last person is removed': (team) => team.pop(),
    'an email address is corrected': ([first]) => Object.assign(first ?? {}, { email: 'new@partner.example' }),
    'a person gets another address and number': ([first]) =>
      Object.assign(first ?? {}, { email: 'new@partner.example', phoneNumber: '1' }),
    'a person is added before the others': (team) => team.unshift({ firstName: 'Ann', email: 'ann@partner.example' }),
  };
  for (const [edit, change] of Object.entries(edits))
    it(`is not sent again with its list: ${edit}`, async () => {
      const workspace = await open({ ignores: ['/team'] });
      const { service } = workspace;
      const { id } = service.add(deal('A'));
      await workspace.cli('pull', String(id), '--out', '.', '--file-name', file);
      workspace.edit(file, (value) => change(value.team as JsonObject[]));
      const team = () => (workspace.read(file).team as JsonObject[]).map((entry) => JSON.stringify(entry)).sort();
      const sent = team();
      const first = await workspace.cli('submit', file);
      assert.equal(first.code, 1, first.text);
      assert.deepEqual(team(), sent);
      for (const time of [1, 2]) {
        const again = await workspace.cli('submit', file);
        assert.match(again.text, /1 unchanged/, String(time));
        assert.equal(service.writes.length, 1);
      }
      workspace.edit(file, (value) => setAt(value, '/details/dealValue', 5));
      const other = await workspace.cli('submit', file);
      assert.equal(other.code, 0, other.text);
      assert.equal(service.writes.length, 2);
      assert.deepEqual(service.writes.at(-1)?.body, [{ op: 'replace', path: '/details/dealValue', value: 5 }]);
      assert.deepEqual(team(), sent);
      assert.match((await workspace.cli('submit', file)).text, /1 unchanged/);
    });
});
