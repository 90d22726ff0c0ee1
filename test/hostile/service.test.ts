import assert from 'node:assert/strict';
import { deal } from './deal';
import { HostileService } from './service/hostileService';
import type { JsonObject } from './service/json';
import type { Knobs } from './service/knobs';

describe('the hostile service', () => {
  let service: HostileService;

  afterEach(() => service.close());

  const start = async (knobs: Partial<Knobs> = {}): Promise<void> => {
    service = await new HostileService(knobs).start();
  };
  async function send(path = '', init: RequestInit & { json?: unknown } = {}) {
    const { json, ...rest } = init;
    const response = await fetch(`${service.origin}/v1.0/engagements/referrals${path}`, {
      ...rest,
      headers: { authorization: 'Bearer t', ...rest.headers },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson ? JSON.parse(text) : {}) as JsonObject,
    };
  }
  const post = (mark: string, changes = {}, headers = {}) =>
    send('', { method: 'POST', json: deal(mark, changes), headers });
  const rows = async (query = ''): Promise<JsonObject[]> => (await send(query)).body.value as JsonObject[];

  it('creates, reads, lists and counts', async () => {
    await start();
    const created = await post('A', { status: 'New', substatus: 'Pending' });
    assert.deepEqual([created.status, created.body.status, created.body.substatus], [201, 'Active', 'Accepted']);
    const { body } = await send(`/${created.body.id}`);
    assert.deepEqual([body.eTag, body.name], [created.body.eTag, 'Intranet deal:A']);
    await post('B');
    assert.deepEqual(
      (await rows()).map(({ name }) => name),
      ['Intranet deal:B', 'Intranet deal:A'],
    );
    await post('B');
    assert.deepEqual(
      [...service.counts()],
      [
        ['A', 1],
        ['B', 2],
      ],
    );
    assert.equal(service.writes.length, 3);
  });

  it('refuses what the documentation refuses, with the error object', async () => {
    await start();
    const cases = [
      await post('A', { consent: null }),
      await post('A', { status: 'New', substatus: 'Won' }),
      await send("?$filter=externalReferenceId eq 'x'"),
      await send('?$orderby=name'),
      await send('?$skip=3'),
    ];
    for (const { status, body } of cases)
      assert.deepEqual([status, (body.error as JsonObject).code], [400, 'invalidRequest']);
    assert.equal((await fetch(`${service.origin}/v1.0/engagements/referrals`)).status, 401);
    assert.equal((await send('/x', { method: 'DELETE' })).status, 405);
    assert.equal(service.referrals().length, 0);
  });

  it('patches with add and replace only, checks the ETag, and replaces the whole with PUT', async () => {
    await start();
    const { body } = await post('A');
    const path = `/${body.id}`;
    const patch = (json: unknown, headers = {}) => send(path, { method: 'PATCH', json, headers });
    const replace = [{ op: 'replace', path: '/details/dealValue', value: '10000' }];
    assert.equal((await patch(replace, { 'if-match': '"old"' })).status, 412);
    assert.equal((await patch([{ op: 'remove', path: '/name' }])).status, 400);
    assert.equal((await patch({ name: 'x' })).status, 400);
    assert.equal((await patch(replace, { 'if-match': String(body.eTag) })).status, 204);
    const shown = await patch([{ op: 'add', path: '/team/-', value: { email: 'z@z.example' } }], {
      prefer: 'return=representation',
    });
    assert.deepEqual([(shown.body.details as JsonObject).dealValue, (shown.body.team as unknown[]).length], [10000, 3]);
    const put = (json: unknown, ifMatch?: string) =>
      send(path, { method: 'PUT', json, headers: ifMatch === undefined ? {} : { 'if-match': ifMatch } });
    const { links, ...whole } = shown.body;
    assert.ok(links);
    assert.equal((await put(whole)).status, 428);
    assert.equal((await put(shown.body, String(shown.body.eTag))).status, 400);
    const { details: _, ...part } = whole;
    assert.equal((await put(part, String(shown.body.eTag))).body.details, undefined);
    assert.equal(
      (
        await patch([
          { op: 'replace', path: '/status', value: 'Closed' },
          { op: 'replace', path: '/substatus', value: 'Won' },
        ])
      ).status,
      204,
    );
    assert.equal((await patch(replace)).status, 400);
  });

  it('loses the response to a create that takes effect later', async () => {
    for (const answer of ['reset', 'half', 500, 503, 'accepted', 'login page', 'another referral'] as const) {
      await start({ faults: [{ on: 'create', answer, effect: 'held' }], indexLagMs: 'held' });
      const status = await post('A').then(
        (response) => response.status,
        () => 0,
      );
      assert.notEqual(status, 201);
      assert.equal(service.referrals().length, 0);
      service.release();
      assert.equal(service.ofDeal('A').length, 1);
      service.release();
      assert.equal((await rows()).length, 1);
      if (answer !== 'another referral') await service.close();
    }
  });

  it('honors request-id if told to, and doubles if not', async () => {
    for (const honorsRequestId of [true, false]) {
      await start({ honorsRequestId, faults: [{ on: 'create', answer: 502, effect: 'held' }] });
      const ids = { 'request-id': '7d23e5ca-19dc-4eaa-aac8-5e6b559f0d1d' };
      await post('A', {}, ids);
      assert.ok((await post('A', {}, ids)).status < 300);
      service.release();
      assert.equal(service.counts().get('A'), honorsRequestId ? 1 : 2);
      if (honorsRequestId) await service.close();
    }
  });

  it('rewrites values, keeps one form of the solution fields, and leaves parts out of lists', async () => {
    await start({
      trims: true,
      escapesHtml: true,
      renamesCustomers: true,
      dates: 'sevenDigits',
      solutionFields: 'attributes',
      listOmits: ['consent', 'externalReferenceId'],
      extras: true,
    });
    const { body } = await post('A', { name: ' R&D ', solutionArea: 'Security' });
    assert.equal(body.name, 'R&amp;D');
    assert.equal((body.customerProfile as JsonObject).name, 'CONTOSO LTD.');
    assert.equal((body.details as JsonObject).closingDateTime, '2027-06-30T00:00:00.0000000Z');
    assert.equal(body.solutionArea, undefined);
    assert.match(JSON.stringify(body), /\{"type":"SolutionArea","id":"Security"\}/);
    const [row] = await rows();
    assert.deepEqual(
      [row?.consent, row?.externalReferenceId, (row?.customerProfile as JsonObject | undefined)?.ids],
      [undefined, undefined, {}],
    );
    assert.ok(row?.partnerTier);
  });

  it('pages, shifts while something is created, and orders as told', async () => {
    await start({ pageSize: 2, order: 'oldest', ordersByRequest: false });
    for (const mark of ['A', 'B', 'C']) await post(mark);
    const first = await send('?$orderby=createdDateTime desc');
    assert.deepEqual(
      (first.body.value as JsonObject[]).map(({ name }) => name),
      ['Intranet deal:A', 'Intranet deal:B'],
    );
    const next = new URL(String(first.body['@odata.nextLink'])).search;
    assert.deepEqual(
      (await rows(next)).map(({ name }) => name),
      ['Intranet deal:C'],
    );
  });

  it('shows a user what has the user in its team, and answers documented filters', async () => {
    await start({ role: { email: 'DIEGO@partner.example' } });
    const { body } = await post('A');
    await post('B', { team: [] });
    assert.deepEqual(
      (await rows()).map(({ id }) => id),
      [body.id],
    );
    const filter =
      "(status eq 'Active' and team/any(t:t/email eq 'diego@partner.example')) and updatedDateTime ge 2020-01-01T00:00:00Z";
    assert.equal((await rows(`?$filter=${encodeURIComponent(filter)}`)).length, 1);
    assert.equal((await rows("?$filter=type eq 'Shared'")).length, 0);
  });

  it('answers old versions, ignores and replaces values', async () => {
    await start({ staleReads: 1, ignores: ['/name'], replaces: { '/details/currency': 'EUR' } });
    const { body } = await post('A');
    const json = [
      { op: 'replace', path: '/name', value: 'B' },
      { op: 'replace', path: '/details/notes', value: 'n' },
    ];
    assert.equal((await send(`/${body.id}`, { method: 'PATCH', json })).status, 204);
    assert.equal((await send(`/${body.id}`)).body.eTag, body.eTag);
    const now = (await send(`/${body.id}`)).body;
    assert.deepEqual(
      [now.name, (now.details as JsonObject).notes, (now.details as JsonObject).currency],
      ['Intranet deal:A', 'n', 'EUR'],
    );
  });

  it('keeps id and history of a registration that is changed in place, and not of one that is replaced', async () => {
    await start();
    const registration = {
      id: 'r1',
      statusHistory: { passedDateTime: '2026-01-01T00:00:00Z' },
      contract: { value: 1 },
    };
    const { id } = service.add(deal('A', { registrations: [registration] }));
    const patch = (path: string, value: unknown) =>
      send(`/${id}`, {
        method: 'PATCH',
        json: [{ op: 'replace', path, value }],
        headers: { prefer: 'return=representation' },
      });
    const first = (await patch('/registrations/0/contract/value', 2)).body.registrations as JsonObject[];
    assert.deepEqual([first[0]?.id, first[0]?.contract], ['r1', { value: 2 }]);
    const whole = (await patch('/registrations', [{ contract: { value: 3 } }])).body.registrations as JsonObject[];
    assert.notEqual(whole[0]?.id, 'r1');
    assert.deepEqual(whole[0]?.statusHistory, {});
  });

  it('limits requests, with Retry-After in every form', async () => {
    for (const [retryAfter, header, pattern] of [
      ['seconds', 'retry-after', /^1$/],
      ['date', 'retry-after', / GMT$/],
      ['garbage', 'retry-after', /^soon$/],
      ['reset', 'ratelimit-reset', /^1$/],
      ['epoch', 'ratelimit-reset', /^\d{10}$/],
    ] as const) {
      await start({ perSecond: 1, retryAfter });
      const answers = await Promise.all([1, 2, 3].map(() => send()));
      const refused = answers.find(({ status }) => status === 429);
      assert.match(refused?.headers.get(header) ?? '', pattern);
      if (retryAfter !== 'epoch') await service.close();
    }
  });

  it('sends bombs and endless bodies', async () => {
    await start({
      faults: [
        { on: 'list', answer: 'gzip bomb' },
        { on: 'list', answer: 'endless' },
      ],
    });
    for (const limit of [20, 20]) {
      const response = await fetch(`${service.origin}/v1.0/engagements/referrals`, {
        headers: { authorization: 'Bearer t' },
      });
      let megabytes = 0;
      for await (const chunk of response.body ?? []) {
        megabytes += (chunk as Uint8Array).length / (1 << 20);
        if (megabytes > limit) break;
      }
      assert.ok(megabytes > limit);
    }
  });
});
