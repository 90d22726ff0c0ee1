import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiError } from '../../../../src/api/apiError';
import type { ReferralsApi, RemoteReferral } from '../../../../src/api/referralsApi';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { TakenNames } from '../../../../src/sync/files/takenNames';
import { pullAll } from '../../../../src/sync/pull/pullAll';
import type { PullTarget } from '../../../../src/sync/pull/pullReferral';
import { memoryBaselines } from '../memoryBaselines';

const remote = (id: string, name = 'Deal', eTag = `"${id}"`): RemoteReferral => ({ id, name, eTag });

/** A folder in memory whose every step takes a moment, as real ones do. */
function folder(files: Record<string, string> = {}) {
  const kept = new Map(Object.entries(files));
  const names = new TakenNames(kept.keys());
  const busy = { creating: 0, most: 0, changing: new Set<string>() };
  const target: PullTarget = {
    async find(id) {
      await wait(1);
      const name = [...kept].find(([, text]) => text.includes(`"${id}"`))?.[0];
      if (name === undefined) return undefined;
      return {
        pointer: '',
        file: {
          name,
          read: async () => kept.get(name) ?? '',
          async change(decide) {
            assert.ok(!busy.changing.has(name), 'two changes of one file at a time');
            busy.changing.add(name);
            const text = kept.get(name) ?? '';
            const decided = decide(text);
            const next = applyEdits(text, decided.edits);
            await wait(3);
            kept.set(name, next);
            busy.changing.delete(name);
            return decided;
          },
        },
      };
    },
    async take(name) {
      await wait(1);
      return names.take(name);
    },
    async create(name, text) {
      busy.most = Math.max(busy.most, ++busy.creating);
      await wait(1);
      busy.creating--;
      if (kept.has(name)) throw new Error('it exists');
      kept.set(name, text);
      return name;
    },
  };
  return { kept, busy, target };
}

/** A service whose rows are all that there is. */
function row(rows: readonly RemoteReferral[]): ReferralsApi['get'] {
  return async (id) => {
    const body = rows.find((each) => each.id === id);
    assert.ok(body);
    return { body, eTag: String(body.eTag) };
  };
}

function service(pages: readonly (readonly RemoteReferral[] | ApiError)[]) {
  const api: Pick<ReferralsApi, 'listPage'> = {
    async listPage(_query, next = '0') {
      const page = pages[Number(next)];
      if (page instanceof ApiError) throw page;
      const following = Number(next) + 1;
      return { items: page ?? [], ...(following < pages.length && { next: String(following) }) };
    },
  };
  const unused = (): never => assert.fail('only the list is asked for');
  const rows = pages.flatMap((page) => (page instanceof ApiError ? [] : page));
  return {
    api: { get: row(rows), create: unused, update: unused, patch: unused, ...api },
    baselines: memoryBaselines(),
    clock: () => new Date(0),
  };
}

describe('pullAll', () => {
  it('writes each referral into a file of its own, also if all have one name, several at a time', async () => {
    const { kept, busy, target } = folder();
    const items = Array.from({ length: 30 }, (_, index) => remote(`id-${index}`, index % 2 ? 'DEAL' : 'Deal'));
    const services = service([items.slice(0, 20), [...items.slice(15)]]);
    const told: string[] = [];
    const summary = await pullAll(
      services,
      target,
      {},
      { concurrency: 8, afterEach: ({ id, outcome }) => void told.push(`${id} ${outcome}`) },
    );
    assert.deepEqual(summary, { counts: { created: 30 }, total: 30 });
    assert.equal(new Set(told).size, 30);
    const ids = [...kept.values()].map((text) => JSON.parse(text).id);
    assert.deepEqual(ids.sort(), items.map(({ id }) => id).sort());
    assert.equal(new Set([...kept.keys()].map((name) => name.toLowerCase())).size, 30);
    assert.ok(busy.most > 1 && busy.most <= 8, String(busy.most));
    assert.equal((await services.baselines.get('id-3'))?.eTag, '"id-3"');
  });

  it('tells how many are listed by then, and whether there are more', async () => {
    const { target } = folder();
    const items = Array.from({ length: 30 }, (_, index) => remote(`id-${index}`, `Deal ${index}`));
    const told: string[] = [];
    const afterEach = (_: unknown, { count, hasMore }: { count: number; hasMore: boolean }) =>
      void told.push(`${count}${hasMore ? '+' : ''}`);
    await pullAll(service(items.map((item) => [item])), target, {}, { afterEach });
    assert.match(told[0] ?? '', /^\d+\+$/);
    assert.equal(told.at(-1), '30');
    await pullAll(service([items]), folder().target, {}, { afterEach });
    assert.deepEqual(new Set(told.slice(30)), new Set(['30']));
  });

  it('changes a file that holds several one after the other, and loses none of them', async () => {
    const items = Array.from({ length: 12 }, (_, index) => remote(`id-${index}`, 'New name', '"2"'));
    const old = items.map(({ id }) => ({ id, eTag: '"1"', name: 'Old name' }));
    const { kept, target } = folder({ 'all.referrals.json': JSON.stringify(old, null, 2) });
    const services = service([items]);
    for (const each of old) await services.baselines.set(each.id, { eTag: '"1"', body: each, seen: '' });
    const summary = await pullAll(services, target, {}, { concurrency: 6 });
    assert.deepEqual(summary.counts, { pulled: 12 });
    assert.deepEqual(
      JSON.parse(kept.get('all.referrals.json') ?? ''),
      items.map(({ id, name }) => ({ id, eTag: '"2"', name })),
    );
  });

  it('keeps in a file what a list does not show, and asks for what has changed', async () => {
    const full = { id: 'a', eTag: '"1"', name: 'Deal', customerProfile: { ids: [{ profileType: 'Duns', id: '1' }] } };
    const newer = { ...full, eTag: '"2"', name: 'New' };
    const { kept, target } = folder({ 'a.referral.json': JSON.stringify(full) });
    const services = service([]);
    await services.baselines.set('a', { eTag: '"1"', body: full, seen: '' });
    const listed = (body: object) => async () => ({ items: [{ ...body, id: 'a', customerProfile: { ids: {} } }] });
    Object.assign(services.api, { listPage: listed(full) });
    assert.deepEqual((await pullAll(services, target)).counts, { unchanged: 1 });
    assert.deepEqual((await services.baselines.get('a'))?.body, full);
    Object.assign(services.api, { listPage: listed(newer), get: async () => ({ body: newer, eTag: '"2"' }) });
    assert.deepEqual((await pullAll(services, target)).counts, { pulled: 1 });
    assert.deepEqual(JSON.parse(kept.get('a.referral.json') ?? ''), newer);
    const baseline = await services.baselines.get('a');
    assert.deepEqual([baseline?.body, baseline?.partial], [newer, undefined]);
  });

  it('tells of entries that are not referrals, after all others', async () => {
    const { target } = folder();
    const services = service([[remote('id-0')], [remote('id-1')]]);
    const { listPage } = services.api;
    const api = {
      ...services.api,
      listPage: async (...call: Parameters<typeof listPage>) => ({ ...(await listPage(...call)), unreadable: 1 }),
    };
    const { counts, error } = await pullAll({ ...services, api }, target);
    assert.deepEqual(counts, { created: 2 });
    assert.match(error?.message ?? '', /^2 entries of the list were left out/);
  });

  it('goes on after a file that cannot be written, and says so', async () => {
    const { target } = folder();
    const failing: PullTarget = {
      ...target,
      create: (name, text) =>
        text.includes('id-1') ? Promise.reject(new Error('disk full')) : target.create(name, text),
    };
    const messages: string[] = [];
    const summary = await pullAll(
      service([[remote('id-0'), remote('id-1'), remote('id-2')]]),
      failing,
      {},
      {
        afterEach: (result) => void ('message' in result && messages.push(result.message)),
      },
    );
    assert.deepEqual(summary, { counts: { created: 2, unwritten: 1 }, total: 3 });
    assert.match(messages.join(), /disk full/);
  });

  it('keeps what it has if the list breaks off, and says why', async () => {
    const { kept, target } = folder();
    const error = new ApiError('offline', 'Gone.');
    const summary = await pullAll(service([[remote('1')], error]), target);
    assert.deepEqual(summary, { counts: { created: 1 }, total: 1, error });
    assert.equal(kept.size, 1);
  });

  it('stops between two referrals when cancelled', async () => {
    const { kept, target } = folder();
    const stop = new AbortController();
    const items = Array.from({ length: 10 }, (_, index) => remote(`${index}`));
    const summary = await pullAll(service([items]), target, {}, { signal: stop.signal, afterEach: () => stop.abort() });
    assert.equal(summary.error?.kind, 'cancelled');
    assert.ok(summary.total > 1, 'it tells how many were to be pulled');
    assert.deepEqual([kept.size, summary.counts], [1, { created: 1 }]);
  });
});
