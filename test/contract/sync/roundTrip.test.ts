import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiError } from '../../../src/api/apiError';
import { httpReferralsApi } from '../../../src/api/http/httpReferralsApi';
import { listAll } from '../../../src/api/odata/listPages';
import { odataString } from '../../../src/api/odata/odataFilter';
import { formatJson, parseJson } from '../../../src/base/exactJson';
import { diskFile } from '../../../src/cli/sync/diskFile';
import { startSandbox } from '../../../src/sandbox/startSandbox';
import { type PullTarget, pullReferral } from '../../../src/sync/pull/pullReferral';
import { submitFile } from '../../../src/sync/submit/submitFile';
import { submitReferral } from '../../../src/sync/submit/submitReferral';
import { memoryBaselines } from '../../unit/sync/memoryBaselines';
import { tempFile } from './tempFile';

const deal = `{
    "Name":   "Contoso upgrade",
    "type": "Independent",
    "qualification": "SalesQualified",
    "CustomerProfile": {
        "name": "Contoso", "address": { "addressLine1": "1 Way", "city": "Redmond", "postalCode": "98052", "country": "US" },
        "size": "251to1000employees", "team": [ { "firstName": "Ann", "lastName": "B", "email": "ann@contoso.com", "phoneNumber": "1" } ]
    },
    "consent": {
        "consentToToShareInfoWithOthers": true,
        "consentToContact": true,
        "consentToShareReferralWithMicrosoftSellers": false
    },
    "details": {
        "notes": "n", "dealValue": 10000.00, "currency": "USD", "closingDateTime": "2027-12-01T00:00:00Z",
        "requirements": { "solutions": [ { "id": "SOL-1", "name": "S", "type": "Name" } ] }
    },
    "team": [ { "firstName": "Bo", "lastName": "C", "email": "bo@fabrikam.com", "phoneNumber": "2" } ]
}
`;

describe('submit and pull against the sandbox', () => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let data: string;
  let folder: string;
  let path: string;

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'sandbox-'));
    sandbox = await startSandbox({ dataDir: data });
  });
  after(async () => {
    await sandbox.close();
    await rm(data, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await sandbox.reset();
    folder = await mkdtemp(join(tmpdir(), 'referrals-'));
    path = join(folder, 'deal.referral.json');
    await writeFile(path, deal);
  });
  afterEach(async () => {
    await faults();
    await rm(folder, { recursive: true, force: true });
  });

  async function faults(...list: object[]): Promise<void> {
    const url = new URL('/sandbox/faults', sandbox.url);
    const response =
      list.length > 0
        ? await fetch(url, {
            method: 'PUT',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(list.length === 1 ? list[0] : list),
          })
        : await fetch(url, { method: 'DELETE' });
    assert.ok(response.ok, `faults: ${response.status} ${await response.text()}`);
  }

  function world(token = 'any') {
    const api = httpReferralsApi({
      endpoint: new URL(sandbox.url).origin,
      token: async () => token,
      retryDelayMs: 1,
      maxRefusedMs: 200,
      timeoutMs: 2000,
    });
    return { api, baselines: memoryBaselines(), clock: () => new Date() };
  }

  const target = (): PullTarget => ({
    find: async () => undefined,
    take: async (name) => !(await readdir(folder)).includes(name),
    create: async (name, text) => {
      await writeFile(join(folder, name), text, { flag: 'wx' });
      return join(folder, name);
    },
  });

  it('creates, updates and pulls back, and keeps the layout of what did not change', async () => {
    const services = world();
    const file = tempFile(path);
    const created = await submitReferral(services, file);
    assert.equal(created.outcome, 'created', JSON.stringify(created));
    const text = await readFile(path, 'utf8');
    const value = JSON.parse(text);
    assert.ok(created.outcome === 'created' && value.id === created.id && value.eTag === created.eTag);
    assert.match(text, /^\{\n {4}"id": "/);
    assert.match(text, /"name": {3}"Contoso upgrade"/);
    assert.match(text, /"dealValue": 10000\.00, "currency"/);
    assert.match(text, /"closingDateTime": "2027-12-01T00:00:00Z"/);
    assert.equal(value.CustomerProfile, undefined);
    assert.equal(value.links, undefined);

    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');

    await writeFile(path, text.replace('Contoso upgrade', 'Renamed'));
    const updated = await submitReferral(services, file);
    assert.ok(updated.outcome === 'updated', JSON.stringify(updated));
    assert.notEqual(updated.eTag, created.eTag);

    const pulled = await pullReferral(services, target(), created.id);
    assert.ok(pulled.outcome === 'created', JSON.stringify(pulled));
    assert.equal(JSON.parse(await readFile(join(folder, 'Renamed.referral.json'), 'utf8')).id, created.id);
  });

  it('never overwrites: two people, one referral', async () => {
    const mine = world();
    const theirs = world();
    const created = await submitReferral(mine, tempFile(path));
    assert.ok(created.outcome === 'created');
    const copy = join(folder, 'theirs.referral.json');
    const text = await readFile(path, 'utf8');
    await writeFile(copy, text.replace('Contoso upgrade', 'Theirs'));
    await writeFile(path, text.replace('Contoso upgrade', 'Mine'));
    assert.equal((await submitReferral(theirs, tempFile(copy))).outcome, 'updated');

    const before = await readFile(path, 'utf8');
    const result = await submitReferral(mine, tempFile(path));
    assert.ok(result.outcome === 'conflict' && result.reason === 'moved', JSON.stringify(result));
    assert.equal(result.remote?.body.name, 'Theirs');
    assert.equal(await readFile(path, 'utf8'), before);
    assert.equal((await mine.api.get(created.id)).body.name, 'Theirs');
  });

  it('submits all referrals of an array', async () => {
    await writeFile(path, `[${deal},${deal.replace('Contoso upgrade', 'Second')}]`);
    const results = await submitFile(world(), tempFile(path));
    assert.deepEqual(
      results.map((result) => result.outcome),
      ['created', 'created'],
      JSON.stringify(results),
    );
    const value = JSON.parse(await readFile(path, 'utf8'));
    assert.notEqual(value[0].id, value[1].id);
  });

  it('lists all pages, and what a filter finds', async () => {
    const { api } = world();
    const first = await api.create(JSON.parse(deal.replace('Contoso upgrade', 'Listed').replace('"Name"', '"name"')));
    for (let count = 0; count < 2; count++) await api.create(JSON.parse(deal));
    const all = [];
    for await (const item of listAll(api)) all.push(item.id);
    assert.ok(all.length >= 3 && new Set(all).size === all.length);
    assert.ok(all.includes(first.body.id));
    const filter = `engagementId eq ${odataString(String(first.body.engagementId))}`;
    const found = [];
    for await (const item of listAll(api, { filter })) found.push(item.id);
    assert.deepEqual(found, [first.body.id]);
  });

  it('tells the kinds of refusal', async () => {
    const { api } = world();
    const kindOf = (call: Promise<unknown>) =>
      call.then(
        () => 'none',
        (error: unknown) => (ApiError.is(error) ? error.kind : String(error)),
      );
    assert.equal(await kindOf(world('invalid').api.listPage({})), 'unauthenticated');
    assert.equal(await kindOf(api.get('11111111-1111-4111-8111-111111111111')), 'missing');
    assert.equal(await kindOf(api.create({ name: 'no more' })), 'rejected');
    const { body } = await api.create(JSON.parse(deal));
    assert.equal(await kindOf(api.update(body.id, body, '"other"')), 'stale');
  });

  const broken: [string, object, string][] = [
    ['503', { status: 503, times: 10 }, 'unavailable'],
    ['429', { status: 429, times: 10 }, 'throttled'],
    ['401', { status: 401, times: 10 }, 'unauthenticated'],
    ['403', { status: 403, times: 10 }, 'forbidden'],
    ['a dropped connection', { dropConnection: true, times: 10 }, 'offline'],
    ['half an answer', { truncateBody: true, times: 10 }, 'malformed'],
  ];
  for (const [what, fault, kind] of broken) {
    it(`leaves the file untouched after ${what}, apart from a reference to find it by`, async () => {
      await faults(fault);
      const result = await submitReferral(world(), tempFile(path));
      const isRefused = ['401', '403', '429'].includes(what);
      assert.equal(result.outcome, isRefused ? 'failed' : 'doubtful', JSON.stringify(result));
      assert.ok('error' in result && result.error?.kind === kind, JSON.stringify(result));
      const text = await readFile(path, 'utf8');
      if (kind === 'unauthenticated' || kind === 'forbidden') assert.equal(text, deal);
      const { externalReferenceId: _, ...rest } = JSON.parse(text);
      assert.deepEqual(rest, JSON.parse(deal));
    });
  }

  describe('a create whose answer was lost', () => {
    const lost = { dropConnection: 'after', times: 1, match: 'POST' };
    const count = async (services: ReturnType<typeof world>) => (await services.api.listPage({})).items.length;

    it('is found at the service at once, and adopted', async () => {
      const services = world();
      const first = await count(services);
      await faults(lost);
      const result = await submitReferral(services, tempFile(path));
      assert.ok(result.outcome === 'created' && result.adopted, JSON.stringify(result));
      assert.equal(JSON.parse(await readFile(path, 'utf8')).id, result.id);
      assert.equal(await count(services), first + 1);
      assert.equal((await submitReferral(services, tempFile(path))).outcome, 'unchanged');
    });

    it('is found by the next submit, also after a restart and with changes made since', async () => {
      const services = world();
      const first = await count(services);
      await faults(lost, { dropConnection: 'before', times: 10, match: 'GET' });
      const result = await submitReferral(services, tempFile(path));
      assert.ok(result.outcome === 'doubtful', JSON.stringify(result));
      assert.match(result.message, /may have been created/);
      await faults();
      const text = await readFile(path, 'utf8');
      await writeFile(path, text.replace('"notes": "n"', '"notes": "changed since"'));
      const restarted = { ...world(), baselines: services.baselines };
      const asked = await submitReferral(restarted, tempFile(path));
      assert.ok(asked.outcome === 'doubtful' && asked.candidates.length === 1, JSON.stringify(asked));
      const again = await submitReferral(restarted, tempFile(path), { inDoubt: 'use' });
      assert.ok(again.outcome === 'created' && again.adopted, JSON.stringify(again));
      assert.equal(JSON.parse(await readFile(path, 'utf8')).details.notes, 'changed since');
      assert.equal((await submitReferral(restarted, tempFile(path))).outcome, 'updated');
      assert.equal(await count(services), first + 1);
    });

    it('leaves a doubt, and creates another one only when asked', async () => {
      const services = world();
      await faults(lost, { dropConnection: 'before', times: 10, match: 'GET' });
      await submitReferral(services, tempFile(path));
      await faults();
      await writeFile(path, deal.replace('"notes": "n"', '"notes": "another"'));
      const first = await count(services);
      const doubt = await submitReferral(services, tempFile(path));
      assert.ok(doubt.outcome === 'doubtful' && doubt.candidates.length === 1, JSON.stringify(doubt));
      assert.equal(await count(services), first);
      const created = await submitReferral(services, tempFile(path), { inDoubt: 'create' });
      assert.ok(created.outcome === 'created' && !created.adopted, JSON.stringify(created));
      assert.equal(await count(services), first + 1);
    });

    for (const fault of [{ dropConnection: 'before' }, { status: 504 }, { status: 500 }, { status: 202 }]) {
      it(`is not sent again by itself after ${JSON.stringify(fault)}, though nothing arrived`, async () => {
        const services = world();
        const first = await count(services);
        await faults({ ...fault, times: 1, match: 'POST' });
        assert.equal((await submitReferral(services, tempFile(path))).outcome, 'doubtful');
        const later = { ...services, clock: () => new Date(Date.now() + 3_600_000) };
        for (const each of [services, later]) {
          const asked = await submitReferral(each, tempFile(path));
          assert.ok(asked.outcome === 'doubtful' && asked.candidates.length === 0, JSON.stringify(asked));
        }
        const created = await submitReferral(later, tempFile(path), { inDoubt: 'create' });
        assert.equal(created.outcome, 'created');
        assert.equal(await count(services), first + 1);
      });
    }
  });

  it('creates one referral if two windows submit the same file at once', async () => {
    const services = world();
    const first = (await services.api.listPage({})).items.length;
    const results = await Promise.all([1, 2].map(() => submitReferral(services, diskFile(path))));
    assert.ok(
      results.some(({ outcome }) => outcome === 'created'),
      JSON.stringify(results),
    );
    assert.equal((await services.api.listPage({})).items.length, first + 1);
    assert.equal((await submitReferral(services, tempFile(path))).outcome, 'unchanged');
  });

  it('merges changes of different properties, and asks about the others', async () => {
    const services = world();
    const file = tempFile(path);
    const created = await submitReferral(services, file);
    assert.ok(created.outcome === 'created');
    const other = async (changes: { name?: string; notes: string }) => {
      const { body, eTag } = await services.api.get(created.id);
      const { links: _links, ...copy } = parseJson(formatJson(body)) as Record<string, unknown>;
      const details = { ...(copy.details as object), notes: changes.notes };
      await services.api.update(created.id, { ...copy, name: changes.name ?? copy.name, details }, eTag);
    };
    await other({ notes: 'theirs' });
    await writeFile(path, (await readFile(path, 'utf8')).replace('"city": "Redmond"', '"city": "Seattle"'));
    const merged = await submitReferral(services, file);
    assert.ok(merged.outcome === 'updated', JSON.stringify(merged));
    assert.ok(
      merged.merged?.some((where) => where.join('/') === 'details/notes'),
      JSON.stringify(merged),
    );
    const text = JSON.parse(await readFile(path, 'utf8'));
    assert.equal(text.details.notes, 'theirs');
    const { body } = await services.api.get(created.id);
    assert.equal((body.customerProfile as { address: { city: string } }).address.city, 'Seattle');
    assert.equal((body.details as { notes: string }).notes, 'theirs');
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');

    await other({ notes: 'theirs again', name: 'Renamed by others' });
    const mine = (await readFile(path, 'utf8')).replace('"notes": "theirs"', '"notes": "mine"');
    await writeFile(path, mine);
    const conflict = await submitReferral(services, file);
    assert.ok(conflict.outcome === 'conflict', JSON.stringify(conflict));
    assert.deepEqual(
      conflict.conflicts.map((one) => [one.path.join('/'), one.mine, one.theirs]),
      [['details/notes', 'mine', 'theirs again']],
    );
    assert.equal(await readFile(path, 'utf8'), mine);
    const kept = await submitReferral(services, file, { choose: () => 'mine' });
    assert.equal(kept.outcome, 'updated', JSON.stringify(kept));
    const last = (await services.api.get(created.id)).body;
    assert.deepEqual([last.name, (last.details as { notes: string }).notes], ['Renamed by others', 'mine']);
    assert.equal(JSON.parse(await readFile(path, 'utf8')).name, 'Renamed by others');
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
  });

  it('sends only what changed, if the service allows that', async () => {
    const services = world();
    const file = tempFile(path);
    await submitReferral(services, file);
    const requests = async () =>
      (await (await fetch(new URL('/sandbox/requests', sandbox.url))).json()) as { method: string; body: unknown }[];
    await writeFile(path, (await readFile(path, 'utf8')).replace('"city": "Redmond"', '"city": "Seattle"'));
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    const sent = (await requests()).at(-1);
    assert.equal(sent?.method, 'PATCH');
    assert.match(JSON.stringify(sent?.body), /\/customerProfile\/address\/city/);
    await writeFile(path, (await readFile(path, 'utf8')).replace(/,\s*"phoneNumber": "2"/, ''));
    assert.equal((await submitReferral(services, file, { method: 'put' })).outcome, 'updated');
    assert.equal((await requests()).at(-1)?.method, 'PUT');
  });

  it('sees on the next submit that an update had arrived whose answer was lost', async () => {
    const services = world();
    const file = tempFile(path);
    await submitReferral(services, file);
    await writeFile(path, (await readFile(path, 'utf8')).replace('Contoso upgrade', 'Renamed'));
    await faults({ dropConnection: 'after', times: 1, match: 'PATCH' });
    const lost = await submitReferral(services, file);
    assert.ok(lost.outcome === 'failed' && lost.error.details.mayHaveHappened, JSON.stringify(lost));
    const again = await submitReferral(services, file);
    assert.equal(again.outcome, 'updated', JSON.stringify(again));
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
  });

  it('reads again when the service was busy once', async () => {
    const { api } = world();
    const { body } = await api.create(JSON.parse(deal));
    await faults({ status: 503, retryAfter: 0, times: 2 });
    assert.equal((await api.get(body.id)).body.id, body.id);
  });
});
