import assert from 'node:assert/strict';
import { httpReferralsApi } from '../../../../src/api/http/httpReferralsApi';
import { isUnsent, submitFile } from '../../../../src/sync/submit/submitFile';
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
});
