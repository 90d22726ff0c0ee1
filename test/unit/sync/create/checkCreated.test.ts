import assert from 'node:assert/strict';
import type { RemoteReferral } from '../../../../src/api/referralsApi';
import { pullInto } from '../../../../src/sync/pull/pullInto';
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

describe('what a service added in a create and its answer does not show', () => {
  const team = [{ firstName: 'A', email: 'a@x.example', phoneNumber: '1' }];
  const caller = { firstName: 'C', email: 'c@x.example' };

  /** Creates a deal. The answer is what was sent. */
  async function created() {
    const all = world(
      (body) => ({ ...body, statusReason: 'theirs', team: [...team, caller] }),
      ({ statusReason: _, ...body }) => ({ ...body, team }),
    );
    const { state, services, service, file } = all;
    state.text = JSON.stringify({ ...deal, team }, null, 2);
    assert.equal((await submitReferral(services, file)).outcome, 'created');
    assert.deepEqual(
      service.calls.map(({ method }) => method),
      ['create'],
    );
    const edit = (change: (value: Record<string, unknown>) => void) => {
      const value = JSON.parse(state.text);
      change(value);
      state.text = JSON.stringify(value, null, 2);
    };
    return { ...all, edit, remote: async () => (await service.api.get('id-1')).body as Record<string, unknown> };
  }

  it('is kept by an edit of its list', async () => {
    const { services, file, edit, remote } = await created();
    edit((value) => Object.assign(value, { team: [{ ...team[0], phoneNumber: '2' }] }));
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.deepEqual((await remote()).team, [{ ...team[0], phoneNumber: '2' }, caller]);
  });

  it('is a question if the user adds another value in its place', async () => {
    const { services, file, edit, remote } = await created();
    edit((value) => Object.assign(value, { statusReason: 'mine' }));
    assert.equal((await submitReferral(services, file)).outcome, 'conflict');
    assert.equal((await remote()).statusReason, 'theirs');
  });

  it('is not removed by the text from before a pull', async () => {
    const { services, file, state, edit, remote } = await created();
    const old = state.text;
    assert.equal((await pullInto(services, file, 'id-1')).outcome, 'pulled');
    assert.equal(JSON.parse(state.text).statusReason, 'theirs');
    state.text = old;
    edit((value) => Object.assign(value, { name: 'Mine' }));
    assert.equal((await submitReferral(services, file, { mayRemove: 'all' })).outcome, 'updated');
    const { name, statusReason, team: people } = await remote();
    assert.deepEqual([name, statusReason, people], ['Mine', 'theirs', [...team, caller]]);
  });

  it('is removed if the user does it in a file that has it by an answer to an update', async () => {
    const { services, file, edit, remote } = await created();
    edit((value) => Object.assign(value, { name: 'Mine' }));
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    edit((value) => delete value.statusReason);
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.equal((await remote()).statusReason, undefined);
  });
});
