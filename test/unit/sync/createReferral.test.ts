import assert from 'node:assert/strict';
import { ApiError } from '../../../src/api/apiError';
import { memoryBaselines } from '../../../src/sync/memoryBaselines';
import { submitReferral } from '../../../src/sync/submitReferral';
import type { SyncServices } from '../../../src/sync/syncServices';
import { memoryApi } from './memoryApi';
import { memoryFile } from './memoryFile';

const deal = '{ "name": "Deal", "customerProfile": { "name": "Contoso" } }';

/** A service whose answers to creates are lost, baselines that can fail, and a clock that can be moved. */
function world() {
  const service = memoryApi();
  const baselines = memoryBaselines();
  const state = { lost: false, full: false, time: Date.UTC(2026, 0, 1) };
  const { create } = service.api;
  service.api.create = async (...call) => {
    const saved = await create(...call);
    if (state.lost) throw new ApiError('timeout', 'No answer in time.', { mayHaveHappened: true });
    return saved;
  };
  const services: SyncServices = {
    api: service.api,
    baselines: {
      ...baselines,
      set: async (key, baseline) => {
        if (state.full) throw new Error('The disk is full.');
        await baselines.set(key, baseline);
      },
    },
    clock: () => new Date(state.time),
  };
  return { service, services, state };
}

describe('createReferral', () => {
  it('creates once where the answer could not be noted, the file not written, and both work later', async () => {
    const { service, services, state } = world();
    let fails = true;
    const { file } = memoryFile(deal, () => {
      // Somebody makes room at this very moment: what is kept after this can be kept.
      state.full = false;
      if (fails) throw new Error('The disk is full.');
    });
    state.full = true;
    assert.equal((await submitReferral(services, file)).outcome, 'unwritten');
    fails = false;
    state.time += 3_600_000;
    const again = await submitReferral(services, file);
    assert.ok(again.outcome === 'created' && again.adopted, JSON.stringify(again));
    assert.equal(service.count, 1);
  });

  it('goes on with the next referral of a file once the id of the one before has been written by hand', async () => {
    const { service, services, state } = world();
    let fails = true;
    const { file, state: text } = memoryFile(`[${deal}]`, () => {
      if (fails) throw new Error('The disk is full.');
    });
    const first = await submitReferral(services, file, { pointer: '/0' });
    assert.ok(first.outcome === 'unwritten', JSON.stringify(first));
    fails = false;
    state.time += 3_600_000;
    const written = { id: first.id, eTag: first.eTag, ...JSON.parse(deal) };
    text.text = JSON.stringify([written, { name: 'Another', customerProfile: { name: 'Fabrikam' } }]);
    const second = await submitReferral(services, file, { pointer: '/1' });
    assert.equal(second.outcome, 'created', JSON.stringify(second));
    assert.equal(service.count, 2);
  });

  it('asks nobody twice about a file that was renamed while its create was under way', async () => {
    const { service, services, state } = world();
    state.lost = true;
    service.failures.get = new ApiError('offline', 'No network.');
    const { listPage } = service.api;
    service.api.listPage = async () => {
      throw new ApiError('offline', 'No network.');
    };
    const { file } = memoryFile(deal);
    assert.equal((await submitReferral(services, file)).outcome, 'failed');
    state.lost = false;
    service.api.listPage = listPage;
    delete service.failures.get;
    state.time += 3_600_000;
    const renamed = { ...file, name: 'referrals/renamed.referral.json' };
    const again = await submitReferral(services, renamed);
    assert.ok(again.outcome === 'created' && again.adopted, JSON.stringify(again));
    assert.equal(service.count, 1);
  });

  it('creates nothing while the clock goes back and forth', async () => {
    const { service, services, state } = world();
    state.lost = true;
    const { listPage } = service.api;
    service.api.listPage = async () => ({ items: [] });
    const { file } = memoryFile(deal);
    await submitReferral(services, file);
    state.time -= 3_600_000;
    const early = await submitReferral(services, file);
    assert.equal(early.outcome, 'doubtful', JSON.stringify(early));
    assert.equal(service.count, 1);
    service.api.listPage = listPage;
    state.time += 5 * 24 * 3_600_000;
    const found = await submitReferral(services, file);
    assert.ok(found.outcome === 'created' && found.adopted, JSON.stringify(found));
    assert.equal(service.count, 1);
  });

  it('lets one of two windows begin anew that have both seen that nothing came of an earlier try', async () => {
    const { service, services } = world();
    const lost = new ApiError('unavailable', 'Not now.', { status: 503, mayHaveHappened: true });
    service.failures.create = lost;
    const { file } = memoryFile(deal);
    assert.equal((await submitReferral(services, file)).outcome, 'failed');
    delete service.failures.create;

    const { create, listPage } = service.api;
    const signal = () => {
      let give = () => {};
      const given = new Promise<void>((resolve) => {
        give = resolve;
      });
      return { give, given };
    };
    const [looking, sending, done] = [signal(), signal(), signal()];
    const slow: SyncServices = {
      ...services,
      api: {
        ...service.api,
        listPage: async (...call) => {
          const page = await listPage(...call);
          looking.give();
          await sending.given;
          return page;
        },
      },
    };
    const fast: SyncServices = {
      ...services,
      api: {
        ...service.api,
        create: async (...call) => {
          sending.give();
          await done.given;
          return create(...call);
        },
      },
    };
    const second = submitReferral(slow, file);
    await looking.given;
    const first = submitReferral(fast, file);
    const refused = await second;
    done.give();
    assert.equal(refused.outcome, 'failed', JSON.stringify(refused));
    assert.match('message' in refused ? refused.message : '', /another window is creating it now/);
    assert.equal((await first).outcome, 'created');
    assert.equal(service.count, 1);
  });
});
