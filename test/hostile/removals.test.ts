import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { deal } from './deal';
import { type JsonObject, setAt, valueAt } from './service/json';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';

/** What a user may do to a file that clears something at the service. */
const clearings: readonly [what: string, clear: (value: JsonObject) => void, name: RegExp, path: string][] = [
  [
    'null for an object',
    (value) => setAt(value, '/customerProfile/address', null),
    /address/,
    '/customerProfile/address',
  ],
  ['{} for an object', (value) => setAt(value, '/customerProfile/address', {}), /address/, '/customerProfile/address'],
  ['null for details', (value) => setAt(value, '/details', null), /details/, '/details'],
  ['{} for details', (value) => setAt(value, '/details', {}), /details/, '/details'],
  ['null for a customer', (value) => setAt(value, '/customerProfile', null), /customer profile/, '/customerProfile'],
  ['[] for a list', (value) => setAt(value, '/team', []), /team/, '/team'],
  ['null for a list', (value) => setAt(value, '/team', null), /team/, '/team'],
  [
    '[] for a list inside',
    (value) => setAt(value, '/details/requirements/solutions', []),
    /solutions/,
    '/details/requirements/solutions',
  ],
  [
    'an object taken out of an entry',
    (value) => delete (valueAt(value, '/customerProfile/team/0') as JsonObject).contactPreference,
    /contact preference/,
    '/customerProfile/team/0/contactPreference',
  ],
  [
    'null for an object of an entry',
    (value) => setAt(value, '/customerProfile/team/0/contactPreference', null),
    /contact preference/,
    '/customerProfile/team/0/contactPreference',
  ],
  ['a list taken out', (value) => delete value.team, /team/, '/team'],
];

describe('what a file clears', function () {
  this.timeout(60_000);
  const open = workspaces();

  async function pulled(): Promise<Workspace> {
    const workspace = await open();
    const referral = deal('A', { statusReason: 'a reason' });
    setAt(referral, '/customerProfile/team/0/contactPreference', { locale: 'en-us', disableNotifications: true });
    return workspace.addPulled(file, referral);
  }
  const remote = (workspace: Workspace): JsonObject => structuredClone(workspace.service.ofDeal('A')[0] ?? {});

  for (const [what, clear, name, path] of clearings) {
    for (const method of ['auto', 'put'] as const) {
      it(`${what}: is named, and not sent without a flag (${method})`, async () => {
        const workspace = await pulled();
        const before = remote(workspace);
        workspace.edit(file, clear);
        const text = workspace.text(file);
        const args = ['submit', file, '--block-on', 'off', '--method', method];
        const plan = await workspace.cli(...args, '--dry-run');
        assert.ok(plan.code === 1 && name.test(plan.text), plan.text);
        const run = await workspace.cli(...args);
        assert.equal(run.code, 1, run.text);
        assert.match(run.text, /^removal/);
        assert.match(run.text, name);
        assert.match(run.text, /--allow-removals/);
        assert.deepEqual(remote(workspace), before);
        assert.equal(workspace.text(file), text);
        const sent = await workspace.cli(...args, '--allow-removals');
        // The service may refuse what it requires; it may not be left out silently.
        if (sent.code !== 0) assert.match(sent.text, /^(failed|unconfirmed)/);
        else assert.notDeepEqual(valueAt(remote(workspace), path), valueAt(before, path));
      });
    }
  }

  it('of a single value is sent, and named', async () => {
    for (const clear of [null, '', undefined]) {
      const workspace = await pulled();
      workspace.edit(file, (value) => setAt(value, '/statusReason', clear));
      const run = await workspace.cli('submit', file);
      assert.equal(run.code, 0, run.text);
      assert.match(run.text, /Removed: status reason/);
      assert.equal(remote(workspace).statusReason || undefined, undefined);
    }
  });

  for (const name of ['customerProfile', 'consent', 'details', 'type', 'name'] as const) {
    it(`without ${name} it has a part, and says that the service keeps it`, async () => {
      const workspace = await pulled();
      const before = remote(workspace);
      workspace.edit(file, (value) => delete value[name]);
      const words = {
        customerProfile: 'customer profile',
        consent: 'consent',
        details: 'details',
        type: 'type',
        name: 'deal name',
      };
      for (const args of [['--dry-run'], []]) {
        const run = await workspace.cli('submit', file, '--block-on', 'off', ...args);
        assert.equal(run.code, 0, run.text);
        assert.match(run.text, new RegExp(`Not in the file, and kept in the sandbox: ${words[name]}\\.`));
      }
      workspace.edit(file, (value) => {
        value.statusReason = 'changed';
        delete value.campaignId;
      });
      const run = await workspace.cli('submit', file, '--block-on', 'off');
      assert.match(run.text, new RegExp(`^updated.*\n.*kept in the sandbox: ${words[name]}`), run.text);
      assert.deepEqual(remote(workspace)[name], before[name]);
      assert.deepEqual(workspace.read(file)[name], before[name]);
    });
  }

  it('lists at most five of these that are missing', async () => {
    const workspace = await pulled();
    const { id, eTag } = workspace.read(file);
    workspace.write(file, { id, eTag, statusReason: 'a reason' });
    const run = await workspace.cli('submit', file, '--block-on', 'off');
    assert.match(run.text, /kept in the sandbox: ([^,]+, ){4}[^,]+ and \d+ more\./, run.text);
  });

  it('of several values of one object are shown first: the file may hold a part of it', async () => {
    const workspace = await open();
    workspace.write('a.referral.json', deal('A'));
    await workspace.cli('submit', 'a.referral.json');
    workspace.edit('a.referral.json', (referral) => {
      (referral.customerProfile as JsonObject).address = { country: 'US' };
    });
    const plan = await workspace.cli('submit', 'a.referral.json', '--dry-run');
    const { code, text } = await workspace.cli('submit', 'a.referral.json');
    assert.equal(code, 1, text);
    assert.match(text, /removal .*\n.*this removes .*customer city.*--allow-removals/i);
    assert.match(plan.text, /removal/);
    assert.equal(workspace.service.requests.update, 0);
    const allowed = await workspace.cli('submit', 'a.referral.json', '--allow-removals');
    assert.equal(allowed.code, 0, allowed.text);
    const profile = workspace.service.ofDeal('A')[0]?.customerProfile as JsonObject;
    assert.deepEqual(profile.address, { country: 'US' });
  });

  for (const command of ['submit', 'pull'] as const)
    it(`without a record of the version is said to be kept, by ${command}`, async () => {
      const workspace = await open();
      const { id } = workspace.service.add(deal('A', { statusReason: 'secret' }));
      await workspace.cli('pull', String(id), '--out', '.', '--file-name', file);
      rmSync(workspace.path('.referrals'), { recursive: true });
      workspace.edit(file, (value) => {
        delete value.statusReason;
        setAt(value, '/details/dealValue', 5);
      });
      const args = command === 'submit' ? ['submit', file] : ['pull', '--out', '.'];
      for (const more of [['--dry-run'], []]) {
        const run = await workspace.cli(...args, ...more);
        assert.equal(run.code, 0, run.text);
        assert.match(run.text, /Not in the file, and kept in the sandbox: status reason/);
      }
      assert.equal(workspace.service.ofDeal('A')[0]?.statusReason, 'secret');
      assert.equal(workspace.read(file).statusReason, 'secret');
    });
});
