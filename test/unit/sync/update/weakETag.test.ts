import assert from 'node:assert/strict';
import { ApiError } from '../../../../src/api/apiError';
import { submitReferral } from '../../../../src/sync/submit/submitReferral';
import { memoryApi } from '../memoryApi';
import { memoryBaselines } from '../memoryBaselines';
import { memoryFile } from '../memoryFile';

/** A service behind a proxy that makes ETags weak. @param takes the `If-Match` that it accepts */
async function behindProxy(takes: (ifMatch: string, strong: string) => boolean) {
  const service = memoryApi();
  const tags: string[] = [];
  const { get, patch } = service.api;
  service.api.get = async (...call) => {
    const { body, eTag } = await get(...call);
    return { body: { ...body, eTag: `W/${eTag}` }, eTag: `W/${eTag}` };
  };
  service.api.patch = async (id, operations, ifMatch, ...call) => {
    tags.push(ifMatch);
    const { eTag } = await get(id);
    if (!takes(ifMatch, eTag)) throw new ApiError('stale', 'It was changed since.');
    const saved = await patch(id, operations, eTag, ...call);
    return { body: { ...saved.body, eTag: `W/${saved.eTag}` }, eTag: `W/${saved.eTag}` };
  };
  service.put('a', { name: 'Deal' });
  const saved = await service.api.get('a');
  const services = { api: service.api, baselines: memoryBaselines(), clock: () => new Date(0), wait: async () => {} };
  await services.baselines.set('a', { ...saved, seen: '' });
  const { file } = memoryFile(JSON.stringify({ ...saved.body, name: 'Mine' }));
  return { service, services, file, tags };
}

describe('an update that is refused although the version did not change', () => {
  it('is sent with the strong form of a weak ETag', async () => {
    const { service, services, file, tags } = await behindProxy((ifMatch, strong) => ifMatch === strong);
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.deepEqual(tags, ['W/"v1"', '"v1"']);
    assert.equal((await service.api.get('a')).body.name, 'Mine');
  });

  it('fails and says what was seen, not that someone changed the deal', async () => {
    const { service, services, file } = await behindProxy(() => false);
    const result = await submitReferral(services, file);
    assert.ok(result.outcome === 'failed', JSON.stringify(result));
    assert.match(result.message, /refuses the eTag W\/"v1" as outdated, and still shows/);
    assert.equal((await service.api.get('a')).body.name, 'Deal');
  });

  it('is never sent with the strong form over a newer version', async () => {
    const { service, services, file, tags } = await behindProxy((ifMatch, strong) => ifMatch === strong);
    service.put('a', { name: 'Theirs' });
    assert.equal((await submitReferral(services, file)).outcome, 'conflict');
    assert.deepEqual(tags, ['W/"v1"']);
  });
});
