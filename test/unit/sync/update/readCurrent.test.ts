import assert from 'node:assert/strict';
import { planFile } from '../../../../src/sync/plan/planReferral';
import { pullInto } from '../../../../src/sync/pull/pullInto';
import { withEarlier } from '../../../../src/sync/state/baseline';
import { submitReferral } from '../../../../src/sync/submit/submitReferral';
import { memoryApi } from '../memoryApi';
import { memoryBaselines } from '../memoryBaselines';
import { memoryFile } from '../memoryFile';

describe('a version with the ETag of an earlier one', () => {
  /** A file with the answer to an update, and a service that shows the version before it. */
  async function stale(date?: string) {
    const service = memoryApi();
    const baselines = memoryBaselines();
    const before = service.put('a', { name: 'Before' });
    const after = service.put('a', { name: 'After' });
    await baselines.set('a', withEarlier({ ...after, seen: '' }, { ...before, seen: '' }));
    const { file, state } = memoryFile(JSON.stringify({ ...after.body }));
    let reads = 0;
    const current = service.api.get;
    const shown = { ...before, body: { ...before.body, ...(date && { updatedDateTime: date }) } };
    const isLate = { reads: Number.POSITIVE_INFINITY };
    service.api.get = async (...call) => (reads++ < isLate.reads ? shown : current(...call));
    const services = { api: service.api, baselines, clock: () => new Date(0), wait: async () => undefined };
    return { services, file, isLate, shown, now: () => JSON.parse(state.text) };
  }

  it('is a stale read, with no dates at all', async () => {
    const { services, file, shown, now } = await stale();
    for (const source of ['a', shown]) {
      const pull = await pullInto(services, file, source);
      assert.equal(pull.outcome, 'failed');
      assert.match('message' in pull ? pull.message : '', /shows an older version/);
    }
    assert.equal(now().name, 'After');
    await assert.rejects(planFile(services, file, { ask: true }), /shows an older version/);
  });

  it('is read again', async () => {
    const { services, file, isLate, now } = await stale();
    isLate.reads = 2;
    assert.equal((await pullInto(services, file, 'a')).outcome, 'unchanged');
    assert.equal(now().name, 'After');
  });

  it('is the current one if its date is later than the known one', async () => {
    const { services, file, now } = await stale('2026-01-03T00:00:00Z');
    const known = await services.baselines.get('a');
    assert.ok(known);
    await services.baselines.set('a', { ...known, body: { ...known.body, updatedDateTime: '2026-01-02T00:00:00Z' } });
    assert.equal((await pullInto(services, file, 'a')).outcome, 'pulled');
    assert.equal(now().name, 'Before');
  });
});

/** A file with the last known version of a deal, and a service that shows a version with an older date. */
async function world(mine: object, isSeen: boolean) {
  const service = memoryApi();
  const baselines = memoryBaselines();
  const dated = (time: string, name: string) => service.put('a', { name, updatedDateTime: time });
  const old = dated('2026-01-01T00:00:00Z', 'Old');
  const known = dated('2026-01-02T00:00:00Z', 'Known');
  await baselines.set('a', withEarlier({ ...known, seen: '' }, { ...old, seen: '' }));
  const { file, state } = memoryFile(JSON.stringify({ ...known.body, eTag: known.eTag, ...mine }));
  dated('2026-01-01T00:00:00Z', 'Current');
  if (isSeen) service.api.get = async () => old;
  const services = { api: service.api, baselines, clock: () => new Date(0), wait: async () => undefined };
  return { services, file, now: () => JSON.parse(state.text) };
}

describe('a version with an older date than the known one', () => {
  it('is the current one if it was never seen: pull', async () => {
    const { services, file, now } = await world({}, false);
    assert.equal((await planFile(services, file, { ask: true }))[0]?.plan, 'pull');
    assert.equal((await pullInto(services, file, 'a')).outcome, 'pulled');
    assert.equal(now().name, 'Current');
  });

  it('is the current one if it was never seen: submit', async () => {
    const { services, file, now } = await world({ externalReferenceId: 'Mine' }, false);
    assert.equal((await planFile(services, file, { ask: true }))[0]?.plan, 'merge');
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.deepEqual([now().name, now().externalReferenceId], ['Current', 'Mine']);
  });

  it('is a stale read if it was seen before', async () => {
    const { services, file, now } = await world({}, true);
    const pull = await pullInto(services, file, 'a');
    assert.equal(pull.outcome, 'failed');
    assert.match('message' in pull ? pull.message : '', /shows an older version/);
    assert.equal(now().name, 'Known');
    await assert.rejects(planFile(services, file, { ask: true }), /shows an older version/);
  });
});
