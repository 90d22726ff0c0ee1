import assert from 'node:assert/strict';
import { minimalReferral } from '../../unit/sandbox/minimalReferral';
import { type Answer, type SandboxClient, sandboxClient } from './sandboxClient';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const eTag = /^"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"$/;
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/;

function isError(answer: Answer, status: number, code: string, target?: string): void {
  assert.deepEqual(
    [answer.status, answer.body.error?.code, answer.body.error?.target],
    [status, code, target],
    answer.text,
  );
  assert.equal(typeof answer.body.error?.message, 'string');
}

describe('sandbox referrals', () => {
  let sandbox: SandboxClient;
  const send: SandboxClient['send'] = (path, init) => sandbox.send(path, init);
  const create = async (more?: Record<string, unknown>): Promise<Answer> => send('', { body: minimalReferral(more) });
  before(async () => {
    sandbox = await sandboxClient();
  });
  after(() => sandbox.close());

  describe('sandbox POST', () => {
    it('creates a referral with what the service sets', async () => {
      const { status, headers, body } = await create({ extra: { Kept: true } });
      assert.equal(status, 201);
      assert.match(body.id, guid);
      assert.match(body.engagementId, guid);
      assert.match(body.eTag, eTag);
      assert.equal(headers.get('etag'), body.eTag);
      assert.equal(headers.get('location'), `${sandbox.url}/${body.id}`);
      for (const name of ['createdDateTime', 'updatedDateTime', 'acceptedDateTime'])
        assert.match(String(body[name]), dateTime);
      assert.equal(body.acceptedDateTime, body.createdDateTime);
      assert.equal(body.expirationDateTime, null);
      assert.equal(body.direction, 'Outgoing');
      assert.match(body.organizationId, guid);
      assert.notEqual(body.organizationName, '');
      assert.deepEqual([body.status, body.substatus], ['Active', 'Accepted']);
      assert.deepEqual(body.extra, { Kept: true });
      assert.deepEqual(body.links, {
        relatedReferrals: { uri: `${sandbox.url}?$filter=engagementId eq '${body.engagementId}'`, method: 'GET' },
        self: { uri: `${sandbox.url}/${body.id}`, method: 'GET' },
      });
    });

    it('overwrites what only the service sets, and joins an engagement', async () => {
      const engagementId = '37ef26aa-1d15-4533-9f93-a69bd33ab1e5';
      const { body } = await create({
        id: 'mine',
        eTag: 'mine',
        createdDateTime: 'mine',
        organizationId: 'mine',
        direction: 'Incoming',
        links: { self: 'mine' },
        quality: 'best',
        engagementId,
        status: 'New',
        substatus: 'Pending',
      });
      assert.equal(body.engagementId, engagementId);
      assert.equal(body.direction, 'Outgoing');
      assert.deepEqual([body.status, body.substatus], ['Active', 'Accepted']);
      assert(!JSON.stringify(body).includes('mine'), JSON.stringify(body));
      assert.equal(body.quality, undefined);
    });

    it('reads the documented names and answers with those of the wire', async () => {
      const { name, type, ...rest } = minimalReferral();
      const { status, body } = await send('', { body: { Name: name, ReferralType: type, ...rest } });
      assert.equal(status, 201);
      assert.deepEqual([body.name, body.type, body.Name, body.ReferralType], [name, type, undefined, undefined]);
    });

    it('names what is wrong', async () => {
      isError(await create({ consent: null }), 400, 'invalidRequest', 'consent');
      const tags = { requirements: { products: [{ id: 'Word' }] } };
      isError(await create({ details: tags }), 400, 'invalidRequest', 'details.requirements.products[0].id');
      isError(await create({ status: 'Closed', substatus: 'Accepted' }), 400, 'invalidRequest', 'substatus');
    });

    it('refuses bodies that are not JSON, of another type, or too large', async () => {
      isError(await send('', { body: '{"name": "x",}' }), 400, 'invalidRequest', 'body');
      isError(
        await send('', { method: 'POST', headers: { 'content-type': 'application/json' } }),
        400,
        'invalidRequest',
        'body',
      );
      isError(await send('', { body: '['.repeat(100_000) }), 400, 'invalidRequest', 'body');
      const wrongType = { 'content-type': 'text/plain' };
      isError(await send('', { body: '{}', headers: wrongType }), 415, 'invalidRequest', 'Content-Type');
      isError(await create({ name: 'x'.repeat(1024 * 1024) }), 413, 'invalidRequest');
      isError(await create({ name: 'x'.repeat(8 * 1024 * 1024) }), 413, 'invalidRequest');
    });
  });

  describe('sandbox GET one', () => {
    it('answers the referral with its eTag', async () => {
      const { body: created } = await create();
      const { status, headers, body } = await send(`/${created.id}`);
      const { '@odata.context': context, ...rest } = body;
      assert.equal(status, 200);
      assert.match(context, /\$metadata#Referrals\/\$entity$/);
      assert.deepEqual(rest, created);
      assert.equal(headers.get('etag'), created.eTag);
    });

    it('answers what $select asks for', async () => {
      const { body: created } = await create();
      const { body } = await send(`/${created.id}?$select=id,Name`);
      assert.deepEqual(Object.keys(body), ['@odata.context', 'id', 'name']);
    });

    it('knows no other', async () => {
      isError(await send('/4111fffc-f9ee-4d53-bba6-569135228642'), 404, 'itemNotFound', 'id');
      isError(await send('/no-guid'), 404, 'itemNotFound', 'id');
      isError(await send('/a/b'), 404, 'itemNotFound');
    });
  });

  describe('sandbox PUT', () => {
    it('replaces the referral, and gives the new version another eTag', async () => {
      const { body: created } = await create({ externalReferenceId: 'CRM-1', own: 1 });
      const { links: _, externalReferenceId: __, ...kept } = created;
      const changed = { ...kept, name: 'Other', createdDateTime: 'mine', engagementId: null };
      const { status, headers, body } = await send(`/${created.id}`, {
        method: 'PUT',
        headers: { 'if-match': created.eTag },
        body: changed,
      });
      assert.equal(status, 200);
      assert.notEqual(body.eTag, created.eTag);
      assert.match(body.eTag, eTag);
      assert.equal(headers.get('etag'), body.eTag);
      assert(body.updatedDateTime > created.updatedDateTime);
      assert.deepEqual(
        [body.name, body.own, body.externalReferenceId, body.createdDateTime, body.engagementId],
        ['Other', 1, undefined, created.createdDateTime, created.engagementId],
      );
      const { '@odata.context': ___, ...read } = (await send(`/${created.id}`)).body;
      assert.deepEqual(read, body);
    });

    it('needs If-Match with the current eTag', async () => {
      const { body: created } = await create();
      const { links: _, ...body } = created;
      const put = (ifMatch?: string) =>
        send(`/${created.id}`, {
          method: 'PUT',
          body,
          ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
        });
      isError(await put(), 428, 'preconditionFailed', 'If-Match');
      for (const other of ['*', '"other"', created.eTag.slice(1, -1)]) {
        isError(await put(other), 412, 'preconditionFailed', 'If-Match');
      }
      assert.equal((await put(created.eTag)).status, 200);
      isError(await put(created.eTag), 412, 'preconditionFailed', 'If-Match');
    });

    it('refuses unknown ids, transitions that are not allowed, and whatever changes once it is closed', async () => {
      const { body: created } = await create();
      const put = (body: unknown, ifMatch = created.eTag, id = created.id) =>
        send(`/${id}`, { method: 'PUT', body, headers: { 'if-match': ifMatch } });
      const { links: _, ...body } = created;
      isError(await put(body, created.eTag, 'unknown'), 404, 'itemNotFound', 'id');
      isError(await put({ ...body, status: 'New', substatus: 'Pending' }), 400, 'invalidRequest', 'status');
      const closed = await put({ ...body, status: 'Closed', substatus: 'Won' });
      assert.equal(closed.status, 200);
      assert.match(closed.body.closedDateTime, dateTime);
      isError(
        await put({ ...body, status: 'Closed', substatus: 'Lost' }, closed.body.eTag),
        400,
        'invalidRequest',
        'status',
      );
    });
  });

  describe('sandbox PATCH', () => {
    it('answers 204, or the referral if it is preferred', async () => {
      const { body: created } = await create();
      const patch = (headers: Record<string, string> = {}) =>
        send(`/${created.id}`, {
          method: 'PATCH',
          headers,
          body: [
            { op: 'replace', path: '/details/dealValue', value: '10000' },
            { op: 'add', path: '/team/-', value: { firstName: 'Jane', lastName: 'Doe' } },
          ],
        });
      const silent = await patch();
      assert.deepEqual([silent.status, silent.text], [204, '']);
      assert.match(silent.headers.get('etag') ?? '', eTag);
      const told = await patch({ prefer: 'return=representation', 'if-match': silent.headers.get('etag') ?? '' });
      assert.equal(told.status, 200);
      assert.equal(told.headers.get('preference-applied'), 'return=representation');
      assert.equal(told.headers.get('etag'), told.body.eTag);
      assert.notEqual(told.body.eTag, silent.headers.get('etag'));
      assert.equal(told.body.details.dealValue, 10000);
      assert.equal(told.body.team.length, 2);
    });

    it('checks If-Match, the operations and the result', async () => {
      const { body: created } = await create();
      const patch = (body: unknown, headers: Record<string, string> = {}) =>
        send(`/${created.id}`, { method: 'PATCH', body, headers });
      const status = { op: 'replace', path: '/status', value: 'Closed' };
      isError(await patch([status], { 'if-match': '"other"' }), 412, 'preconditionFailed', 'If-Match');
      isError(await patch([status], { 'if-match': '*' }), 412, 'preconditionFailed', 'If-Match');
      isError(await patch({ status: 'Closed' }), 400, 'invalidRequest', 'body');
      isError(await patch([{ op: 'remove', path: '/status' }]), 400, 'invalidRequest', '[0].op');
      isError(await patch([status]), 400, 'invalidRequest', 'substatus');
      isError(await patch([{ op: 'replace', path: '/team', value: {} }]), 400, 'invalidRequest', 'team');
      const wrongType = { 'content-type': 'application/json-patch+json' };
      isError(await patch([status], wrongType), 415, 'invalidRequest', 'Content-Type');
      assert.equal((await send(`/${created.id}`)).body.eTag, created.eTag);
      assert.equal((await patch([status, { op: 'replace', path: '/substatus', value: 'Lost' }])).status, 204);
      isError(await patch([{ op: 'replace', path: '/name', value: 'x' }]), 400, 'invalidRequest', 'status');
    });

    it('lets no caller set what only the service sets', async () => {
      const { body: created } = await create();
      const { body } = await send(`/${created.id}`, {
        method: 'PATCH',
        headers: { prefer: 'return=representation' },
        body: ['id', 'eTag', 'engagementId', 'createdDateTime'].map((name) => ({
          op: 'replace',
          path: `/${name}`,
          value: '37ef26aa-1d15-4533-9f93-a69bd33ab1e5',
        })),
      });
      for (const name of ['id', 'engagementId', 'createdDateTime']) assert.equal(body[name], created[name]);
      assert.match(body.eTag, eTag);
    });
  });

  describe('sandbox gate', () => {
    const call = (path: string, init?: RequestInit) => fetch(sandbox.url + path, init);

    it('needs a bearer token on every path of the service', async () => {
      for (const authorization of ['', 'Bearer invalid', 'Bearer ', 'Basic abc']) {
        for (const [path, method] of [
          ['', 'GET'],
          ['', 'POST'],
          ['/x', 'GET'],
          ['/x', 'PUT'],
          ['/x', 'PATCH'],
          ['/a/b', 'GET'],
        ]) {
          const response = await call(path ?? '', { method, headers: authorization ? { authorization } : {} });
          assert.equal(response.status, 401, `${method} ${path} with "${authorization}"`);
          assert.equal(response.headers.get('www-authenticate'), 'Bearer');
          assert.match(await response.text(), /"code":"unauthenticated"/);
        }
      }
    });

    it('says which methods there are', async () => {
      for (const [path, method, allow] of [
        ['', 'DELETE', 'GET, POST'],
        ['', 'PUT', 'GET, POST'],
        ['', 'OPTIONS', 'GET, POST'],
        ['/x', 'DELETE', 'GET, PUT, PATCH'],
        ['/x', 'POST', 'GET, PUT, PATCH'],
      ] as const) {
        const { status, headers, body } = await send(path, { method });
        assert.deepEqual([status, headers.get('allow'), body.error.code], [405, allow, 'invalidRequest']);
      }
    });

    it('sends the headers of the service, and none that let a web page read', async () => {
      const own = '6f9c2d0e-3d1c-4c8a-9d0a-111111111111';
      for (const path of ['', '/unknown', '?$filter=x']) {
        const { headers } = await send(path, { headers: { 'client-request-id': own } });
        assert.match(headers.get('request-id') ?? '', guid);
        assert.equal(headers.get('client-request-id'), own);
        assert.match(headers.get('timestamp') ?? '', /Z$/);
        assert.match(headers.get('content-type') ?? '', /^application\/json/);
        assert.equal(headers.get('access-control-allow-origin'), null);
      }
      assert.equal((await send('')).headers.get('client-request-id'), null);
    });
  });
});
