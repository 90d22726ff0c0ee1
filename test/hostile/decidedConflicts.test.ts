import assert from 'node:assert/strict';
import { deal } from './deal';
import { type JsonObject, setAt } from './service/json';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';
const notes = '/details/notes';

describe('a conflict on the command line', () => {
  const open = workspaces();

  /** Opens a workspace in which the file and the service have other notes than before. */
  async function conflicting(): Promise<Workspace> {
    const workspace = await (await open()).addPulled(file, deal('A'));
    workspace.edit(file, (value: JsonObject) => {
      setAt(value, notes, 'Mine');
      setAt(value, '/team/0/phoneNumber', '5550100199');
    });
    workspace.service.change(String(workspace.read(file).id), notes, 'Theirs');
    return workspace;
  }

  const notesOf = (value: JsonObject = {}): unknown => (value.details as JsonObject).notes;
  const before = notesOf(deal('A') as JsonObject);

  for (const args of [
    ['submit', '.'],
    ['submit', '.', '--dry-run'],
    ['pull', '--out', '.'],
  ])
    it(`shows what both sides have, and how it is decided (${args.join(' ')})`, async () => {
      const workspace = await conflicting();
      const { code, text } = await workspace.cli(...args);
      assert.equal(code, 1);
      assert.match(
        text,
        /Notes: "Mine" in the file, "Theirs" in the sandbox, ".*" before\. To decide, .*--prefer mine/,
      );
      const [row] = JSON.parse((await workspace.cli(...args, '--format', 'json')).text) as JsonObject[];
      assert.deepEqual(row?.conflicts, [{ path: 'details/notes', base: before, mine: 'Mine', theirs: 'Theirs' }]);
    });

  for (const [side, value] of [
    ['mine', 'Mine'],
    ['theirs', 'Theirs'],
  ] as const)
    it(`is decided by --prefer ${side} for a file that is named itself`, async () => {
      const workspace = await conflicting();
      const folder = await workspace.cli('submit', '.', '--prefer', side);
      assert.match(folder.text, /^conflict /m);
      assert.equal(notesOf(workspace.service.ofDeal('A')[0]), 'Theirs');
      const plan = await workspace.cli('submit', file, '--prefer', side, '--dry-run');
      assert.match(plan.text, /^merge /m);
      assert.equal(plan.code, 0);
      const { code, text } = await workspace.cli('submit', file, '--prefer', side);
      assert.equal(code, 0, text);
      assert.equal(notesOf(workspace.read(file)), value);
      const [remote = {}] = workspace.service.ofDeal('A');
      assert.equal(notesOf(remote), value);
      assert.equal((remote.team as JsonObject[])[0]?.phoneNumber, '5550100199');
      assert.match((await workspace.cli('submit', file)).text, /1 unchanged/);
    });

  it('sends nothing if only their changes are left', async () => {
    const workspace = await (await open()).addPulled(file, deal('A'));
    workspace.edit(file, (value: JsonObject) => setAt(value, notes, 'Mine'));
    workspace.service.change(String(workspace.read(file).id), notes, 'Theirs');
    const plan = await workspace.cli('submit', file, '--prefer', 'theirs', '--dry-run');
    assert.match(plan.text, /^pull /m);
    const { code, text } = await workspace.cli('submit', file, '--prefer', 'theirs');
    assert.match(text, /^pulled /m);
    assert.equal(code, 0);
    assert.equal(notesOf(workspace.read(file)), 'Theirs');
    assert.equal(notesOf(workspace.service.ofDeal('A')[0]), 'Theirs');
  });

  it('rejects any other side', async () => {
    const workspace = await conflicting();
    assert.equal((await workspace.cli('submit', file, '--prefer', 'ours')).code, 2);
  });
});
