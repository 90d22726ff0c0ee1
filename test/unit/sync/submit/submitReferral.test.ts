import assert from 'node:assert/strict';
import { ApiError } from '../../../../src/api/apiError';
import { findPlaceholders } from '../../../../src/domain/publish/findPlaceholders';
import { referralTemplates } from '../../../../src/domain/publish/referralTemplates';
import { newFileText } from '../../../../src/sync/files/newFileText';
import { submitFile } from '../../../../src/sync/submit/submitFile';
import { submitReferral } from '../../../../src/sync/submit/submitReferral';
import { memoryApi } from '../memoryApi';
import { memoryBaselines } from '../memoryBaselines';
import { memoryFile } from '../memoryFile';

const now = '2026-06-01T12:00:00.000Z';

function world() {
  const service = memoryApi();
  const baselines = memoryBaselines();
  return { service, baselines, services: { api: service.api, baselines, clock: () => new Date(now) } };
}

/** A template filled in by a user, except for the value at `left`. */
function filled(value: unknown, left: readonly (string | number)[]): Record<string, unknown> {
  const copy = structuredClone(value) as Record<string, unknown>;
  for (const { path } of findPlaceholders(value)) {
    if (path.join('/') === left.join('/')) continue;
    let owner: Record<string | number, unknown> = copy;
    for (const segment of path.slice(0, -1)) owner = owner[segment] as Record<string | number, unknown>;
    owner[path.at(-1) ?? ''] = 'typed';
  }
  return copy;
}

const deal = '{\n  "Name": "Deal",\n  "status":  "New"\n}\n';

/** The service accepts what is created as new. */
const answer = { set: [['status']], status: 'Active' };

describe('submitReferral', () => {
  it('creates what has no id; the file and then the baseline take what the service returned', async () => {
    const { service, baselines, services } = world();
    const { file, state } = memoryFile(deal);
    const result = await submitReferral(services, file);
    assert.deepEqual(result, { pointer: '', outcome: 'created', id: 'id-1', eTag: '"v1"', answer });
    const externalReferenceId = String(JSON.parse(state.text).externalReferenceId);
    assert.deepEqual(service.calls, [{ method: 'create', body: { name: 'Deal', status: 'New', externalReferenceId } }]);
    assert.equal(
      state.text,
      `{\n  "id": "id-1",\n  "name": "Deal",\n  "status":  "Active",\n  "externalReferenceId": "${externalReferenceId}",\n  "createdDateTime": "2026-01-01T00:00:00Z",\n  "eTag": "\\"v1\\""\n}\n`,
    );
    const baseline = await baselines.get('id-1');
    assert.equal(baseline?.eTag, '"v1"');
    assert.equal(baseline?.seen, now);
    assert.deepEqual(baseline?.body, JSON.parse(state.text));
  });

  it('never sends $schema, and leaves it in the file', async () => {
    const { service, services } = world();
    const { file, state } = memoryFile('{\n  "$schema": "./referral.schema.json",\n  "name": "Deal"\n}\n');
    assert.equal((await submitReferral(services, file)).outcome, 'created');
    state.text = state.text.replace('"Deal"', '"Big deal"');
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.ok(service.calls.length >= 2);
    assert.ok(!JSON.stringify(service.calls).includes('$schema'));
    assert.equal(JSON.parse(state.text).$schema, './referral.schema.json');
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
  });

  for (const template of referralTemplates) {
    const open = findPlaceholders(template.value);

    it(`never creates an untouched ${template.label}, nor one with any one placeholder left`, async () => {
      assert.ok(open.length > 15);
      for (const left of [undefined, ...open]) {
        const { service, services } = world();
        const before = newFileText(left ? filled(template.value, left.path) : template.value);
        const { file, state } = memoryFile(before);
        const result = await submitReferral(services, file);
        assert.equal(result.outcome, 'invalid');
        assert.match('message' in result ? result.message : '', /^This is still a draft\. Fill in "</);
        assert.deepEqual([service.calls, state.text], [[], before]);
      }
    });
  }

  const unsendable: [text: string, message: RegExp][] = [
    ['{', /not valid JSON/],
    ['"text"', /no referral: a referral is an object|no such referral/],
    ['{ "id": 5, "name": "Deal" }', /must be text/],
    ['{ "name": "A", "Name": "B" }', /"name" and "Name" are the same property/],
    ['{}', /is empty/],
    [
      `{ "solutionArea": "A", "details": { "requirements": { "additionalRequirements": { "attributes": [
        { "type": "SolutionArea", "id": "B" } ] } } } }`,
      /solutionArea is "A", but the attribute SolutionArea is "B"/,
    ],
  ];
  for (const [text, message] of unsendable)
    it(`sends nothing of ${text.replace(/\s+/g, ' ')}, and says why`, async () => {
      const { service, services } = world();
      const result = await submitReferral(services, memoryFile(text).file);
      assert.equal(result.outcome, 'invalid');
      assert.match('message' in result ? result.message : '', message);
      assert.deepEqual(service.calls, []);
    });

  it('says why for one of a list, too, and sends no other one', async () => {
    const { service, services } = world();
    const { file } = memoryFile('[5, { "name": "Deal" }]');
    for (const [pointer, message] of [
      ['/0', /is an object|no such referral/],
      ['/7', /no such referral/],
    ] as const) {
      const result = await submitReferral(services, file, { pointer });
      assert.match('message' in result ? result.message : '', message);
    }
    assert.deepEqual(service.calls, []);
  });

  it('reports what the service does, and throws what is a mistake of this program', async () => {
    const { services } = world();
    const { file } = memoryFile('{ "name": "Deal" }');
    const create = async () => Promise.reject(new TypeError('x is not a function'));
    await assert.rejects(submitReferral({ ...services, api: { ...services.api, create } }, file), /not a function/);
  });

  it('sends a text in angle brackets in a referral that has an id', async () => {
    const { service, services } = world();
    const { file, state } = memoryFile(deal);
    await submitReferral(services, file);
    state.text = state.text.replace('"Deal"', '"<Deal>"');
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.equal(service.calls.length, 2);
  });

  it('sends nothing when nothing changed since', async () => {
    const { service, services } = world();
    const { file, state } = memoryFile(deal);
    await submitReferral(services, file);
    const result = await submitReferral(services, file);
    assert.deepEqual(result, { pointer: '', outcome: 'unchanged', id: 'id-1', eTag: '"v1"' });
    assert.equal(service.calls.length, 1);
    assert.equal(state.changes, 2, 'the reference, then what the service returned');
  });

  it('updates with the ETag of the file, then with the new one, again and again', async () => {
    const { service, services } = world();
    const { file, state } = memoryFile(deal);
    await submitReferral(services, file);
    for (const name of ['Second', 'Third']) {
      state.text = state.text.replace(/"name": "\w+"/, `"name": "${name}"`);
      assert.equal((await submitReferral(services, file)).outcome, 'updated');
    }
    assert.deepEqual(
      service.calls.map((call) => call.ifMatch),
      [undefined, '"v1"', '"v2"'],
    );
    assert.match(state.text, /"eTag": "\\"v3\\""/);
  });

  it("takes the baseline's ETag if the file has none", async () => {
    const { service, services } = world();
    const { file, state } = memoryFile(deal);
    await submitReferral(services, file);
    state.text = '{"id":"id-1","name":"Other"}';
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.equal(service.calls.at(-1)?.ifMatch, '"v1"');
  });

  it('never updates without an ETag', async () => {
    const { service, services } = world();
    service.put('a', { name: 'Theirs' });
    const text = '{"id":"a","name":"Mine"}';
    const { file, state } = memoryFile(text);
    const result = await submitReferral(services, file);
    assert.equal(result.outcome, 'conflict');
    assert.ok(result.outcome === 'conflict' && result.reason === 'noETag');
    assert.match(result.message, /no eTag.*Pull the latest/);
    assert.equal(result.remote?.body.name, 'Theirs');
    assert.deepEqual(
      service.calls.map((call) => call.method),
      ['get'],
    );
    assert.equal(state.text, text);
  });

  it('does not overwrite what another changed', async () => {
    const { service, baselines, services } = world();
    const { file, state } = memoryFile(deal);
    await submitReferral(services, file);
    service.put('id-1', { name: 'Theirs' });
    const text = state.text.replace('"Deal"', '"Mine"');
    state.text = text;
    const result = await submitReferral(services, file);
    assert.ok(result.outcome === 'conflict' && result.reason === 'moved');
    assert.equal(result.remote?.body.name, 'Theirs');
    assert.match(result.message, /^Not submitted: someone changed the deal name in Partner Center/);
    assert.equal(state.text, text);
    assert.equal((await baselines.get('id-1'))?.eTag, '"v1"');
  });

  it('still tells of a conflict when the other version cannot be read', async () => {
    const { service, services } = world();
    const { file, state } = memoryFile(deal);
    await submitReferral(services, file);
    service.put('id-1', { name: 'Theirs' });
    state.text = state.text.replace('"Deal"', '"Mine"');
    service.failures.get = new ApiError('offline', 'No network.');
    const result = await submitReferral(services, file);
    assert.ok(result.outcome === 'conflict');
    assert.equal(result.remote, undefined);
  });

  it('sees that an update had arrived although its answer was lost', async () => {
    const { service, services } = world();
    const { file, state } = memoryFile(deal);
    await submitReferral(services, file);
    state.text = state.text.replace('"Deal"', '"Mine"');
    service.put('id-1', { ...JSON.parse(state.text), updatedDateTime: 'later' });
    const result = await submitReferral(services, file);
    assert.deepEqual(result, {
      pointer: '',
      outcome: 'updated',
      id: 'id-1',
      eTag: '"v2"',
      sent: [],
      answer: { set: [], status: 'Active' },
    });
    assert.match(state.text, /"eTag": "\\"v2\\""/);
  });

  it('says when the service has no such referral', async () => {
    const { services } = world();
    const { file } = memoryFile('{"id":"lost","eTag":"\\"1\\""}');
    const result = await submitReferral(services, file);
    assert.ok(result.outcome === 'gone');
    assert.match(result.message, /lost.*remove "id" and "eTag"/);
  });

  it('leaves the file, apart from its reference, and the baseline alone when the service fails', async () => {
    const { service, baselines, services } = world();
    service.failures.create = new ApiError('unavailable', 'Try again.', { mayHaveHappened: true });
    const { file, state } = memoryFile(deal);
    const result = await submitReferral(services, file);
    assert.ok(result.outcome === 'doubtful');
    assert.equal(result.error?.details.mayHaveHappened, true);
    assert.equal(result.message, 'Try again.');
    const { externalReferenceId: _, ...rest } = JSON.parse(state.text);
    assert.deepEqual(rest, JSON.parse(deal));
    assert.equal(await baselines.get('id-1'), undefined);
  });

  it('keeps what the user typed during the call, and moves with the text', async () => {
    const { service, services } = world();
    const { file, state } = memoryFile('[\n  { "name": "A" }\n]');
    service.whileCalling(() => {
      state.text = '[\n  { "name": "Other", "status": "New" },\n  { "name": "A" }\n]';
    });
    await submitReferral(services, file, { pointer: '/0' });
    const [other, created] = JSON.parse(state.text);
    assert.deepEqual(other, { name: 'Other', status: 'New' });
    assert.equal(created.id, 'id-1');
  });

  it('counts as edited what the user changed during the call', async () => {
    const { service, services } = world();
    const { file, state } = memoryFile(deal);
    service.whileCalling(() => {
      state.text = state.text.replace('"Deal"', '"Typed"');
    });
    await submitReferral(services, file);
    assert.equal(JSON.parse(state.text).name, 'Typed');
    service.whileCalling(() => {});
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.deepEqual(service.calls.at(-1), {
      method: 'patch',
      body: [{ op: 'replace', path: '/name', value: 'Typed' }],
      ifMatch: '"v1"',
    });
  });

  describe('when a file has lost the id of the referral that it created', () => {
    const created = async () => {
      const { service, services } = world();
      const { file, state } = memoryFile(deal);
      assert.equal((await submitReferral(services, file)).outcome, 'created');
      return { service, services, file, state };
    };

    it('gives it back after an undo or a checkout, with what the service says by now', async () => {
      const { service, services, file, state } = await created();
      state.text = deal;
      const result = await submitReferral(services, file);
      assert.deepEqual(result, { pointer: '', outcome: 'created', id: 'id-1', eTag: '"v1"', answer, adopted: true });
      assert.equal(service.count, 1);
      assert.equal(JSON.parse(state.text).id, 'id-1');
      assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
    });

    it('asks where the file says something else by now, and creates another one only when told to', async () => {
      const { service, services, file, state } = await created();
      state.text = JSON.stringify({ ...JSON.parse(deal), status: 'Active', substatus: 'Accepted' });
      const result = await submitReferral(services, file);
      assert.equal(result.outcome, 'doubtful');
      assert.match('message' in result ? result.message : '', /was created before as id-1/);
      assert.equal(service.count, 1);
      assert.equal((await submitReferral(services, file, { inDoubt: 'create' })).outcome, 'created');
      assert.equal(service.count, 2);
    });

    it('creates another deal in its place, and a second one beside it; finds it from another file', async () => {
      const { service, services, file, state } = await created();
      state.text = JSON.stringify({ ...JSON.parse(deal), Name: 'Another deal' });
      assert.equal((await submitReferral(services, file)).outcome, 'created');
      const other = memoryFile(deal, undefined, 'other.referral.json');
      assert.ok('adopted' in (await submitReferral(services, other.file)));
      assert.equal(service.count, 2);
      const [one] = [JSON.parse(state.text)];
      state.text = JSON.stringify([one, { ...JSON.parse(deal), Name: 'Another deal' }]);
      assert.equal((await submitReferral(services, file, { pointer: '/1' })).outcome, 'created');
      assert.equal(service.count, 3);
    });

    it('asks whether to create it again if the service does not show it', async () => {
      const { service, services, file, state } = await created();
      service.remove('id-1');
      state.text = deal;
      const result = await submitReferral(services, file);
      assert.deepEqual([result.outcome, service.count], ['doubtful', 0]);
    });
  });

  describe('when the file cannot be changed after a create', () => {
    it('tells the id, and does not create again, even after a restart', async () => {
      const { service, baselines, services } = world();
      let full = false;
      service.whileCalling(() => {
        full = true;
      });
      const { file, state } = memoryFile(deal, () => {
        if (full) throw new Error('The disk is full.');
      });
      const result = await submitReferral(services, file);
      assert.ok(result.outcome === 'unwritten');
      assert.equal(result.id, 'id-1');
      assert.match(result.message, /was created with the ID id-1, but .*: The disk is full\. The ID is kept/);
      assert.ok(!('id' in JSON.parse(state.text)));
      assert.equal((await baselines.get('id-1'))?.eTag, '"v1"');

      full = false;
      service.whileCalling(() => {});
      const again = await submitReferral({ ...services, clock: () => new Date(now) }, file);
      assert.deepEqual(again, { pointer: '', outcome: 'created', id: 'id-1', eTag: '"v1"', answer, adopted: true });
      assert.equal(service.count, 1);
      assert.equal(JSON.parse(state.text).id, 'id-1');
    });

    it('tells the id when the referral is no longer in the file', async () => {
      const { service, services } = world();
      const { file, state } = memoryFile(deal);
      service.whileCalling(() => {
        state.text = '';
      });
      const result = await submitReferral(services, file);
      assert.ok(result.outcome === 'unwritten');
      assert.match(result.message, /no longer contains the referral that was sent/);
      assert.equal(state.text, '');
    });
  });

  const invalid: [string, string, RegExp][] = [
    ['an empty file', '', /no such referral/],
    ['broken JSON', '{"name": }', /not valid JSON/],
    ['an id that is not text', '{"id": 5}', /must be text/],
    ['an empty object', '{}', /empty/],
    ['a plain value', '5', /./],
  ];
  for (const [what, text, message] of invalid) {
    it(`sends nothing of ${what}`, async () => {
      const { service, services } = world();
      const { file, state } = memoryFile(text);
      const result = await submitReferral(services, file);
      assert.ok(result.outcome === 'invalid');
      assert.match(result.message, message);
      assert.equal(service.calls.length, 0);
      assert.equal(state.text, text);
    });
  }

  it('creates if the id is null or empty', async () => {
    const { services } = world();
    for (const id of ['null', '""']) {
      const { file, state } = memoryFile(`{"ID": ${id}, "name": "x"}`);
      assert.equal((await submitReferral(services, file)).outcome, 'created');
      assert.match(JSON.parse(state.text).id, /^id-/);
    }
  });
});

describe('submitFile', () => {
  it('submits all of a list, and goes on after one that fails', async () => {
    const { service, services } = world();
    service.put('a', { name: 'Theirs' });
    const { file, state } = memoryFile(
      '{ "value": [ { "name": "1" }, { "id": "a", "eTag": "\\"old\\"", "name": "2" }, 7, { "name": "3" } ] }',
    );
    const told: string[] = [];
    const results = await submitFile(services, file, { afterEach: (result) => told.push(result.outcome) });
    assert.deepEqual(
      results.map((result) => [result.pointer, result.outcome]),
      [
        ['/value/0', 'created'],
        ['/value/1', 'conflict'],
        ['/value/2', 'invalid'],
        ['/value/3', 'created'],
      ],
    );
    assert.deepEqual(told, ['created', 'conflict', 'invalid', 'created']);
    const { value } = JSON.parse(state.text);
    assert.deepEqual([value[0].name, value[1].name, value[3].name], ['1', '2', '3']);
    assert.ok(value[0].id && value[3].id && value[0].id !== value[3].id);
    assert.equal(value[1].eTag, '"old"');
  });

  it('has several creates under way at a time, but never two that may be one', async () => {
    const { services } = world();
    const { create } = services.api;
    const underWay: unknown[] = [];
    const most = { all: 0, alike: 0 };
    services.api.create = async (body, options) => {
      const { name } = body as { name: string };
      underWay.push(name);
      most.all = Math.max(most.all, underWay.length);
      most.alike = Math.max(most.alike, underWay.filter((each) => each === 'Same').length);
      await new Promise((resolve) => setTimeout(resolve, 5));
      underWay.splice(underWay.indexOf(name), 1);
      return create(body, options);
    };
    const names = ['First', 'Same', 'Same', 'Same', '1', '2', '3'];
    const { file, state } = memoryFile(JSON.stringify(names.map((name) => ({ name }))));
    await submitFile(services, file);
    assert.ok(most.all > 1);
    assert.equal(most.alike, 1);
    const ids = JSON.parse(state.text).map(({ id }: { id?: string }) => id);
    assert.equal(new Set(ids).size, names.length);
    assert.ok(!ids.includes(undefined));
  });

  it('does not try the rest when every call would fail alike', async () => {
    const { service, services } = world();
    service.failures.create = new ApiError('offline', 'No network.');
    const { file } = memoryFile('[{"name":"1"},{"name":"2"},{"name":"3"}]');
    const results = await submitFile(services, file);
    assert.deepEqual(
      results.map((result) => [result.pointer, result.outcome]),
      [
        ['/0', 'failed'],
        ['/1', 'failed'],
        ['/2', 'failed'],
      ],
    );
    assert.equal(service.calls.length, 1);
  });

  it('has nothing to say of a file without referrals', async () => {
    const { services } = world();
    assert.deepEqual(await submitFile(services, memoryFile('[]').file), []);
  });
});
