import assert from 'node:assert/strict';
import { FaultList } from '../../../src/sandbox/control/faults';
import { parseFaults } from '../../../src/sandbox/control/parseFaults';
import { ServiceError } from '../../../src/sandbox/serviceError';

const path = '/v1.0/engagements/referrals?$top=1';

function hits(match: unknown, method = 'GET'): boolean {
  const faults = new FaultList();
  faults.set(parseFaults({ status: 500, match }));
  return faults.take(method, path) !== undefined;
}

describe('sandbox faults', () => {
  it('match by method, part of the path, and regular expression', () => {
    assert.deepEqual(
      [
        undefined,
        'GET',
        'GET /referrals',
        '/referrals',
        '$top',
        'referrals\\?',
        { method: 'get' },
        { path: '^/v1' },
      ].map((match) => hits(match)),
      Array(8).fill(true),
    );
    assert.deepEqual(
      ['POST', 'POST /referrals', '/orders', { method: 'PUT' }, { path: '[' }].map((match) => hits(match)),
      Array(5).fill(false),
    );
  });

  it('let so many requests pass first', () => {
    const faults = new FaultList();
    faults.set(parseFaults({ status: 500, after: 2, times: 1 }));
    const taken = [1, 2, 3, 4].map(() => faults.take('GET', path)?.status);
    assert.deepEqual(taken, [undefined, undefined, 500, undefined]);
  });

  it('throttle what goes beyond a rate, and say when to come again', () => {
    let now = 0;
    const faults = new FaultList(() => now);
    faults.set(parseFaults({ rate: { requests: 2, seconds: 10 }, match: 'GET' }));
    const take = () => faults.take('GET', path);
    assert.deepEqual([take(), take()], [undefined, undefined]);
    now = 4000;
    assert.deepEqual([take()?.status, take()?.retryAfter, faults.take('POST', path)], [429, 6, undefined]);
    now = 10_001;
    assert.equal(take(), undefined);
  });

  it('refuse what cannot go into a header, and a rate that is none', () => {
    const wrong = [{ redirect: 'a\r\nb' }, { contentType: 5 }, { rate: 5 }, { rate: { requests: 0, seconds: 1 } }];
    for (const fault of wrong) {
      assert.throws(() => parseFaults(fault), ServiceError, JSON.stringify(fault));
    }
  });

  it('wear out after so many times, and the next one takes over', () => {
    const faults = new FaultList();
    faults.set(parseFaults([{ status: 429, times: 2 }, { status: 503 }]));
    const taken = [1, 2, 3, 4].map(() => faults.take('GET', path)?.status);
    assert.deepEqual(taken, [429, 429, 503, 503]);
  });

  for (const [body, target] of [
    ['fault', 'faults'],
    [{ statuss: 500 }, 'statuss'],
    [{ status: 99 }, 'status'],
    [{ status: '500' }, 'status'],
    [{ retryAfter: -1 }, 'retryAfter'],
    [{ retryAfter: 'a\nb' }, 'retryAfter'],
    [{ delayMs: 1e9 }, 'delayMs'],
    [{ dropConnection: 'sometimes' }, 'dropConnection'],
    [{ truncateBody: 'x' }, 'truncateBody'],
    [{ times: 0 }, 'times'],
    [{ match: 5 }, 'match'],
    [[{ status: 500 }, { times: 1.5 }], '[1].times'],
  ] as const) {
    it(`refuse ${JSON.stringify(body)}`, () => {
      assert.throws(
        () => parseFaults(body),
        (error) => error instanceof ServiceError && error.status === 400 && error.target === target,
      );
    });
  }
});
