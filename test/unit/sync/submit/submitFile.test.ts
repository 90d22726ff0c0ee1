import assert from 'node:assert/strict';
import { ApiError } from '../../../../src/api/apiError';
import { httpReferralsApi } from '../../../../src/api/http/httpReferralsApi';
import { submitFile } from '../../../../src/sync/submit/submitFile';
import { isUnsent } from '../../../../src/sync/submit/submitInOrder';
import { submitReferral } from '../../../../src/sync/submit/submitReferral';
import type { SubmitResult } from '../../../../src/sync/submitResult';
import { memoryBaselines } from '../memoryBaselines';
import { memoryFile } from '../memoryFile';
import { createWorld } from './createWorld';

const deal = {
  id: '6d0a1d57-1a92-4b1c-9b09-5f4c1ab4a101',
  eTag: '"1"',
  name: 'Deal',
  status: 'New',
  substatus: 'Pending',
};

/** Submits a change of a deal that was pulled, and cancels when the first request of a method is sent. */
async function canceled(at: 'start' | 'PATCH'): Promise<SubmitResult> {
  const abort = new AbortController();
  if (at === 'start') abort.abort();
  const fetch: typeof globalThis.fetch = async (_url, init) => {
    if (init?.method === at) {
      abort.abort();
      throw abort.signal.reason;
    }
    return new Response(JSON.stringify(deal), { headers: { 'content-type': 'application/json', etag: '"1"' } });
  };
  const api = httpReferralsApi({
    endpoint: 'http://127.0.0.1/v1.0/engagements/referrals',
    token: async () => 'x',
    fetch,
  });
  const baselines = memoryBaselines();
  await baselines.set(deal.id, { body: deal, eTag: '"1"', seen: '' });
  const { file } = memoryFile(JSON.stringify({ ...deal, name: 'Renamed' }));
  return submitReferral({ api, baselines, clock: () => new Date(0) }, file, { signal: abort.signal });
}

describe('a canceled submit', () => {
  it('has sent nothing if it was canceled before', async () => {
    const result = await canceled('start');
    assert.equal(isUnsent(result), true, JSON.stringify(result));
  });

  it('may have been carried out if the request was under way', async () => {
    const result = await canceled('PATCH');
    assert.equal(isUnsent(result), false, JSON.stringify(result));
    assert.match(String('message' in result && result.message), /may have been updated anyway/);
  });
});

describe('submitFile', () => {
  it('sends the referrals that were there when it began, wherever they are by then', async () => {
    const { services, knobs, referrals } = createWorld();
    const row = (name: string) => ({ name, type: 'Independent', customerProfile: { name: 'Contoso' }, target: [] });
    const { file, state } = memoryFile(JSON.stringify([row('A'), row('B'), row('C')], null, 2));
    knobs.whileCreating = () => {
      knobs.whileCreating = () => {};
      state.text = state.text.replace(/,\n {2}\{\n {4}"name": "B"/, ',\n  {\n    "name": "Half typ"\n  }$&');
    };
    const results = await submitFile(services, file);
    assert.deepEqual(
      results.map(({ outcome, pointer }) => [outcome, pointer]),
      [
        ['created', '/0'],
        ['created', '/2'],
        ['created', '/3'],
      ],
    );
    assert.deepEqual(referrals.map(({ name }) => name).sort(), ['A', 'B', 'C']);
    const ids = (JSON.parse(state.text) as { id?: string }[]).map(({ id }) => id !== undefined);
    assert.deepEqual(ids, [true, false, true, true]);
  });

  /** Submits twelve deals; the service answers all creates after the first few with an error. */
  async function failing(error: ApiError, after: number) {
    const { services, knobs, sent } = createWorld();
    const deals = Array.from({ length: 12 }, (_, index) => ({
      name: `Deal ${index}`,
      type: 'Independent',
      externalReferenceId: `R-${index}`,
      customerProfile: { name: 'Contoso' },
    }));
    const { file } = memoryFile(JSON.stringify(deals));
    knobs.whileCreating = () => {
      if (sent.length > after) knobs.answer = error;
    };
    const told: SubmitResult[] = [];
    const results = await submitFile(services, file, { afterEach: (result) => told.push(result) });
    assert.deepEqual(told, results);
    assert.deepEqual(
      results.map(({ pointer }) => pointer),
      deals.map((_, index) => `/${index}`),
    );
    return { results, sent };
  }

  it('tries no more if the service cannot be reached, and says so of each', async () => {
    for (const after of [0, 1]) {
      const error = new ApiError('offline', 'No network.');
      const { results, sent } = await failing(error, after);
      const rest = results.slice(after);
      assert.deepEqual(
        rest.map((result) => 'error' in result && [result.outcome, result.error, result.message]),
        rest.map(() => ['failed', error, 'No network.']),
      );
      assert.ok(sent.length < 12, String(sent.length));
    }
  });

  it('does not say of a referral that was not sent that it may have been created', async () => {
    const { results, sent } = await failing(new ApiError('offline', 'Lost.', { mayHaveHappened: true }), 0);
    const [first, ...rest] = results;
    assert.deepEqual([first?.outcome, sent.length], ['doubtful', 1]);
    for (const result of rest) {
      assert.ok(result.outcome === 'failed');
      assert.equal(result.message, 'Not sent, because another referral failed. Submit it again.');
      assert.deepEqual([result.error.kind, result.error.details.mayHaveHappened], ['offline', undefined]);
    }
  });

  it('goes on after a referral that is refused', async () => {
    const { results, sent } = await failing(new ApiError('rejected', 'Bad request.'), 0);
    assert.deepEqual([new Set(results.map(({ outcome }) => outcome)), sent.length], [new Set(['failed']), 12]);
  });
});
