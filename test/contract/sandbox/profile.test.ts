import assert from 'node:assert/strict';
import { minimalReferral } from '../../unit/sandbox/minimalReferral';
import { type SandboxClient, sandboxClient } from './sandboxClient';

const engagementId = '37ef26aa-1d15-4533-9f93-a69bd33ab1e5';
const forMicrosoft = { engagementId, type: 'Shared', target: [{ type: 'BusinessProfileLocation', id: 'msft' }] };
const day = 86_400_000;

describe('sandbox profile', () => {
  let sandbox: SandboxClient;
  let now = Date.now();
  const logged: string[] = [];
  beforeEach(async () => {
    logged.length = 0;
    now = Date.now();
    sandbox = await sandboxClient({ clock: () => new Date(now), log: (message) => void logged.push(message) });
  });
  afterEach(() => sandbox.close());

  async function notesOfLast(): Promise<string[]> {
    const { body } = await sandbox.send('/sandbox/requests');
    return (body as unknown as { notes?: string[] }[]).at(-1)?.notes ?? [];
  }
  const set = (options: unknown) => sandbox.send('/sandbox/options', { method: 'PUT', body: options });

  it('is documented, and can be changed while it runs', async () => {
    assert.deepEqual((await sandbox.send('/sandbox/options')).body, {
      profile: 'documented',
      solutionFields: 'asSent',
    });
    const query = "?$filter=status ne 'New'";
    const refused = await sandbox.send(query);
    assert.deepEqual([refused.status, refused.body.error.target], [400, '$filter']);
    assert.deepEqual((await set({ profile: 'lenient' })).body, { profile: 'lenient', solutionFields: 'asSent' });
    assert.equal((await sandbox.send(query)).status, 200);
    for (const wrong of [{ profile: 'strict' }, { speed: 'high' }, [], { solutionFields: 1 }])
      assert.equal((await set(wrong)).status, 400, JSON.stringify(wrong));
  });

  it('notes in its log what is refused or inferred, each text once', async () => {
    for (const _ of [1, 2]) await sandbox.send("?$filter=contains(name,'x')");
    assert.match((await notesOfLast()).join(), /^Refused: .*"contains" is not documented/);
    await sandbox.send('?$filter=updatedDateTime ge 2026-01-01T00:00:00Z');
    assert.match((await notesOfLast()).join(), /inferred/);
    await sandbox.send("?$filter=status eq 'New'");
    assert.deepEqual(await notesOfLast(), []);
    assert.equal(logged.length, 2, logged.join('\n'));
    await set({ profile: 'lenient' });
    await sandbox.send('?$filter=updatedDateTime gt 2026-01-01T00:00:00Z');
    assert.deepEqual(await notesOfLast(), []);
  });

  it('lets an invitation wait for 14 days, then expire', async () => {
    const { body: created } = await sandbox.send('', { body: minimalReferral(forMicrosoft) });
    assert.deepEqual([created.status, created.substatus, created.acceptedDateTime], ['New', 'Pending', null]);
    assert.equal(Date.parse(String(created.expirationDateTime)) - Date.parse(created.createdDateTime), 14 * day);
    const state = async () => (await sandbox.send(`/${created.id}`)).body;
    now += 14 * day - 1000;
    assert.equal((await state()).eTag, created.eTag);
    now += 2000;
    const { status, substatus, eTag, closedDateTime } = await state();
    assert.deepEqual([status, substatus, closedDateTime], ['Closed', 'Expired', created.expirationDateTime]);
    assert.notEqual(eTag, created.eTag);
    assert.equal((await state()).eTag, eTag);
  });

  it('accepts an own deal at once, and in the lenient profile every deal', async () => {
    const own = {
      type: 'Shared',
      target: [{ type: 'SolutionProfile', id: 'SOL-1' }],
      status: 'New',
      substatus: 'Pending',
    };
    assert.equal((await sandbox.send('', { body: minimalReferral(own) })).body.status, 'Active');
    await set({ profile: 'lenient' });
    assert.equal((await sandbox.send('', { body: minimalReferral(forMicrosoft) })).body.status, 'Active');
  });

  it('lets an invitation be answered', async () => {
    const { body: created } = await sandbox.send('', { body: minimalReferral(forMicrosoft) });
    const body = [
      { op: 'replace', path: '/status', value: 'Active' },
      { op: 'replace', path: '/substatus', value: 'Accepted' },
    ];
    const headers = { prefer: 'return=representation' };
    const accepted = (await sandbox.send(`/${created.id}`, { method: 'PATCH', body, headers })).body;
    assert.deepEqual([accepted.status, typeof accepted.acceptedDateTime], ['Active', 'string']);
    now += 20 * day;
    assert.equal((await sandbox.send(`/${created.id}`)).body.eTag, accepted.eTag);
  });

  it('changes texts as samples show, unless it is lenient', async () => {
    const sent = minimalReferral({ name: 'R&D <lab>' });
    assert.equal((await sandbox.send('', { body: sent })).body.name, 'R&amp;D &lt;lab&gt;');
    await set({ profile: 'lenient' });
    assert.equal((await sandbox.send('', { body: sent })).body.name, 'R&D <lab>');
  });
});

describe('sandbox service with role, area and play as attributes', () => {
  let sandbox: SandboxClient;
  before(async () => {
    sandbox = await sandboxClient();
    await sandbox.send('/sandbox/options', { method: 'PUT', body: { solutionFields: 'attributes' } });
  });
  after(() => sandbox.close());
  const attributesOf = (body: unknown) =>
    (body as { details: { requirements?: { additionalRequirements?: { attributes?: unknown } } } }).details.requirements
      ?.additionalRequirements?.attributes;
  const area = { type: 'SolutionArea', id: 'Security' };
  const intent = { type: 'CustomerMarketplaceIntent', id: 'Yes' };
  const details = { requirements: { additionalRequirements: { attributes: [intent] } } };

  it('moves what is sent at the root, now and later', async () => {
    const { body: created } = await sandbox.send('', { body: minimalReferral({ solutionArea: 'Security', details }) });
    assert.equal(created.solutionArea, undefined);
    assert.deepEqual(attributesOf(created), [intent, area]);
    const changed = await sandbox.send(`/${created.id}`, {
      method: 'PATCH',
      headers: { prefer: 'return=representation' },
      body: [{ op: 'add', path: '/solutionArea', value: 'Modern Work' }],
    });
    assert.deepEqual(attributesOf(changed.body), [intent, { ...area, id: 'Modern Work' }]);
    const [row] = (await sandbox.send(`?$filter=engagementId eq '${created.engagementId}'`)).body.value;
    assert.deepEqual(attributesOf(row), attributesOf(changed.body));
    assert.deepEqual(attributesOf((await sandbox.send(`/${created.id}`)).body), attributesOf(changed.body));
  });

  it('shows its samples so, too', async () => {
    const { value } = (await sandbox.send('')).body;
    assert.ok(value.every(({ solutionArea }) => solutionArea === undefined));
    assert.match(JSON.stringify(value), /"type":"SolutionArea"/);
  });

  it('moves attributes to the root if that is its form', async () => {
    await sandbox.send('/sandbox/options', { method: 'PUT', body: { solutionFields: 'root' } });
    const attributes = { requirements: { additionalRequirements: { attributes: [area, intent] } } };
    const { body: created } = await sandbox.send('', {
      body: minimalReferral({ solutionArea: 'Modern Work', details: attributes }),
    });
    assert.equal(created.solutionArea, 'Security');
    assert.deepEqual(attributesOf(created), [intent]);
  });
});

describe('sandbox lists that lag or hold less', () => {
  let sandbox: SandboxClient;
  beforeEach(async () => {
    sandbox = await sandboxClient();
  });
  afterEach(() => sandbox.close());

  it('lag behind for as long as the fault says; reading one does not', async () => {
    const { body: early } = await sandbox.send('', { body: minimalReferral({ name: 'Early' }) });
    await sandbox.fail({ listLagMs: 600_000, match: 'GET' });
    const { body: late } = await sandbox.send('', { body: minimalReferral({ name: 'Late' }) });
    const patch = [{ op: 'replace', path: '/name', value: 'Changed' }];
    assert.equal((await sandbox.send(`/${early.id}`, { method: 'PATCH', body: patch })).status, 204);
    const names = async () => (await sandbox.send('')).body.value.map(({ name }) => name);
    const lagging = await names();
    assert.ok(lagging.includes('Early') && !lagging.includes('Late') && !lagging.includes('Changed'), lagging.join());
    assert.equal((await sandbox.send(`/${early.id}`)).body.name, 'Changed');
    assert.equal((await sandbox.send(`/${late.id}`)).status, 200);
    await sandbox.fail([]);
    assert.ok((await names()).includes('Late'));
  });

  it('catch up when the lag is over', async () => {
    await sandbox.fail({ listLagMs: 400, match: 'GET' });
    const { body: late } = await sandbox.send('', { body: minimalReferral() });
    const isListed = async () => (await sandbox.send('')).body.value.some(({ id }) => id === late.id);
    const started = performance.now();
    const first = await isListed();
    assert.ok(!first || performance.now() - started > 300);
    while (!(await isListed()));
  });

  it('hold less than the referral itself', async () => {
    const { body: created } = await sandbox.send('', {
      body: minimalReferral({ customerProfile: { name: 'C', ids: [{ profileType: 'Duns', id: '795986822' }] } }),
    });
    const row = async () => (await sandbox.send('')).body.value.find(({ id }) => id === created.id);
    await sandbox.fail({ partialList: true });
    assert.deepEqual((await row())?.customerProfile, { name: 'C', ids: {} });
    await sandbox.fail({ partialList: ['details', 'consent'] });
    const partial = await row();
    assert.deepEqual([partial?.details, partial?.consent, partial?.name], [undefined, undefined, created.name]);
    assert.deepEqual((await sandbox.send(`/${created.id}`)).body.details, created.details);
    const refused = await sandbox.send('/sandbox/faults', { method: 'PUT', body: { partialList: 'some' } });
    assert.equal(refused.body.error.target, 'partialList');
  });
});
