import assert from 'node:assert/strict';
import type { RemoteReferral } from '../../../../src/api/referralsApi';
import { submitReferral } from '../../../../src/sync/submit/submitReferral';
import type { SyncServices } from '../../../../src/sync/syncServices';
import { memoryApi } from '../memoryApi';
import { memoryBaselines } from '../memoryBaselines';
import { memoryFile } from '../memoryFile';

const deal = {
  name: 'Deal',
  type: 'Independent',
  externalReferenceId: 'CRM-1',
  status: 'New',
  substatus: 'Pending',
  customerProfile: { name: 'Contoso' },
  consent: { consentToContact: true },
  details: { dealValue: 1, notes: 'n' },
};

/** A service that makes something else of what it is sent. */
function world(made: (body: typeof deal) => object, answered: (body: RemoteReferral) => object = (body) => body) {
  const service = memoryApi();
  const { create } = service.api;
  service.api.create = async (body, ...call) => {
    const saved = await create(made(structuredClone(body) as typeof deal), ...call);
    return { ...saved, body: answered(saved.body) as RemoteReferral };
  };
  const services: SyncServices = { api: service.api, baselines: memoryBaselines(), clock: () => new Date(0) };
  return { service, services, ...memoryFile(JSON.stringify(deal, null, 2)) };
}

describe('what a service made of a create', () => {
  it('is told where it ignored or changed a value; what it ignored stays in the file', async () => {
    const { services, file, state } = world(({ details, ...body }) => ({
      ...body,
      details: { dealValue: 2, notes: null },
    }));
    const result = await submitReferral(services, file);
    assert.ok(result.outcome === 'unconfirmed', JSON.stringify(result));
    assert.equal(
      result.message,
      'Created in Partner Center. Partner Center changed the deal value to 2; you sent 1. Partner Center did not take the notes, "n".',
    );
    const now = JSON.parse(state.text);
    assert.deepEqual([now.id, now.details], ['id-1', { dealValue: 2, notes: 'n' }]);
  });

  it('says nothing if the service sets the status, or spells a value otherwise', async () => {
    const { services, file } = world((body) => ({ ...body, customerProfile: { name: 'CONTOSO ' } }));
    assert.equal((await submitReferral(services, file)).outcome, 'created');
  });

  it('is read if the answer leaves something out', async () => {
    const { service, services, file } = world(
      (body) => body,
      ({ details: _, ...body }) => body,
    );
    assert.equal((await submitReferral(services, file)).outcome, 'created');
    assert.equal(service.calls.filter(({ method }) => method === 'get').length, 1);
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
  });
});
