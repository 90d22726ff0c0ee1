import assert from 'node:assert/strict';
import { deal } from './deal';
import { type JsonObject, setAt, valueAt } from './service/json';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';

const removeNotes = (value: JsonObject): unknown => delete (value.details as JsonObject).notes;

/** What an answer to GET leaves out, and a change of the user. */
const cases: { name: string; leaveOut: (body: JsonObject) => void; edit: (value: JsonObject) => unknown }[] = [
  {
    name: 'lists of people, and a removed value',
    leaveOut: (body) => {
      delete body.team;
      delete (body.customerProfile as JsonObject).team;
    },
    edit: removeNotes,
  },
  {
    name: 'entries of lists, and a removed value',
    leaveOut: (body) => {
      body.team = [];
      setAt(body, '/details/requirements/products', []);
    },
    edit: removeNotes,
  },
  {
    name: 'whole objects, and a removed value',
    leaveOut: (body) => {
      delete body.consent;
      delete (body.details as JsonObject).requirements;
    },
    edit: removeNotes,
  },
  {
    name: 'a list that gets an entry',
    leaveOut: (body) => setAt(body, '/details/requirements/products', []),
    edit: (value) => setAt(value, '/details/requirements/products/-', { id: 'SQL' }),
  },
  {
    name: 'one person beside the changed one',
    leaveOut: (body) => (body.team as unknown[]).pop(),
    edit: (value) => setAt(value, '/team/0/phoneNumber', '9'),
  },
];

describe('a response that leaves out parts of the version that was shown before', function () {
  this.timeout(60_000);
  const open = workspaces();

  const remote = ({ service }: Workspace): JsonObject => service.ofDeal('A')[0] ?? {};
  /** Opens a workspace whose baseline is complete, and whose service leaves something out of reads by ID. */
  async function opened(leaveOut: (body: JsonObject) => void, times: number): Promise<Workspace> {
    const body = deal('A');
    setAt(body, '/details/requirements', { products: [{ id: 'Azure' }, { id: 'Teams' }] });
    const workspace = await (await open()).addPulled(file, body);
    workspace.edit(file, (value) => setAt(value, '/details/dealValue', 5));
    assert.match((await workspace.cli('submit', file)).text, /^updated /);
    let left = times;
    workspace.service.alter = (answer, kind) => {
      if (kind !== 'get' || left-- <= 0) return answer;
      const part = structuredClone(answer) as JsonObject;
      leaveOut(part);
      return part;
    };
    return workspace;
  }

  for (const { name, leaveOut, edit } of cases) {
    it(`is read again: ${name}`, async () => {
      const workspace = await opened(leaveOut, 1);
      const whole = structuredClone(remote(workspace));
      workspace.edit(file, edit);
      const run = await workspace.cli('submit', file);
      assert.match(run.text, /^updated /);
      assert.doesNotMatch(run.text, /Merged/);
      edit(whole);
      for (const pointer of ['/team', '/customerProfile/team', '/consent', '/details/requirements', '/details/notes'])
        assert.deepEqual(valueAt(remote(workspace), pointer), valueAt(whole, pointer), pointer);
    });
  }

  // Each run waits for seconds until the service shows more.
  for (const { name, leaveOut, edit } of [cases[1], cases[4]].filter((each) => each !== undefined))
    it(`sends nothing that would replace them: ${name}`, async () => {
      const workspace = await opened(leaveOut, 1000);
      const { length } = workspace.service.writes;
      workspace.edit(file, edit);
      const before = workspace.text(file);
      for (const more of [['--dry-run'], ['--allow-removals']]) {
        const run = await workspace.cli('submit', file, ...more);
        assert.equal(run.code, 1, run.text);
        assert.match(run.text, /does not show all of this deal/);
      }
      assert.equal(workspace.service.writes.length, length);
      assert.equal(workspace.text(file), before);
    });

  it('leaves them in the file with a pull, and lets single values be sent', async () => {
    for (const { leaveOut } of cases.slice(2, 3)) {
      const workspace = await opened(leaveOut, 1000);
      const before = workspace.text(file);
      const run = await workspace.cli('pull', String(workspace.read(file).id), '--out', '.');
      assert.equal(run.code, 0, run.text);
      assert.equal(workspace.text(file), before);
      workspace.edit(file, (value) => setAt(value, '/details/dealValue', 6));
      assert.match((await workspace.cli('submit', file)).text, /^updated /);
      assert.equal(valueAt(remote(workspace), '/details/dealValue'), 6);
    }
  });

  it('stays in the file and is reported if the response to an update lacks it, and reads after it', async () => {
    const workspace = await opened(() => {}, 0);
    const before = workspace.read<JsonObject>(file).team;
    workspace.service.alter = (answer, kind) => {
      if (kind === 'list') return answer;
      const { team: _, ...part } = answer as JsonObject;
      return part;
    };
    workspace.edit(file, (value) => setAt(value, '/details/dealValue', 6));
    const run = await workspace.cli('submit', file);
    assert.equal(run.code, 1, run.text);
    assert.match(run.text, /team/);
    assert.deepEqual(workspace.read<JsonObject>(file).team, before);
    workspace.edit(file, removeNotes);
    await workspace.cli('submit', file);
    assert.equal((remote(workspace).team as unknown[]).length, 2);
  });

  it('needs a decision before a newer version without it is replaced', async () => {
    const workspace = await opened((body) => delete body.team, 1000);
    workspace.service.change(String(remote(workspace).id), '/campaignId', 'theirs');
    workspace.edit(file, removeNotes);
    for (const more of [['--dry-run'], []]) {
      const run = await workspace.cli('submit', file, ...more);
      assert.equal(run.code, 1, run.text);
      assert.match(run.text, /[Rr]emove.*team/s);
    }
    assert.equal((remote(workspace).team as unknown[]).length, 2);
  });

  for (const version of ['same', 'newer'])
    it(`does not keep another list of the ${version} version from being sent`, async () => {
      const workspace = await opened((body) => delete body.team, 1000);
      if (version === 'newer') workspace.service.change(String(remote(workspace).id), '/campaignId', 'theirs');
      workspace.edit(file, (value) => setAt(value, '/customerProfile/team/0/phoneNumber', '9'));
      for (const more of [['--dry-run'], []]) {
        const run = await workspace.cli('submit', file, ...more);
        assert.equal(run.code, 0, run.text);
      }
      assert.equal(valueAt(remote(workspace), '/customerProfile/team/0/phoneNumber'), '9');
      assert.equal((remote(workspace).team as unknown[]).length, 2);
    });

  it('is read again after a create as well, even if removals are allowed', async () => {
    const workspace = await open();
    workspace.write(file, deal('A'));
    await workspace.cli('submit', file);
    let left = 1;
    workspace.service.alter = (answer, kind) => {
      if (kind !== 'get' || left-- <= 0) return answer;
      const { team: _, ...part } = answer as JsonObject;
      return part;
    };
    workspace.edit(file, removeNotes);
    const run = await workspace.cli('submit', file, '--allow-removals');
    assert.match(run.text, /^updated /);
    assert.equal((remote(workspace).team as unknown[]).length, 2);
  });

  it('does not block what the service repeats in its responses and never keeps', async () => {
    for (const [name, value] of [
      ['ourPart', { a: 1 }],
      ['campaignId', 'A5'],
    ] as const) {
      const workspace = await open();
      workspace.write(file, { ...deal('A'), [name]: value });
      workspace.service.alter = (answer, kind) => {
        const { [name]: _, ...rest } = answer as JsonObject;
        return kind === 'update' || kind === 'create' ? { ...rest, [name]: value } : rest;
      };
      await workspace.cli('submit', file);
      workspace.edit(file, (value) => setAt(value, '/details/dealValue', 5));
      await workspace.cli('submit', file);
      const { get } = workspace.service.requests;
      workspace.edit(file, removeNotes);
      const run = await workspace.cli('submit', file);
      assert.match(run.text, /^updated /, run.text);
      assert.ok(workspace.service.requests.get - get < 4);
    }
  });

  it('needs a decision, but is not blocked, if only the response to the create had it', async () => {
    const workspace = await open();
    workspace.write(file, deal('A'));
    workspace.service.alter = (answer, kind) => {
      if (kind !== 'get') return answer;
      const { team: _, ...part } = answer as JsonObject;
      return part;
    };
    await workspace.cli('submit', file);
    workspace.edit(file, removeNotes);
    assert.match((await workspace.cli('submit', file)).text, /^removal .*team/s);
    assert.match((await workspace.cli('submit', file, '--allow-removals')).text, /^updated /);
  });

  it('is taken once the version is another one', async () => {
    const workspace = await opened(() => {}, 0);
    workspace.service.change(String(remote(workspace).id), '/team', []);
    await workspace.cli('pull', String(workspace.read(file).id), '--out', '.');
    assert.deepEqual(workspace.read(file).team ?? [], []);
  });
});
