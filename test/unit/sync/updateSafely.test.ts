import assert from 'node:assert/strict';
import type { RemoteReferral, Saved } from '../../../src/api/referralsApi';
import { pullInto } from '../../../src/sync/pull/pullInto';
import { withEarlier } from '../../../src/sync/state/baseline';
import { keepPart } from '../../../src/sync/state/keepBaseline';
import { submitReferral } from '../../../src/sync/submit/submitReferral';
import type { SyncServices } from '../../../src/sync/syncServices';
import { memoryApi } from './memoryApi';
import { memoryBaselines } from './memoryBaselines';
import { memoryFile } from './memoryFile';

const attributes = [
  { type: 'CustomerMarketplaceIntent', id: 'No' },
  { type: 'PartnerRole', id: 'Proof of concept' },
  { type: 'SolutionArea', id: 'Security' },
  { type: 'SolutionPlay', id: 'Data Security' },
];

const start = {
  name: 'Deal',
  type: 'Shared',
  status: 'New',
  substatus: 'Pending',
  mpnId: '1',
  trackingInfo: { microsoftMsxId: 'x' },
  unknown: { kept: true },
  customerProfile: { name: 'Contoso', ids: [{ profileType: 'Duns', id: '1' }], isMatchingComplete: true },
  consent: { consentToContact: true },
  details: { notes: 'n', dealValue: 1, currency: 'USD', requirements: { additionalRequirements: { attributes } } },
  team: [
    { firstName: 'A', email: 'a@x.example', emailValidationStatus: 'Valid' },
    { firstName: 'B', email: 'b@x.example' },
  ],
  registrations: [
    { id: 'r', status: 'ReviewPending', statusHistory: { passed: 'y' }, contract: { value: 1, currency: 'USD' } },
  ],
};
type Body = typeof start & Record<string, unknown>;

/** A referral that the service has; `base`: what was kept of it here; `held`: what the file has. */
async function world(base: 'full' | 'row' | 'none' = 'full', held?: (body: Body) => object) {
  const service = memoryApi();
  const baselines = memoryBaselines();
  const waits: number[] = [];
  const services: SyncServices = {
    api: service.api,
    baselines,
    clock: () => new Date(0),
    wait: async (delayMs) => void waits.push(delayMs),
  };
  const saved = service.put('a', start);
  const body = saved.body as unknown as Body;
  if (base === 'full') await baselines.set('a', { ...saved, seen: '' });
  const { file, state } = memoryFile(JSON.stringify(held?.(structuredClone(body)) ?? body, null, 2));
  service.calls.length = 0;
  return {
    ...{ service, services, baselines, file, state, saved, waits },
    mine(make: (value: Body) => unknown) {
      const value = JSON.parse(state.text);
      make(value);
      state.text = JSON.stringify(value, null, 2);
    },
    now: (): Body => JSON.parse(state.text),
    sent: () => service.calls.filter(({ method }) => method !== 'get'),
    async atService(): Promise<Body> {
      return (await service.api.get('a')).body as unknown as Body;
    },
  };
}

function isAsBefore(now: Record<string, unknown>, ...changed: string[]): void {
  for (const [name, value] of Object.entries(start))
    if (!changed.includes(name)) assert.deepEqual(now[name], value, name);
}

describe('an update', () => {
  it('changes the purchase intent, and leaves role, area and play where the service has them', async () => {
    const { mine, file, services, sent, atService, now } = await world();
    mine(({ details }) =>
      Object.assign(details.requirements.additionalRequirements.attributes[0] ?? {}, { id: 'Yes' }),
    );
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    const after = [{ type: 'CustomerMarketplaceIntent', id: 'Yes' }, ...attributes.slice(1)];
    assert.deepEqual(
      sent().map(({ body }) => body),
      [[{ op: 'replace', path: '/details/requirements/additionalRequirements/attributes', value: after }]],
    );
    for (const value of [await atService(), now()])
      assert.deepEqual(value.details.requirements.additionalRequirements.attributes, after);
  });

  it('keeps the place of role, area and play also if the file has them at the root', async () => {
    const moved = (body: Body) => ({
      ...body,
      solutionArea: 'Security',
      solutionPlay: 'Data Security',
      partnerRole: 'Proof of concept',
      details: { ...body.details, requirements: { additionalRequirements: { attributes: [attributes[0]] } } },
    });
    const { mine, file, services, sent, now } = await world('full', moved);
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
    mine((value) => (value.solutionPlay = 'Data Governance'));
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    const after = [...attributes.slice(0, 3), { type: 'SolutionPlay', id: 'Data Governance' }];
    assert.deepEqual(
      sent().map(({ body }) => body),
      [[{ op: 'replace', path: '/details/requirements/additionalRequirements/attributes', value: after }]],
    );
    assert.equal(now().solutionPlay, 'Data Governance');
  });

  for (const base of ['full', 'row', 'none'] as const) {
    it(`of a part of a referral changes only what it says (known here: ${base})`, async () => {
      const part = ({ eTag }: Body) => ({ id: 'a', eTag, status: 'Active', substatus: 'Accepted' });
      const { service, services, baselines, file, saved, sent, atService, now } = await world(base, part);
      if (base === 'row') await keepPart(services, saved);
      const result = await submitReferral(services, file);
      assert.equal(result.outcome, 'updated', JSON.stringify(result));
      assert.deepEqual(sent()[0]?.method, 'patch');
      isAsBefore(await atService(), 'status', 'substatus');
      assert.equal((await atService()).status, 'Active');
      isAsBefore(now(), 'status', 'substatus');
      assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
      assert.equal((await baselines.get('a'))?.partial, undefined);
      assert.ok(service.count === 1);
    });

    it(`by PUT of a part keeps everything else (known here: ${base})`, async () => {
      const part = ({ eTag }: Body) => ({ id: 'a', eTag, details: { notes: 'mine' }, team: null });
      const { services, file, saved, sent, atService } = await world(base, part);
      if (base === 'row') await keepPart(services, saved);
      const asked = await submitReferral(services, file, { method: 'put' });
      assert.ok(asked.outcome === 'removal' && asked.removals.some(({ path }) => path.join() === 'team'));
      const done = await submitReferral(services, file, { method: 'put', mayRemove: ['team'] });
      assert.equal(done.outcome, 'updated');
      assert.equal(sent()[0]?.method, 'update');
      const after = await atService();
      isAsBefore(after, 'details', 'team');
      assert.deepEqual(after.details, { ...start.details, notes: 'mine' });
    });
  }

  it('clears what is null or empty', async () => {
    const { mine, services, file, sent } = await world();
    mine((value) => Object.assign(value, { mpnId: null, details: { ...value.details, notes: '' } }));
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.deepEqual(
      sent().map(({ body }) => body),
      [
        [
          { op: 'replace', path: '/mpnId', value: null },
          { op: 'replace', path: '/details/notes', value: '' },
        ],
      ],
    );
  });

  it('changes a contract inside of its registration', async () => {
    const { mine, services, file, sent, atService } = await world();
    mine(({ registrations }) => Object.assign(registrations[0]?.contract ?? {}, { value: 2 }));
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.deepEqual(
      sent().map(({ body }) => body),
      [[{ op: 'replace', path: '/registrations/0/contract/value', value: 2 }]],
    );
    assert.equal((await atService()).registrations[0]?.statusHistory.passed, 'y');
  });
});

describe('a removal', () => {
  it('of a value is a PUT of what the service has, without that value', async () => {
    const { mine, services, file, sent, service, atService, baselines } = await world();
    const more = { ...start, id: 'a', eTag: '"v1"', added: 'by the service' };
    const { get } = service.api;
    let isFirst = true;
    // The version is the same, though a read shows more of it than what was kept here.
    service.api.get = async (id) => {
      if (!isFirst) return get(id);
      isFirst = false;
      return { body: more, eTag: '"v1"' };
    };
    mine((value) => {
      delete (value as Partial<Body>).mpnId;
      value.trackingInfo = {} as Body['trackingInfo'];
    });
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.deepEqual(
      sent().map(({ method, ifMatch }) => [method, ifMatch]),
      [['update', '"v1"']],
    );
    const after = await atService();
    assert.equal('mpnId' in after, false);
    assert.equal(after.added, 'by the service');
    isAsBefore(after, 'mpnId');
    assert.equal((await baselines.get('a'))?.body.mpnId, undefined);
  });

  it('of more than a value is named, and sent only if that was allowed', async () => {
    const { mine, services, file, sent, atService } = await world();
    mine((value) => {
      delete (value as Partial<Body>).team;
      delete (value as Partial<Body>).mpnId;
    });
    const asked = await submitReferral(services, file);
    assert.ok(asked.outcome === 'removal', JSON.stringify(asked));
    assert.match(asked.message, /removes from Partner Center: MPN ID, team\./);
    assert.deepEqual(sent(), []);
    const half = await submitReferral(services, file, { mayRemove: ['team'] });
    assert.equal(half.outcome, 'removal');
    assert.equal((await submitReferral(services, file, { mayRemove: ['team', 'mpnId'] })).outcome, 'updated');
    assert.equal('team' in (await atService()), false);
  });

  it('is not a removal if no user has seen the file with it', async () => {
    const shorter = (body: Body) => ({ ...body, team: [body.team[0]], name: 'Mine', mpnId: undefined });
    const { services, file, sent, atService } = await world('none', shorter);
    const asked = await submitReferral(services, file);
    assert.ok(asked.outcome === 'removal', JSON.stringify(asked));
    assert.deepEqual(
      asked.removals.map(({ path }) => path.join('/')),
      ['team/b@x.example'],
    );
    assert.deepEqual(sent(), []);
    assert.equal((await submitReferral(services, file, { mayRemove: 'all' })).outcome, 'updated');
    assert.equal((await atService()).mpnId, '1');
  });

  it('of one property loses nothing that the list did not show', async () => {
    const listed = (body: Body) => ({ ...body, customerProfile: { ...body.customerProfile, ids: {} } });
    const { mine, services, file, saved, atService, now } = await world('none', listed);
    await keepPart(services, { ...saved, body: { ...listed(saved.body as unknown as Body), id: 'a' } });
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
    mine((value) => delete (value as Partial<Body>).mpnId);
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    const after = await atService();
    assert.deepEqual(after.customerProfile, start.customerProfile);
    assert.equal('mpnId' in after, false);
    assert.deepEqual(now().customerProfile, start.customerProfile);
  });
});

describe('what a service made of an update', () => {
  type Patch = SyncServices['api']['patch'];
  /** Answers a patch with something else than the service has. */
  const answering = (services: SyncServices, change: (saved: Saved) => Saved): void => {
    const patch: Patch = services.api.patch;
    services.api.patch = async (...call) => change(await patch(...call));
  };

  it('is told where it ignored a value, which stays in the file', async () => {
    const { mine, service, services, file, now } = await world();
    const { patch } = service.api;
    service.api.patch = (id, operations, ...rest) =>
      patch(
        id,
        operations.filter(({ path }) => path !== '/mpnId'),
        ...rest,
      );
    mine((value) => Object.assign(value, { mpnId: '2', name: 'Mine' }));
    const result = await submitReferral(services, file);
    assert.ok(result.outcome === 'unconfirmed', JSON.stringify(result));
    assert.deepEqual(result.unkept, [{ kind: 'ignored', path: ['mpnId'], sent: '2', now: '1' }]);
    assert.equal(result.message, 'Partner Center did not change the MPN ID to "2"; it is still "1".');
    assert.deepEqual([now().mpnId, now().name], ['2', 'Mine']);
    const again = await submitReferral(services, file);
    assert.equal(again.outcome, 'unchanged');
    service.api.patch = patch;
    mine((value) => (value.mpnId = '3'));
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
  });

  it('is told where it changed a value', async () => {
    const { mine, service, services, file, now } = await world();
    const { patch } = service.api;
    service.api.patch = (id, operations, ...rest) =>
      patch(
        id,
        operations.map((each) => ({ ...each, value: 600 })),
        ...rest,
      );
    mine(({ details }) => (details.dealValue = 500));
    const result = await submitReferral(services, file);
    assert.equal('message' in result && result.message, 'Partner Center changed the deal value to 600; you sent 500.');
    assert.equal(now().details.dealValue, 600);
  });

  it('says nothing if it only spells a value otherwise', async () => {
    const { mine, service, services, file, now } = await world();
    const { patch } = service.api;
    service.api.patch = (id, operations, ...rest) =>
      patch(
        id,
        operations.map((each) => ({ ...each, value: 'Fish &amp; Chips' })),
        ...rest,
      );
    mine((value) => (value.name = ' Fish & Chips '));
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.equal(now().name, ' Fish & Chips ', 'the text stays as the user wrote it');
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
  });

  it('sends a text once that was pulled with escapes and is written without them', async () => {
    const { service, services, file, mine, now } = await world();
    service.put('a', { ...start, name: 'Fish &amp; Chips' });
    await pullInto(services, file, 'a');
    assert.equal(now().name, 'Fish &amp; Chips');
    mine((value) => (value.name = 'Fish & Chips'));
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.equal((await service.api.get('a')).body.name, 'Fish & Chips');
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
    mine((value) => (value.name = 'Fish & Peas'));
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    assert.equal((await service.api.get('a')).body.name, 'Fish & Peas');
  });

  it('is read again while a read is older than the update', async () => {
    const { mine, service, services, file, now, baselines, waits, saved } = await world();
    const { get } = service.api;
    let stale = 0;
    service.api.get = async (id) => (stale-- > 0 ? saved : get(id));
    answering(services, () => {
      stale = 2;
      return saved;
    });
    mine((value) => (value.name = 'Mine'));
    const result = await submitReferral(services, file);
    assert.equal(result.outcome, 'updated', JSON.stringify(result));
    assert.equal(now().name, 'Mine');
    assert.equal((await baselines.get('a'))?.body.name, 'Mine');
    assert.ok(waits.length === 2);
  });

  it('is told where every read is older than the update', async () => {
    const { mine, service, services, file, now, saved, waits } = await world();
    answering(services, () => saved);
    service.api.get = async () => saved;
    mine((value) => (value.name = 'Mine'));
    const result = await submitReferral(services, file);
    assert.ok(result.outcome === 'unconfirmed', JSON.stringify(result));
    assert.equal(now().name, 'Mine');
    assert.ok(waits.length > 2 && waits.length < 9);
  });

  it('is read in full if the answer leaves something out', async () => {
    const { mine, services, file, now, baselines } = await world();
    answering(services, ({ body, eTag }) => {
      const { team: _team, name: _name, ...rest } = body as unknown as Body;
      return { body: rest as unknown as RemoteReferral, eTag };
    });
    mine((value) => (value.name = 'Mine'));
    assert.equal((await submitReferral(services, file)).outcome, 'updated');
    for (const value of [now(), (await baselines.get('a'))?.body])
      assert.deepEqual([value?.name, value?.team], ['Mine', start.team]);
  });

  it('is not taken back by a pull that reads an older version', async () => {
    const { mine, service, services, file, state } = await world();
    const dated = (time: string, name: string) => service.put('a', { ...start, name, updatedDateTime: time });
    const old = dated('2026-01-01T00:00:00Z', 'Old');
    const latest = dated('2026-01-02T00:00:00Z', 'New');
    await services.baselines.set('a', withEarlier({ ...latest, seen: '' }, { ...old, seen: '' }));
    state.text = JSON.stringify(latest.body);
    mine(() => undefined);
    const before = state.text;
    service.api.get = async () => old;
    const result = await pullInto(services, file, 'a');
    assert.ok(result.outcome === 'failed', JSON.stringify(result));
    assert.match(result.message, /shows an older version/);
    assert.equal(state.text, before);
  });
});

describe('what only the service sets', () => {
  const dated = { createdDateTime: '2026-01-01T00:00:00Z' };

  it('is told where the user changed it', async () => {
    const { mine, service, services, file, sent, state } = await world();
    const saved = service.put('a', { ...start, ...dated });
    await services.baselines.set('a', { ...saved, seen: '' });
    state.text = JSON.stringify(saved.body);
    mine((value) => (value.organizationId = 'mine'));
    assert.equal((await submitReferral(services, file)).outcome, 'unchanged');
    mine((value) => (value.trackingInfo = { microsoftMsxId: 'mine' }));
    const result = await submitReferral(services, file);
    assert.ok(result.outcome === 'invalid', JSON.stringify(result));
    assert.match(result.message, /^Only the service can set the tracking info\./);
    assert.deepEqual(sent(), []);
  });

  for (const withETag of [true, false]) {
    it(`keeps an ID of another deal from overwriting that deal (eTag: ${withETag})`, async () => {
      const { service, services, baselines, file, state, sent, atService } = await world();
      const saved = service.put('a', { ...start, ...dated });
      await baselines.set('a', { ...saved, seen: '' });
      const other = service.put('b', { ...start, name: 'Other', createdDateTime: '2026-02-02T00:00:00Z' });
      await baselines.set('b', { ...other, seen: '' });
      const { eTag, ...body } = other.body;
      state.text = JSON.stringify({ ...body, id: 'a', ...(withETag && { eTag }) });
      const result = await submitReferral(services, file);
      assert.equal(result.outcome, 'invalid', JSON.stringify(result));
      assert.match('message' in result ? result.message : '', /belongs to another deal, "Deal"/);
      assert.deepEqual(sent(), []);
      assert.equal((await atService()).name, 'Deal');
    });
  }

  it('keeps a new deal with a foreign ID from overwriting anything', async () => {
    const { services, file, state, sent } = await world();
    state.text = JSON.stringify({ id: 'a', name: 'New', customerProfile: { name: 'Fabrikam' }, details: {} });
    assert.equal((await submitReferral(services, file)).outcome, 'invalid');
    state.text = JSON.stringify({ id: 'a', eTag: 5, name: 'New' });
    assert.equal((await submitReferral(services, file)).outcome, 'invalid');
    assert.deepEqual(sent(), []);
  });
});
