import assert from 'node:assert/strict';
import { ApiError } from '../../../../src/api/apiError';
import { RequestQueue } from '../../../../src/api/http/requestQueue';
import { pause } from '../../../../src/base/pause';

/** A service that takes so many requests in each window, and refuses the others with 429. */
function limitedService(maxRequests: number, windowMs: number, retryAfter?: number) {
  const taken: number[] = [];
  let refused = 0;
  return {
    taken,
    get refused() {
      return refused;
    },
    async call(): Promise<void> {
      await pause(1);
      const now = performance.now();
      if (taken.filter((at) => now - at < windowMs).length >= maxRequests) {
        refused++;
        throw new ApiError('throttled', 'Too many.', retryAfter === undefined ? {} : { retryAfter });
      }
      taken.push(now);
    },
  };
}

describe('RequestQueue', () => {
  it('brings all requests through a service that takes few at a time', async () => {
    const service = limitedService(5, 50);
    const queue = new RequestQueue({ retryDelayMs: 10 });
    await Promise.all(Array.from({ length: 60 }, () => queue.run(() => service.call())));
    assert.equal(service.taken.length, 60);
    // Without a pace each window would refuse as many as are under way.
    assert.ok(service.refused < 60, `${service.refused} refused`);
  });

  it('lets nothing start before the time that the service asks for', async () => {
    const queue = new RequestQueue();
    const waits: number[] = [];
    const reporting = new RequestQueue({ onWait: (ms) => waits.push(ms) });
    let refuse = true;
    const starts: number[] = [];
    const send = async () => {
      starts.push(performance.now());
      if (!refuse) return;
      refuse = false;
      throw new ApiError('throttled', 'Too many.', { retryAfter: 1 });
    };
    const begun = performance.now();
    await Promise.all([reporting.run(send), pause(20).then(() => reporting.run(send))]);
    const [first = 0, ...later] = starts;
    assert.ok(first - begun < 500);
    assert.equal(later.length, 2);
    for (const start of later) assert.ok(start - first >= 990, String(start - first));
    assert.deepEqual(waits, [1000]);
    assert.equal(await queue.run(async () => 1), 1);
  });

  it('fails at once if the wait is too long, and if the service refuses everything for too long', async () => {
    const queue = new RequestQueue({ retryDelayMs: 1, maxWaitMs: 5000, maxRefusedMs: 30 });
    let sent = 0;
    const refuse = (retryAfter?: number) => async () => {
      sent++;
      throw new ApiError('throttled', 'Too many.', retryAfter === undefined ? {} : { retryAfter });
    };
    await assert.rejects(queue.run(refuse(6)), ApiError);
    assert.equal(sent, 1);
    await assert.rejects(queue.run(refuse()), ApiError);
    assert.ok(sent > 2);
  });

  it('can be canceled while it waits', async () => {
    const queue = new RequestQueue();
    const stop = new AbortController();
    const waiting = queue.run(async () => {
      throw new ApiError('throttled', 'Too many.', { retryAfter: 60 });
    }, stop.signal);
    setTimeout(() => stop.abort(new Error('canceled')), 20);
    await assert.rejects(waiting, /canceled/);
  });
});
