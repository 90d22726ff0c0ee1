import assert from 'node:assert/strict';
import { withEarlier } from '../../../../src/sync/state/baseline';
import { submitReferral } from '../../../../src/sync/submit/submitReferral';
import { memoryApi } from '../memoryApi';
import { memoryBaselines } from '../memoryBaselines';
import { memoryFile } from '../memoryFile';

describe('an answer to an update with the ETag of an earlier version', () => {
  it('is read again, also if the sent value is by chance the same in it', async () => {
    const service = memoryApi();
    const { patch } = service.api;
    const first = service.put('a', { name: 'Deal', details: { notes: 'old', dealValue: 1 } });
    const second = service.put('a', { name: 'Deal', details: { notes: 'theirs', dealValue: 2 } });
    service.api.patch = async (...call) => {
      await patch(...call);
      return first;
    };
    const services = { api: service.api, baselines: memoryBaselines(), clock: () => new Date(0) };
    await services.baselines.set('a', withEarlier({ ...second, seen: '' }, { ...first, seen: '' }));
    const mine = { ...second.body, details: { notes: 'theirs', dealValue: 1 } };
    const { file, state } = memoryFile(JSON.stringify(mine));
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    const now = JSON.parse(state.text);
    assert.deepEqual([now.eTag, now.details], ['"v3"', { notes: 'theirs', dealValue: 1 }]);
  });
});
