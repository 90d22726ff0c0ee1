import assert from 'node:assert/strict';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { httpReferralsApi } from '../../src/api/http/httpReferralsApi';
import { diskFile } from '../../src/cli/sync/diskFile';
import { folderTarget } from '../../src/cli/sync/folderTarget';
import type { CreateOptions } from '../../src/sync/create/decideCreate';
import type { ReferralFile } from '../../src/sync/files/referralFile';
import { pullAll } from '../../src/sync/pull/pullAll';
import { pullInto } from '../../src/sync/pull/pullInto';
import { DiskState } from '../../src/sync/state/node/diskState';
import { submitReferral } from '../../src/sync/submit/submitReferral';
import type { SubmitResult } from '../../src/sync/submitResult';
import { temporaryFolder } from '../unit/cli/temporaryFolder';
import { minimalReferral } from '../unit/sandbox/minimalReferral';
import { type SandboxClient, sandboxClient } from './sandbox/sandboxClient';

const name = 'The one of these tests';
const minute = 60_000;

describe('faults: nothing is lost, doubled or overwritten', () => {
  let sandbox: SandboxClient;
  const folder = temporaryFolder({
    'deal.referral.json': `${JSON.stringify({ ...minimalReferral(), name }, null, 4)}\n`,
  });
  let now: number;
  let state: DiskState;

  before(async () => {
    sandbox = await sandboxClient();
  });
  after(() => sandbox.close());
  beforeEach(async () => {
    await clear();
    await sandbox.reset();
    now = Date.now();
    state = new DiskState(path.join(folder(), 'state'), 'sandbox');
  });
  afterEach(async () => {
    state.close();
    await clear();
  });

  const clear = () => sandbox.send('/sandbox/faults', { method: 'DELETE' });
  const deal = () => path.join(folder(), 'deal.referral.json');
  const text = () => readFileSync(deal(), 'utf8');
  const value = () => JSON.parse(text());
  const edit = (from: string, to: string) => writeFileSync(deal(), text().replace(from, to));

  /** As another window, or this one after a restart, would see it: nothing is kept but what is on the disk. */
  function services(options: { timeoutMs?: number; token?: string; fetch?: typeof fetch } = {}) {
    const { timeoutMs = 300, token = 'any' } = options;
    const api = httpReferralsApi({
      endpoint: sandbox.url,
      token: async () => token,
      retryDelayMs: 1,
      maxRefusedMs: 200,
      timeoutMs,
      ...(options.fetch && { fetch: options.fetch }),
    });
    return { api, baselines: state.baselines, records: state.records, clock: () => new Date(now) };
  }

  function restart(): void {
    state.close();
    state = new DiskState(path.join(folder(), 'state'), 'sandbox');
  }

  const submit = (file: ReferralFile = diskFile(deal()), options = {}) => submitReferral(services(options), file);

  async function remote() {
    const { body } = await sandbox.send('');
    return body.value.filter((each) => each.name.includes(name));
  }

  /** What a person decides who knows the service: to use the referral that it has, or to create one. */
  async function decision(): Promise<CreateOptions> {
    const [found] = (await remote()).filter(({ id }: { id: string }) => id !== value().id);
    return { inDoubt: found ? { use: found.id } : 'create' };
  }

  /** The text without a reference that was generated into it. */
  const unreferenced = (of: string) => of.replace(/,\s*"externalReferenceId": "auto-[^"]*"/, '');

  /** Submits until there is nothing more to do, as a person would: with time, and after restarts. */
  async function comesToRest(): Promise<SubmitResult[]> {
    await clear();
    const results: SubmitResult[] = [];
    for (let tries = 0; tries < 5; tries++) {
      restart();
      now += minute;
      const isDoubtful = results.at(-1)?.outcome === 'doubtful';
      results.push(await submitReferral(services(), diskFile(deal()), isDoubtful ? await decision() : {}));
      if (results.at(-1)?.outcome === 'unchanged') return results;
    }
    assert.fail(`no rest: ${JSON.stringify(results)}`);
  }

  /** One referral, and the file has its id, its version and its content. */
  async function agree(notes?: string): Promise<void> {
    const all = await remote();
    assert.equal(all.length, 1, JSON.stringify(all.map(({ id }) => id)));
    const [only] = all;
    assert.deepEqual([value().id, value().eTag, value().name], [only?.id, only?.eTag, only?.name]);
    if (notes !== undefined) {
      const details = only?.details as unknown as { notes: string };
      assert.deepEqual([details.notes, value().details.notes], [notes, notes]);
    }
  }

  const faults: [string, object][] = [
    ['401', { status: 401 }],
    ['403', { status: 403 }],
    ['404', { status: 404 }],
    ['409', { status: 409 }],
    ['412', { status: 412 }],
    ['429 with Retry-After', { status: 429, retryAfter: 1 }],
    ['429 without Retry-After', { status: 429 }],
    ['500', { status: 500 }],
    ['503', { status: 503 }],
    ['503 with Retry-After', { status: 503, retryAfter: 1 }],
    ['504', { status: 504 }],
    ['a connection dropped before the write', { dropConnection: 'before' }],
    ['a connection dropped after the write', { dropConnection: 'after' }],
    ['half an answer after the write', { truncateBody: true }],
    ['a page of a proxy after the write', { contentType: 'text/html' }],
    ['an answer that takes 10 s', { delayMs: 10_000 }],
    ['a redirect to another host', { redirect: 'http://127.0.0.2:9/v1.0/engagements/referrals' }],
  ];

  for (const [what, fault] of faults) {
    for (const searched of [true, false]) {
      it(`a create meets ${what}${searched ? '' : ', and then the list does as well'}`, async () => {
        const before = text();
        const match = searched ? 'POST' : '/referrals';
        await sandbox.fail({ ...fault, ...(searched && { times: 1 }), match });
        const result = await submit();
        if (result.outcome !== 'created') assert.equal(unreferenced(text()), before, JSON.stringify(result));
        assert.ok((await withoutFaults(remote)).length <= 1);
        await comesToRest();
        await agree();
      });
    }

    for (const method of ['PATCH', 'PUT'] as const) {
      it(`a ${method} meets ${what}`, async () => {
        await submit();
        edit('"notes": "', '"notes": "Mine ');
        const { notes } = value().details;
        const before = text();
        await sandbox.fail({ ...fault, times: 1, match: method });
        const result = await submitReferral(services(), diskFile(deal()), {
          method: method === 'PUT' ? 'put' : 'auto',
        });
        if (result.outcome !== 'updated') assert.equal(text(), before, JSON.stringify(result));
        await comesToRest();
        await agree(notes);
      });
    }

    it(`a pull meets ${what}`, async () => {
      await submit();
      const { id } = value();
      edit(name, `${name}, mine`);
      const before = text();
      await sandbox.fail({ ...fault, match: 'GET' });
      const result = await pullInto(services({ timeoutMs: 100 }), diskFile(deal()), id);
      assert.ok(['failed', 'gone', 'edited'].includes(result.outcome), JSON.stringify(result));
      const all = await pullAll(services({ timeoutMs: 100 }), folderTarget(folder()));
      assert.ok(all.error, JSON.stringify(all.counts));
      assert.equal(text(), before);
      await comesToRest();
      await agree();
    });
  }

  async function withoutFaults<T>(work: () => Promise<T>): Promise<T> {
    const { body } = await sandbox.send('/sandbox/faults');
    await clear();
    const result = await work();
    await sandbox.fail(body);
    return result;
  }

  it('sends no token to the host that a redirect or a page leads to', async () => {
    const seen: unknown[] = [];
    const other = createServer((request, response) => {
      seen.push(request.headers);
      response.end('{}');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}/v1.0/engagements/referrals?$skiptoken=a`;
    try {
      for (const fault of [{ redirect: url }, { redirect: url, status: 307 }, { nextLink: url }]) {
        await sandbox.fail(fault);
        const { error } = await pullAll(services(), folderTarget(path.join(folder(), 'pulled')));
        assert.equal(error?.kind, 'malformed', JSON.stringify(fault));
        await submit();
      }
      assert.deepEqual(seen, []);
    } finally {
      other.close();
    }
  });

  it('ends on pages that lead in a circle, and keeps what it has', async () => {
    await sandbox.fail({ nextLink: 'loop' });
    const { error, counts } = await pullAll(services(), folderTarget(path.join(folder(), 'pulled')));
    assert.match(error?.message ?? '', /circle/);
    assert.ok((counts.created ?? 0) > 0);
  });

  it('keeps within the rate that a busy service allows', async () => {
    await submit();
    await sandbox.fail({ rate: { requests: 2, seconds: 1 } });
    const { api } = services();
    const { id } = value();
    const got = await Promise.all([api.get(id), api.get(id), api.get(id)]);
    assert.deepEqual(new Set(got.map(({ body }) => body.id)), new Set([id]));
  });

  /** A file that something happens to when it is changed, but not when it gets its reference. */
  function afterReference(file: ReferralFile, act: () => void): ReferralFile {
    let isReferenced = text().includes('externalReferenceId');
    return {
      ...file,
      change(decide) {
        if (isReferenced) act();
        isReferenced = true;
        return file.change(decide);
      },
    };
  }

  describe('the process is killed', () => {
    /** A kill: nothing of what would follow happens any more. */
    class Killed extends Error {}
    const killed = (): never => {
      throw new Killed();
    };

    for (const update of [false, true]) {
      const what = update ? 'an update' : 'a create';

      it(`while ${what} is on its way`, async () => {
        if (update) {
          await submit();
          edit('"notes": "', '"notes": "Mine ');
        }
        const own = services();
        const send = async <T>(call: Promise<T>): Promise<T> => call.then(killed);
        const api = {
          ...own.api,
          create: (...given: Parameters<typeof own.api.create>) => send(own.api.create(...given)),
          patch: (...given: Parameters<typeof own.api.patch>) => send(own.api.patch(...given)),
          update: (...given: Parameters<typeof own.api.update>) => send(own.api.update(...given)),
        };
        await assert.rejects(submitReferral({ ...own, api }, diskFile(deal())), Killed);
        await comesToRest();
        await agree();
      });

      it(`between ${what} and the file`, async () => {
        if (update) {
          await submit();
          edit('"notes": "', '"notes": "Mine ');
        }
        await submit(afterReference(diskFile(deal()), killed)).catch((error) => assert.ok(error instanceof Killed));
        await comesToRest();
        await agree();
      });

      it(`between the file and the baseline of ${what}`, async () => {
        if (update) {
          await submit();
          edit('"notes": "', '"notes": "Mine ');
        }
        const file = diskFile(deal());
        let written = false;
        const { baselines: kept } = state;
        const baselines = {
          get: kept.get,
          add: kept.add,
          set: (key: string, each: Parameters<typeof kept.set>[1]) => (written ? killed() : kept.set(key, each)),
          delete: (key: string) => (written ? killed() : kept.delete(key)),
        };
        const noticing: ReferralFile = {
          ...file,
          async change(decide) {
            const decided = await file.change(decide);
            written = update || 'id' in value();
            return decided;
          },
        };
        await submitReferral({ ...services(), baselines }, noticing).catch((error) =>
          assert.ok(error instanceof Killed),
        );
        await comesToRest();
        await agree();
      });
    }
  });

  describe('the disk and the user', () => {
    it('the disk is full when the file should be written', async () => {
      const file = diskFile(deal());
      const before = text();
      const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      const result = await submit(
        afterReference(file, () => {
          throw full;
        }),
      );
      assert.equal(result.outcome, 'unwritten', JSON.stringify(result));
      assert.ok('message' in result && /ENOSPC/.test(result.message));
      assert.equal(unreferenced(text()), before);
      await comesToRest();
      await agree();
    });

    it('the disk is full when a create should be noted: then nothing is sent', async () => {
      const { get } = state.baselines;
      const full = (): Promise<never> => Promise.reject(new Error('ENOSPC'));
      const baselines = { get, add: full, set: full, delete: full };
      const records = { ...state.records, change: full };
      const result = await submitReferral({ ...services(), baselines, records }, diskFile(deal()));
      assert.equal(result.outcome, 'failed');
      assert.equal((await remote()).length, 0);
    });

    const during: [string, () => void, boolean][] = [
      ['edits the file', () => edit('"notes": "', '"notes": "Later '), true],
      ['makes the file larger', () => edit('{', '{\n\n    "campaignId": "late",'), true],
      ['deletes the file', () => rmSync(deal()), false],
      ['renames the file', () => renameSync(deal(), path.join(folder(), 'renamed.referral.json')), false],
    ];
    for (const [what, act, stays] of during) {
      for (const update of [false, true]) {
        it(`the user ${what} during ${update ? 'an update' : 'a create'}`, async () => {
          if (update) {
            await submit();
            edit(name, `${name}, renamed`);
          }
          const kept = text();
          let acts = 0;
          const result = await submit(diskFile(deal()), {
            timeoutMs: 20_000,
            // Between the service's work and its answer.
            fetch: async (...request: Parameters<typeof fetch>) => {
              const answer = await fetch(...request);
              if (acts++ === 0) act();
              return answer;
            },
          });
          if (stays) {
            assert.equal(result.outcome, update ? 'updated' : 'created', JSON.stringify(result));
            assert.match(text(), /Later|"late"/);
          } else {
            assert.equal(result.outcome, 'unwritten', JSON.stringify(result));
            const moved = path.join(folder(), 'renamed.referral.json');
            if (/renames/.test(what)) renameSync(moved, deal());
            else writeFileSync(deal(), kept); // as version control had it: without a reference
          }
          await comesToRest();
          await agree();
        });
      }
    }

    it('two windows submit the same new file at the same time', async () => {
      await sandbox.fail({ delayMs: 30 });
      const results = await Promise.all([submit(), submit(), submit()]);
      assert.ok(
        results.some(({ outcome }) => outcome === 'created'),
        JSON.stringify(results),
      );
      await comesToRest();
      await agree();
    });

    it('two windows submit different changes at the same time', async () => {
      await submit();
      const copy = path.join(folder(), 'copy.referral.json');
      writeFileSync(copy, text());
      edit('"notes": "', '"notes": "One ');
      writeFileSync(copy, readFileSync(copy, 'utf8').replace('"notes": "', '"notes": "Two '));
      const results = await Promise.all([submit(), submit(diskFile(copy))]);
      assert.deepEqual(results.map(({ outcome }) => outcome).sort(), ['conflict', 'updated'], JSON.stringify(results));
      const winner = results[0]?.outcome === 'updated' ? 'One' : 'Two';
      const [only] = await remote();
      const details = only?.details as unknown as { notes: string } | undefined;
      assert.match(details?.notes ?? '', new RegExp(`^${winner} `));
      assert.match(readFileSync(copy, 'utf8'), /"notes": "Two /);
      assert.match(text(), /"notes": "One /);
    });

    for (const jump of [-48 * 60 * minute, -minute, 48 * 60 * minute]) {
      it(`the clock jumps by ${jump / minute} minutes while a create is lost`, async () => {
        await sandbox.fail([
          { dropConnection: 'after', times: 1, match: 'POST' },
          { status: 503, match: 'GET' },
        ]);
        await submit();
        now += jump;
        await comesToRest();
        await agree();
      });
    }
  });
});
