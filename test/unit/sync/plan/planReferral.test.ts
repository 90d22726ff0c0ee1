import assert from 'node:assert/strict';
import { ApiError } from '../../../../src/api/apiError';
import { planFile } from '../../../../src/sync/plan/planReferral';
import { memoryApi } from '../memoryApi';
import { memoryBaselines } from '../memoryBaselines';

function world() {
  const service = memoryApi();
  const baselines = memoryBaselines();
  return { service, baselines, services: { api: service.api, baselines } };
}

const file = (value: unknown) => ({ name: 'f.json', read: async () => JSON.stringify(value) });

describe('planFile', () => {
  it('plans each referral from what is known here, and asks no one', async () => {
    const { service, baselines, services } = world();
    const body = { id: 'a', eTag: '"1"', name: 'Deal', details: { notes: 'n' } };
    await baselines.set('a', { eTag: '"1"', body, seen: '' });
    const rows = await planFile(
      services,
      file([{ Name: 'New one' }, body, { ...body, details: { notes: 'mine' } }, { id: 5 }, { id: 'b', eTag: '"9"' }]),
    );
    assert.deepEqual(
      rows.map(({ plan, changes, name }) => [plan, changes, name]),
      [
        ['create', [], 'New one'],
        ['nothing', [], 'Deal'],
        ['update', ['details/notes'], 'Deal'],
        ['invalid', [], undefined],
        ['update', [], undefined],
      ],
    );
    assert.equal(service.calls.length, 0);
  });

  it('is invalid if a property is there twice with different values, also if one is what the service has', async () => {
    const { baselines, services } = world();
    const body = { id: 'a', eTag: '"1"', name: 'Deal' };
    await baselines.set('a', { eTag: '"1"', body, seen: '' });
    const [row] = await planFile(services, file({ ...body, Name: 'Mine' }));
    assert.equal(row?.plan, 'invalid');
    assert.match(row?.message ?? '', /"name" and "Name" are the same property/);
  });

  it('asks the service if it should', async () => {
    const { service, baselines, services } = world();
    const { body, eTag } = service.put('a', { name: 'Deal' });
    await baselines.set('a', { eTag, body, seen: '' });
    const plans = async (value: object) =>
      (await planFile(services, file(value), { ask: true })).map(({ plan }) => plan);
    assert.deepEqual(await plans({ ...body, name: 'Mine' }), ['update']);
    service.put('a', { name: 'Theirs' });
    assert.deepEqual(await plans(body), ['pull']);
    assert.deepEqual(await plans({ ...body, name: 'Mine' }), ['conflict']);
    assert.deepEqual(await plans({ ...body, statusReason: 'Mine' }), ['merge']);
    assert.deepEqual(await plans({ id: 'a', eTag: '"other"', name: 'Mine' }), ['conflict']);
    service.remove('a');
    assert.deepEqual(await plans(body), ['gone']);
    service.failures.get = new ApiError('offline', 'No network.');
    await assert.rejects(plans(body), /No network/);
  });
});
