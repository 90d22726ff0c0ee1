import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { httpReferralsApi } from '../../../src/api/http/httpReferralsApi';
import type { RemoteReferral } from '../../../src/api/referralsApi';
import type { ReferralFile } from '../../../src/sync/files/referralFile';
import { pullInto } from '../../../src/sync/pull/pullInto';
import { submitReferral } from '../../../src/sync/submit/submitReferral';
import type { SyncServices } from '../../../src/sync/syncServices';
import { memoryBaselines } from '../../unit/sync/memoryBaselines';
import { type SandboxClient, sandboxClient } from '../sandbox/sandboxClient';
import { tempFile } from './tempFile';

const deal = {
  name: 'Contoso upgrade',
  type: 'Independent',
  qualification: 'SalesQualified',
  customerProfile: {
    name: 'Contoso',
    address: { addressLine1: '1 Way', city: 'Redmond', postalCode: '98052', country: 'US' },
    size: '251to1000employees',
    team: [{ firstName: 'Ann', lastName: 'B', email: 'ann@contoso.com', phoneNumber: '1' }],
  },
  consent: {
    consentToToShareInfoWithOthers: true,
    consentToContact: true,
    consentToShareReferralWithMicrosoftSellers: false,
  },
  details: {
    notes: 'n',
    dealValue: 10000,
    currency: 'USD',
    closingDateTime: '2027-12-01T00:00:00Z',
    requirements: { solutions: [{ id: 'SOL-1', name: 'S', type: 'Name' }] },
  },
  team: [{ firstName: 'Bo', lastName: 'C', email: 'bo@fabrikam.com', phoneNumber: '2' }],
};

/** Everything that may go wrong on the way to the service and back. */
const faults: [what: string, fault: object][] = [
  ...[401, 403, 404, 409, 412, 423, 500, 501, 503, 504].map((status): [string, object] => [`${status}`, { status }]),
  ['429 without Retry-After', { status: 429 }],
  ['429 with Retry-After', { status: 429, retryAfter: 0 }],
  ['503 with a Retry-After too long to wait for', { status: 503, retryAfter: 3600 }],
  ['a connection dropped before', { dropConnection: 'before' }],
  ['a connection dropped after', { dropConnection: 'after' }],
  ['half an answer', { truncateBody: true }],
  ['an answer of one byte', { truncateBody: 1 }],
  ['another content type', { contentType: 'text/html' }],
  ['an answer that takes too long', { delayMs: 700 }],
  ['a redirect to another host', { redirect: 'https://elsewhere.example/' }],
  ['a redirect that keeps the method', { status: 307, redirect: 'https://elsewhere.example/' }],
];

describe('whatever goes wrong between file and service', () => {
  let sandbox: SandboxClient;
  let folder: string;
  let path: string;
  let services: SyncServices;
  let first: number;
  /** Referrals that were there before the test. */
  let known: Set<string>;
  let time = 0;

  before(async () => {
    sandbox = await sandboxClient({});
  });
  after(() => sandbox.close());
  beforeEach(async () => {
    await sandbox.reset();
    folder = mkdtempSync(join(tmpdir(), 'faults-'));
    path = join(folder, 'deal.referral.json');
    await writeFile(path, JSON.stringify(deal, null, 2));
    const api = httpReferralsApi({
      endpoint: new URL(sandbox.url).origin,
      token: async () => 'any',
      retryDelayMs: 1,
      maxRefusedMs: 200,
      timeoutMs: 400,
    });
    time = 0;
    services = { api, baselines: memoryBaselines(), clock: () => new Date(Date.now() + time) };
    known = new Set((await ours()).map(({ id }) => id));
    first = known.size;
  });
  afterEach(async () => {
    await clear();
    rmSync(folder, { recursive: true, force: true });
  });

  const clear = () => sandbox.send('/sandbox/faults', { method: 'DELETE' });
  const text = async () => JSON.parse(await readFile(path, 'utf8'));
  async function ours(): Promise<RemoteReferral[]> {
    const { body } = await sandbox.send('?$top=1000');
    return (body.value as RemoteReferral[]).filter(({ name }) => /^(Contoso upgrade|Renamed)/.test(String(name)));
  }
  async function edit(make: (value: typeof deal) => void): Promise<void> {
    const value = await text();
    make(value);
    await writeFile(path, JSON.stringify(value, null, 2));
  }
  /** Another user's change. */
  async function elsewhere(id: string, where: string, value: unknown): Promise<void> {
    const { status } = await sandbox.send(`/${id}`, {
      method: 'PATCH',
      body: [{ op: 'replace', path: where, value }],
    });
    assert.equal(status, 204);
  }
  async function created(): Promise<string> {
    const result = await submitReferral(services, tempFile(path));
    assert.ok(result.outcome === 'created', JSON.stringify(result));
    return result.id;
  }
  /** With nothing failing any more, file and service come to agree. */
  async function comesToRest(): Promise<RemoteReferral> {
    await clear();
    time += 120_000;
    let result = await submitReferral(services, tempFile(path));
    if (result.outcome === 'doubtful') {
      // A person who knows the service: nothing is sent that it has.
      const found = (await ours()).find(({ id }) => !known.has(id));
      const inDoubt = found ? { use: found.id } : 'create';
      result = await submitReferral(services, tempFile(path), { inDoubt });
    }
    assert.match(result.outcome, /^(created|updated|unchanged)$/, JSON.stringify(result));
    assert.equal((await submitReferral(services, tempFile(path))).outcome, 'unchanged');
    const all = await ours();
    assert.equal(all.length, first + 1, 'there is one referral, no more');
    const { id } = await text();
    const remote = all.find((each) => each.id === id);
    assert.ok(remote, 'the file has the id of the referral');
    return remote;
  }

  for (const [what, fault] of faults) {
    describe(what, () => {
      it('creates one referral, and loses nothing of the file', async () => {
        await sandbox.fail({ ...fault, match: 'POST' });
        const result = await submitReferral(services, tempFile(path));
        const changed = await text();
        if (result.outcome === 'created') assert.equal(result.adopted, true, JSON.stringify(result));
        else
          assert.deepEqual({ ...changed, externalReferenceId: undefined }, { ...deal, externalReferenceId: undefined });
        assert.ok((await ours()).length <= first + 1);
        assert.equal((await comesToRest()).name, deal.name);
      });

      for (const method of ['auto', 'put'] as const) {
        it(`updates in the end (${method}), with nothing lost that others changed`, async () => {
          const id = await created();
          await edit((value) => (value.name = 'Renamed'));
          await elsewhere(id, '/details/notes', 'theirs');
          const before = await text();
          await sandbox.fail({ ...fault, match: method === 'put' ? 'PUT' : 'PATCH' });
          const result = await submitReferral(services, tempFile(path), { method });
          if (result.outcome !== 'updated') assert.deepEqual(await text(), before, result.outcome);
          assert.equal(await notesOf(id), 'theirs');
          const remote = await comesToRest();
          assert.deepEqual([remote.name, (await text()).name], ['Renamed', 'Renamed']);
          assert.deepEqual([await notesOf(id), (await text()).details.notes], ['theirs', 'theirs']);
        });
      }

      it('pulls nothing that is not whole', async () => {
        const id = await created();
        await elsewhere(id, '/details/notes', 'theirs');
        await edit((value) => (value.name = 'Renamed'));
        const before = await text();
        await sandbox.fail({ ...fault, match: 'GET' });
        const result = await pullInto(services, tempFile(path), id);
        assert.match(result.outcome, /^(failed|gone)$/, JSON.stringify(result));
        assert.deepEqual(await text(), before);
        await clear();
        assert.equal((await pullInto(services, tempFile(path), id)).outcome, 'merged');
        assert.deepEqual([(await text()).details.notes, (await text()).name], ['theirs', 'Renamed']);
        await comesToRest();
      });
    });
  }

  async function notesOf(id: string): Promise<unknown> {
    return ((await services.api.get(id)).body.details as { notes: string }).notes;
  }

  /** A file to which something is done when the answer has come, before it is written. */
  function meanwhile(what: () => Promise<void>): ReferralFile {
    const file = tempFile(path);
    let isReferenced = false;
    return {
      ...file,
      async change(decide) {
        if (isReferenced) await what();
        isReferenced = true;
        return file.change(decide);
      },
    };
  }

  describe('a file that its user works on during the call', () => {
    it('keeps what was typed', async () => {
      const file = meanwhile(() => edit((value) => (value.details.notes = 'typed')));
      assert.equal((await submitReferral(services, file)).outcome, 'created');
      const { id, details } = await text();
      assert.ok(id);
      assert.equal(details.notes, 'typed');
      await comesToRest();
      assert.equal(await notesOf(id), 'typed');
    });

    it('is found under its new name and compared, also when it was edited since', async () => {
      const other = join(folder, 'renamed.referral.json');
      const result = await submitReferral(
        services,
        meanwhile(() => rename(path, other)),
      );
      assert.ok(result.outcome === 'unwritten', JSON.stringify(result));
      path = other;
      await edit((value) => (value.details.notes = 'typed'));
      const doubt = await submitReferral(services, tempFile(path));
      assert.ok(doubt.outcome === 'doubtful', JSON.stringify(doubt));
      assert.deepEqual(
        doubt.candidates.map(({ id }) => id),
        [result.id],
      );
      assert.equal((await ours()).length, first + 1);
      const used = await submitReferral(services, tempFile(path), { inDoubt: 'use' });
      assert.ok(used.outcome === 'created' && used.id === result.id, JSON.stringify(used));
      const compared = await submitReferral(services, tempFile(path));
      assert.ok(compared.outcome === 'conflict', JSON.stringify(compared));
      const decided = await submitReferral(services, tempFile(path), { choose: () => 'mine' });
      assert.equal(decided.outcome, 'updated');
      await comesToRest();
    });

    it('is adopted under its new name when it says the same', async () => {
      const other = join(folder, 'renamed.referral.json');
      await submitReferral(
        services,
        meanwhile(() => rename(path, other)),
      );
      path = other;
      assert.equal((await submitReferral(services, tempFile(path))).outcome, 'created');
      await comesToRest();
    });

    it('tells the id if it was deleted, and writes no other', async () => {
      const result = await submitReferral(
        services,
        meanwhile(() => rm(path)),
      );
      assert.ok(result.outcome === 'unwritten', JSON.stringify(result));
      assert.match(result.message, new RegExp(`created with the ID ${result.id}`));
      await assert.rejects(readFile(path), /ENOENT/);
      await writeFile(path, JSON.stringify(deal));
      assert.equal((await submitReferral(services, tempFile(path))).outcome, 'created');
      assert.equal((await comesToRest()).id, result.id);
    });
  });

  it('two windows that update the same file send its change once', async () => {
    await created();
    await edit((value) => (value.name = 'Renamed'));
    const results = await Promise.all([1, 2].map(() => submitReferral(services, tempFile(path))));
    assert.ok(
      results.some(({ outcome }) => outcome === 'updated'),
      JSON.stringify(results),
    );
    assert.equal((await comesToRest()).name, 'Renamed');
  });

  for (const hours of [-48, -1, 1, 48]) {
    it(`a clock that is set by ${hours} hours between two tries makes no second referral`, async () => {
      await sandbox.fail([
        { dropConnection: 'after', times: 1, match: 'POST' },
        { status: 503, match: 'GET' },
      ]);
      assert.equal((await submitReferral(services, tempFile(path))).outcome, 'doubtful');
      await clear();
      time += hours * 3_600_000;
      const again = await submitReferral(services, tempFile(path));
      assert.match(again.outcome, /^(created|doubtful)$/, JSON.stringify(again));
      assert.equal((await ours()).length, first + 1);
      if (again.outcome === 'created') await comesToRest();
    });
  }
});
