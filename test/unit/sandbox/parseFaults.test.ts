import assert from 'node:assert/strict';
import { FaultList } from '../../../src/sandbox/control/faultList';
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
