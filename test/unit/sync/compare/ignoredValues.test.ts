import assert from 'node:assert/strict';
import { submitReferral } from '../../../../src/sync/submit/submitReferral';
import { memoryApi } from '../memoryApi';
import { memoryBaselines } from '../memoryBaselines';
import { memoryFile } from '../memoryFile';

describe('a value that a create sent and the service did not take', () => {
  it('is not sent again, and does not overwrite what the service has instead', async () => {
    const service = memoryApi();
    const { create, ...others } = service.api;
    const attributes = (id: string) => ({
      additionalRequirements: { attributes: [{ type: 'CustomerMarketplaceIntent', id }] },
    });
    const api: typeof service.api = {
      ...others,
      create: async (body, ...call) => {
        const { customerMarketplaceIntent: id, ...rest } = body as Record<string, unknown>;
        return create({ ...rest, details: { requirements: attributes(String(id)) } }, ...call);
      },
    };
    const services = { api, baselines: memoryBaselines(), clock: () => new Date(0) };
    const deal = { name: 'Deal', type: 'Independent', externalReferenceId: 'r', customerMarketplaceIntent: 'Yes' };
    const { file, state } = memoryFile(JSON.stringify(deal));
    const created = await submitReferral(services, file);
    assert.equal(created.outcome, 'unconfirmed', JSON.stringify(created));
    const { id, ...mine } = JSON.parse(state.text);
    service.put(id, { ...(await api.get(id)).body, details: { requirements: attributes('No') } });
    state.text = JSON.stringify({ ...mine, id, name: 'Other' });
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    const sent = service.calls.filter(({ method }) => method === 'patch').at(-1);
    assert.deepEqual(sent?.body, [{ op: 'replace', path: '/name', value: 'Other' }]);
    const now = JSON.parse(state.text);
    assert.equal(now.customerMarketplaceIntent, 'Yes');
    assert.deepEqual(now.details.requirements, attributes('No'));
  });
});
