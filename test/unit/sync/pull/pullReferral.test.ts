import assert from 'node:assert/strict';
import { ApiError } from '../../../../src/api/apiError';
import type { ReferralFile } from '../../../../src/sync/files/referralFile';
import { pullInto } from '../../../../src/sync/pull/pullInto';
import { type PullTarget, pullReferral } from '../../../../src/sync/pull/pullReferral';
import { memoryApi } from '../memoryApi';
import { memoryBaselines } from '../memoryBaselines';
import { memoryFile } from '../memoryFile';

const id = 'abcdef01-2345';

function world() {
  const service = memoryApi();
  const baselines = memoryBaselines();
  return { service, baselines, services: { api: service.api, baselines, clock: () => new Date(0) } };
}

function folder(held?: { file: ReferralFile; pointer: string }, taken: string[] = []) {
  const files = new Map<string, string>(taken.map((name) => [name, '']));
  const target: PullTarget = {
    find: async () => held,
    take: async (name) => !files.has(name),
    create: async (name, text) => {
      files.set(name, text);
      return `referrals/${name}`;
    },
  };
  return { target, files };
}

describe('pullReferral', () => {
  it('writes a new file, pretty, as the service sent it, without links and annotations', async () => {
    const { service, baselines, services } = world();
    service.put(id, { '@odata.context': 'c', name: 'Deal', status: 'New', team: [{ email: 'a' }], links: {} });
    const { target, files } = folder();
    const result = await pullReferral(services, target, id);
    assert.deepEqual(result, { id, outcome: 'created', file: 'referrals/Deal.referral.json', eTag: '"v1"' });
    assert.equal(
      files.get('Deal.referral.json'),
      `{\n  "name": "Deal",\n  "status": "New",\n  "team": [\n    {\n      "email": "a"\n    }\n  ],\n  "id": "${id}",\n  "eTag": "\\"v1\\""\n}\n`,
    );
    assert.equal((await baselines.get(id))?.eTag, '"v1"');
  });

  it('takes a name that is free, from the template', async () => {
    const { service, services } = world();
    service.put(id, { name: 'Deal' });
    const { target, files } = folder(undefined, ['Deal.referral.json']);
    const saved = await service.api.get(id);
    service.calls.length = 0;
    await pullReferral(services, target, saved);
    assert.ok(files.get('Deal abcdef01.referral.json'));
    assert.equal(service.calls.length, 0, 'a version that was read just now is not read again');
  });

  it('goes into the file that holds the referral', async () => {
    const { service, services } = world();
    service.put(id, { name: 'Deal' });
    const { file, state } = memoryFile(`{"id":"${id}","name":"Deal"}`);
    const { target, files } = folder({ file, pointer: '' });
    assert.equal((await pullReferral(services, target, id)).outcome, 'pulled');
    assert.equal(files.size, 0);
    assert.equal(JSON.parse(state.text).eTag, '"v1"');
  });

  it('tells of a file that cannot be written, and keeps no baseline then', async () => {
    const { service, baselines, services } = world();
    service.put(id, { name: 'Deal' });
    const { target } = folder();
    target.create = () => Promise.reject(new Error('read-only'));
    const result = await pullReferral(services, target, id);
    assert.ok(result.outcome === 'unwritten');
    assert.match(result.message, /Could not write Deal\.referral\.json: read-only\./);
    assert.equal(await baselines.get(id), undefined);
  });

  it('tells of a referral that is gone and of a service that fails', async () => {
    const { service, services } = world();
    assert.equal((await pullReferral(services, folder().target, id)).outcome, 'gone');
    service.failures.get = new ApiError('forbidden', 'Not you.');
    const result = await pullReferral(services, folder().target, id);
    assert.ok(result.outcome === 'failed' && result.message === 'Not you.');
  });
});

describe('pullInto', () => {
  async function pulled() {
    const all = world();
    all.service.put(id, { name: 'Deal', status: 'New', gone: 1 });
    const { file, state } = memoryFile(`{\n    "id":"${id}", "name": "Deal",\n    "status": "New",\n    "gone": 1\n}`);
    assert.equal((await pullInto(all.services, file, id)).outcome, 'pulled');
    return { ...all, file, state };
  }

  it('changes nothing if both agree', async () => {
    const { services, file, state } = await pulled();
    assert.deepEqual(await pullInto(services, file, id), { id, file: file.name, outcome: 'unchanged', eTag: '"v1"' });
    assert.equal(state.changes, 1);
  });

  it('brings changes of the service into an unedited file by minimal edits', async () => {
    const { service, baselines, services, file, state } = await pulled();
    service.put(id, { name: 'Deal', status: 'Active', more: true });
    assert.equal((await pullInto(services, file, id)).outcome, 'pulled');
    assert.equal(
      state.text,
      `{\n    "id":"${id}", "name": "Deal",\n    "status": "Active",\n    "eTag":"\\"v2\\"",\n    "more":true\n}`,
    );
    assert.equal((await baselines.get(id))?.eTag, '"v2"');
  });

  it('leaves an edited file alone while the service did not move', async () => {
    const { services, file, state } = await pulled();
    const text = state.text.replace('Deal', 'Mine');
    state.text = text;
    assert.equal((await pullInto(services, file, id)).outcome, 'edited');
    assert.equal(state.text, text);
  });

  it('does not overwrite edits when the service moved, but when told to', async () => {
    const { service, baselines, services, file, state } = await pulled();
    service.put(id, { name: 'Theirs', status: 'New' });
    const text = state.text.replace('Deal', 'Mine');
    state.text = text;
    const result = await pullInto(services, file, id);
    assert.ok(result.outcome === 'conflict');
    assert.equal(result.remote.body.name, 'Theirs');
    assert.equal(state.text, text);
    assert.equal((await baselines.get(id))?.eTag, '"v1"');

    assert.equal((await pullInto(services, file, id, { takeRemote: true })).outcome, 'pulled');
    assert.deepEqual(JSON.parse(state.text), { id, name: 'Theirs', status: 'New', eTag: '"v2"' });
  });

  it('forgets what the service did not take when the file gives it up', async () => {
    const { baselines, services, file, state } = await pulled();
    const known = await baselines.get(id);
    assert.ok(known);
    await baselines.set(id, { ...known, ignored: [{ path: ['name'], sent: 'Mine', now: 'Deal' }] });
    state.text = state.text.replace('Deal', 'Mine');
    assert.equal((await pullInto(services, file, id)).outcome, 'edited');
    assert.equal((await baselines.get(id))?.ignored?.length, 1);
    assert.equal((await pullInto(services, file, id, { takeRemote: true })).outcome, 'pulled');
    assert.deepEqual((await baselines.get(id))?.ignored, []);
  });

  describe('if both changed', () => {
    async function both(theirs: object, mine: (text: string) => string) {
      const { service, baselines, services } = world();
      service.put(id, { name: 'Deal', details: { notes: 'n', dealValue: 1, currency: 'USD' }, team: [{ email: 'a' }] });
      const { target, files } = folder();
      await pullReferral(services, target, id);
      const { file, state } = memoryFile(mine([...files.values()][0] ?? ''));
      service.put(id, {
        name: 'Deal',
        details: { notes: 'n', dealValue: 1, currency: 'USD' },
        team: [{ email: 'a' }],
        ...theirs,
      });
      return { services, baselines, file, state };
    }

    it('merges what is different, and keeps the changes of the file to be submitted', async () => {
      const { services, baselines, file, state } = await both(
        { name: 'Theirs', team: [{ email: 'a' }, { email: 'b' }] },
        (text) => text.replace('"n"', '"mine"'),
      );
      const result = await pullInto(services, file, id);
      assert.ok(result.outcome === 'merged', JSON.stringify(result));
      assert.deepEqual(result.merged, [['name'], ['team']]);
      const value = JSON.parse(state.text);
      assert.deepEqual([value.name, value.details.notes, value.team.length], ['Theirs', 'mine', 2]);
      assert.equal((await baselines.get(id))?.eTag, result.eTag);
      assert.equal((await pullInto(services, file, id)).outcome, 'edited');
    });

    it('leaves the file alone if both changed the same, and names it', async () => {
      const { services, file, state } = await both({ name: 'Theirs' }, (text) => text.replace('"Deal"', '"Mine"'));
      const before = state.text;
      const result = await pullInto(services, file, id);
      assert.ok(result.outcome === 'conflict');
      assert.deepEqual(result.conflicts, [{ path: ['name'], base: 'Deal', mine: 'Mine', theirs: 'Theirs' }]);
      assert.match(result.message, /you and someone else both changed the deal name/);
      assert.equal(state.text, before);
    });

    it('does as it is told', async () => {
      const { services, file, state } = await both({ name: 'Theirs' }, (text) => text.replace('"Deal"', '"Mine"'));
      assert.equal((await pullInto(services, file, id, { choose: () => 'theirs' })).outcome, 'merged');
      assert.equal(JSON.parse(state.text).name, 'Theirs');
    });
  });

  it('is a conflict if no baseline tells who changed', async () => {
    const { service, services } = world();
    service.put(id, { name: 'Theirs' });
    const { file } = memoryFile(`{"id":"${id}","name":"Mine"}`);
    assert.equal((await pullInto(services, file, id)).outcome, 'conflict');
  });

  it('does not take a baseline of another version than the file is based on', async () => {
    const { service, services, file, state } = await pulled();
    state.text = state.text.replace('\\"v1\\"', '\\"v0\\"');
    service.put(id, { name: 'Theirs' });
    assert.equal((await pullInto(services, file, id)).outcome, 'conflict');
  });

  it('keeps what the user types while the service answers', async () => {
    const { service, services, state } = await pulled();
    service.put(id, { name: 'Deal', status: 'Active', gone: 1 });
    const saved = await service.api.get(id);
    const { file: typing, state: typed } = memoryFile(state.text, (open) => {
      open.text = open.text.replace('Deal', 'Typed');
    });
    await pullInto(services, typing, saved);
    assert.equal(JSON.parse(typed.text).name, 'Typed');
    assert.equal(JSON.parse(typed.text).status, 'Active');
  });

  it('finds the referral among others by its id', async () => {
    const { service, services } = world();
    service.put(id, { name: 'Deal' });
    const { file, state } = memoryFile(`[{"id":"x","name":"X"},{"id":"${id}","name":"Deal"}]`);
    await pullInto(services, file, id, { pointer: '/0' });
    assert.deepEqual(JSON.parse(state.text)[0], { id: 'x', name: 'X' });
    assert.equal(JSON.parse(state.text)[1].eTag, '"v1"');
  });

  it('touches neither broken JSON nor a file without the referral', async () => {
    const { service, services } = world();
    service.put(id, { name: 'Deal' });
    for (const text of [`{"id":"${id}",`, '{"id":"other"}', '']) {
      const { file, state } = memoryFile(text);
      assert.equal((await pullInto(services, file, id)).outcome, 'invalid');
      assert.equal(state.text, text);
    }
  });
});
