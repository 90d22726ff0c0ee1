import assert from 'node:assert/strict';
import { request } from 'node:http';
import { minimalReferral } from '../../unit/sandbox/minimalReferral';
import { type SandboxClient, sandboxClient } from './sandboxClient';

describe('sandbox control paths', () => {
  let sandbox: SandboxClient;
  beforeEach(async () => {
    sandbox = await sandboxClient();
  });
  afterEach(() => sandbox.close());
  const control = (path: string, init?: RequestInit) => fetch(new URL(`/sandbox/${path}`, sandbox.url), init);
  const count = async () => (await sandbox.send('?$count=true')).body['@odata.count'];

  it('need no token, and know their methods', async () => {
    assert.deepEqual(await (await control('faults')).json(), []);
    const wrong = await control('faults', { method: 'POST' });
    assert.deepEqual([wrong.status, wrong.headers.get('allow')], [405, 'GET, PUT, DELETE']);
    assert.equal((await control('nothing')).status, 404);
    assert.equal((await fetch(new URL('/', sandbox.url))).status, 404);
  });

  it('a status comes with the error body of the service, and nothing is done', async () => {
    await sandbox.fail({ status: 429, retryAfter: 3, times: 1, match: 'POST' });
    const before = await count();
    const failed = await sandbox.send('', { body: minimalReferral() });
    assert.deepEqual([failed.status, failed.headers.get('retry-after')], [429, '3']);
    assert.deepEqual(Object.keys(failed.body.error), ['code', 'message']);
    assert.match(failed.headers.get('request-id') ?? '', /-/);
    assert.equal(await count(), before);
    assert.equal((await sandbox.send('', { body: minimalReferral() })).status, 201);
  });

  it('hold until they are cleared', async () => {
    await sandbox.fail([{ status: 503 }]);
    for (let call = 0; call < 3; call++) assert.equal((await sandbox.send('')).status, 503);
    assert.equal((await control('faults', { method: 'DELETE' })).status, 204);
    assert.equal((await sandbox.send('')).status, 200);
  });

  it('a wrong fault is refused, and the ones before stay', async () => {
    await sandbox.fail({ status: 503 });
    const { status, body } = await sandbox.send('/sandbox/faults', { method: 'PUT', body: { status: 'down' } });
    assert.deepEqual([status, body.error.target], [400, 'status']);
    assert.equal((await sandbox.send('')).status, 503);
  });

  it('redirect, send another content type, and lead pages in a circle', async () => {
    const get = (search = '') =>
      fetch(sandbox.url + search, { headers: { authorization: 'Bearer x' }, redirect: 'manual' });
    const nextOf = async (search = ''): Promise<string> => {
      const body = (await (await get(search)).json()) as { '@odata.nextLink': string };
      return body['@odata.nextLink'];
    };
    await sandbox.fail({ redirect: 'https://elsewhere.example/x', times: 1 });
    const redirected = await get();
    assert.deepEqual([redirected.status, redirected.headers.get('location')], [302, 'https://elsewhere.example/x']);
    await sandbox.fail({ contentType: 'text/html', times: 1 });
    const page = await get();
    assert.deepEqual([page.status, page.headers.get('content-type')], [200, 'text/html']);
    assert.match(await page.text(), /^<!DOCTYPE html>/);
    await sandbox.fail({ nextLink: 'loop' });
    const first = await nextOf();
    assert.equal(await nextOf(new URL(first).search), first);
    await sandbox.fail({ nextLink: 'https://elsewhere.example/?$skiptoken=a' });
    assert.equal(await nextOf(), 'https://elsewhere.example/?$skiptoken=a');
  });

  it('name everything that is wrong with a referral', async () => {
    const body = { ...minimalReferral(), type: 5, status: 'Open', team: {} };
    const { status, body: answer } = await sandbox.send('', { body });
    const { error } = answer as unknown as { error: { target: string; details: { target: string }[] } };
    assert.equal(status, 400);
    assert.deepEqual(new Set(error.details.map(({ target }) => target)), new Set(['type', 'status', 'team']));
    assert.equal(error.details[0]?.target, error.target);
  });

  it('drop the connection before the request is carried out', async () => {
    const before = await count();
    await sandbox.fail({ dropConnection: true, times: 1, match: { method: 'POST' } });
    await assert.rejects(sandbox.send('', { body: minimalReferral() }), TypeError);
    assert.equal(await count(), before);
  });

  it('drop the connection after it', async () => {
    const before = await count();
    await sandbox.fail({ dropConnection: 'after', times: 1, match: { method: 'POST' } });
    await assert.rejects(sandbox.send('', { body: minimalReferral() }), TypeError);
    assert.equal(await count(), before + 1);
  });

  it('cut the body short', async () => {
    await sandbox.fail({ truncateBody: true, times: 1 });
    const response = await fetch(sandbox.url, { headers: { authorization: 'Bearer x' } });
    assert.equal(response.status, 200);
    await assert.rejects(response.text(), TypeError);
    await sandbox.fail({ truncateBody: 10, status: 500, times: 1 });
    const failed = await fetch(sandbox.url, { headers: { authorization: 'Bearer x' } });
    assert.equal(failed.status, 500);
    await assert.rejects(failed.text(), TypeError);
  });

  it('delay an answer, and give up when the client does', async () => {
    await sandbox.fail({ delayMs: 300, times: 1 });
    const started = performance.now();
    assert.equal((await sandbox.send('')).status, 200);
    assert(performance.now() - started >= 290);
    await sandbox.fail({ delayMs: 600_000, times: 1, match: 'GET' });
    const signal = AbortSignal.timeout(50);
    await assert.rejects(fetch(sandbox.url, { headers: { authorization: 'Bearer x' }, signal }), /timeout/);
  });

  it('close does not wait for a delay', async () => {
    await sandbox.fail({ delayMs: 600_000, times: 1 });
    const waiting = assert.rejects(sandbox.send(''), TypeError);
    // The fault is used up the moment that the request has arrived.
    let left = '';
    while (left !== '[]') left = (await sandbox.send('/sandbox/faults')).text;
    await sandbox.close();
    await waiting;
    sandbox = await sandboxClient();
  });

  it('list what was received, without the token', async () => {
    await sandbox.send('?$top=1', { headers: { 'client-request-id': 'abc' } });
    await sandbox.send('', { body: minimalReferral({ name: 5 }) });
    await sandbox.fail({ dropConnection: true, times: 1 });
    await assert.rejects(sandbox.send(''));
    const { text, body } = await sandbox.send('/sandbox/requests');
    assert(!text.includes('secret-token'), text);
    const listed = (body as unknown as Record<string, unknown>[]).map(({ method, path, status }) => [
      method,
      path,
      status,
    ]);
    assert.deepEqual(listed, [
      ['GET', '/v1.0/engagements/referrals?$top=1', 200],
      ['POST', '/v1.0/engagements/referrals', 400],
      ['GET', '/v1.0/engagements/referrals', null],
    ]);
    const [first, second] = body as unknown as { headers: Record<string, string>; body?: unknown; time: string }[];
    assert.equal(first?.headers['client-request-id'], 'abc');
    assert.equal(first?.headers.authorization, 'Bearer …');
    assert.equal(first && 'body' in first, false);
    assert.match(first?.time ?? '', /Z$/);
    assert.deepEqual(second?.body, minimalReferral({ name: 5 }));
    assert.equal((await control('requests', { method: 'DELETE' })).status, 204);
    assert.deepEqual((await sandbox.send('/sandbox/requests')).body, []);
  });

  it('reset to the samples', async () => {
    const before = await count();
    const { body: created } = await sandbox.send('', { body: minimalReferral() });
    assert.equal(await count(), before + 1);
    const { status, body } = await sandbox.send('/sandbox/reset', { method: 'POST' });
    assert.deepEqual([status, body], [200, { referrals: before }]);
    assert.equal((await sandbox.send(`/${created.id}`)).status, 404);
    assert.equal(await sandbox.reset(), before);
  });
});

describe('sandbox server', () => {
  let sandbox: SandboxClient;
  before(async () => {
    sandbox = await sandboxClient();
  });
  after(() => sandbox.close());

  /** fetch sets Host and Origin itself. */
  function raw(headers: Record<string, string>, path = '/sandbox/reset', method = 'POST'): Promise<number> {
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: sandbox.port, path, method, headers }, (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
      });
      sent.once('error', reject);
      sent.end();
    });
  }

  it('answers to loopback names only', async () => {
    const own = `:${sandbox.port}`;
    for (const host of [`127.0.0.1${own}`, `localhost${own}`, `[::1]${own}`])
      assert.equal(await raw({ host }), 200, host);
    for (const host of [`evil.example${own}`, `127.0.0.1.evil.example${own}`, `192.168.0.1${own}`, 'localhost@evil']) {
      assert.equal(await raw({ host }), 403, host);
    }
  });

  it('does nothing for web pages', async () => {
    const host = `127.0.0.1:${sandbox.port}`;
    assert.equal(await raw({ host, origin: 'https://evil.example' }), 403);
    assert.equal(await raw({ host, origin: 'null' }), 403);
    assert.equal(await raw({ host, 'sec-fetch-site': 'cross-site' }), 403);
    assert.equal(await raw({ host, 'sec-fetch-site': 'same-site' }), 403);
    assert.equal(await raw({ host, 'sec-fetch-site': 'none' }), 200);
  });

  it('survives requests that fetch cannot express', async () => {
    const host = `127.0.0.1:${sandbox.port}`;
    assert.equal(await raw({ host }, '/v1.0/engagements/referrals', 'TRACE'), 400);
    assert.equal(await raw({ host }, 'http://evil.example/sandbox/faults', 'GET'), 200);
    assert.equal(await raw({ host }, '//evil.example/%zz', 'GET'), 404);
    assert.equal((await sandbox.send('')).status, 200);
  });

  it('says which port is in use', async () => {
    await assert.rejects(sandboxClient({ port: sandbox.port }), new RegExp(`Port ${sandbox.port} is in use`));
  });
});
