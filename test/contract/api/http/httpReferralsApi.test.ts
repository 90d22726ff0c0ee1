import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { ApiError, type ApiErrorKind } from '../../../../src/api/apiError';
import { type HttpReferralsApiOptions, httpReferralsApi } from '../../../../src/api/http/httpReferralsApi';
import { RequestQueue } from '../../../../src/api/http/requestQueue';
import { listAll, listPages } from '../../../../src/api/odata/listPages';
import type { ReferralsApi } from '../../../../src/api/referralsApi';
import * as proxy from '../../../../src/base/node/proxyRefusals';
import { answer, drip, drop, half, raw, type Step, scriptedServer, silence } from '../scriptedServer';

const id = '11111111-1111-4111-8111-111111111111';
const eTag = '"2500ec5a-0000"';
const referral = { id, eTag, name: 'Deal', strange: { kept: [1] }, status: 'NotYetKnown' };
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function fails(call: Promise<unknown>, kind: ApiErrorKind, message: RegExp): Promise<ApiError> {
  const error = await call.then(
    () => assert.fail('the call succeeded'),
    (thrown: unknown) => thrown,
  );
  assert.ok(ApiError.is(error), `an ApiError, not ${error}`);
  assert.equal(error.kind, kind, error.message);
  assert.match(error.message, message);
  assert.doesNotMatch(error.message, /secret|undefined|null|\.\.($| )|\. \./);
  return error;
}

describe('httpReferralsApi', () => {
  let server: Awaited<ReturnType<typeof scriptedServer>>;
  let warnings: string[];
  let debugs: string[];

  before(async () => {
    server = await scriptedServer();
  });
  after(() => server.close());
  beforeEach(() => {
    warnings = [];
    debugs = [];
  });

  function client(options: Partial<HttpReferralsApiOptions> = {}): ReferralsApi {
    return httpReferralsApi({
      proxy,
      endpoint: server.url,
      token: async () => 'secret-token',
      retryDelayMs: 1,
      maxRefusedMs: 200,
      log: { debug: (line) => debugs.push(line), warn: (line) => warnings.push(line) },
      ...options,
    });
  }

  const writes: [string, (api: ReferralsApi) => Promise<unknown>, RegExp][] = [
    ['create', (api) => api.create({ name: 'Deal' }), /may have been created/],
    ['update', (api) => api.update(id, { name: 'Deal' }, eTag), /may have been updated/],
    ['patch', (api) => api.patch(id, [{ op: 'replace', path: '/name', value: 'Deal' }], eTag), /may have been updated/],
  ];

  describe('requests', () => {
    it('reads one referral, every property kept', async () => {
      server.script(answer(200, referral));
      assert.deepEqual(await client().get(id), { body: referral, eTag });
      const [request] = server.seen;
      assert.equal(request?.method, 'GET');
      assert.equal(request?.url, `/v1.0/engagements/referrals/${id}`);
      assert.equal(request?.headers.authorization, 'Bearer secret-token');
      assert.equal(request?.headers.accept, 'application/json');
      assert.match(String(request?.headers['client-request-id']), guid);
    });

    it('creates with a JSON body', async () => {
      server.script(answer(201, referral));
      assert.equal((await client().create({ name: 'Ünïcode' })).body.id, id);
      const [request] = server.seen;
      assert.equal(request?.method, 'POST');
      assert.equal(request?.url, '/v1.0/engagements/referrals');
      assert.equal(request?.headers['content-type'], 'application/json');
      assert.equal(request?.headers['if-match'], undefined);
      assert.deepEqual(JSON.parse(request?.body ?? ''), { name: 'Ünïcode' });
    });

    it('updates with the ETag and its inner quotes', async () => {
      server.script(answer(200, { ...referral, eTag: '"2"' }));
      assert.equal((await client().update(id, referral, eTag)).eTag, '"2"');
      assert.equal(server.seen[0]?.method, 'PUT');
      assert.equal(server.seen[0]?.headers['if-match'], eTag);
    });

    it('patches with application/json, If-Match and Prefer, and takes the version that is returned', async () => {
      server.script(answer(200, { ...referral, eTag: '"2"' }));
      const operations = [{ op: 'replace' as const, path: '/details/notes', value: 'x' }];
      assert.equal((await client().patch(id, operations, '2500ec5a-0000')).eTag, '"2"');
      const [request] = server.seen;
      assert.equal(request?.method, 'PATCH');
      assert.equal(request?.headers['content-type'], 'application/json');
      assert.equal(request?.headers['if-match'], eTag);
      assert.equal(request?.headers.prefer, 'return=representation');
      assert.deepEqual(JSON.parse(request?.body ?? ''), operations);
      await fails(client().patch(id, operations, '*'), 'stale', /eTag of the referral is missing or damaged/);
      assert.equal(server.seen.length, 1);
    });

    it('reads the new version after a patch that is answered by 204', async () => {
      server.script((response) => response.writeHead(204).end(), answer(200, referral));
      assert.equal((await client().patch(id, [], eTag)).body.id, id);
      assert.deepEqual(
        server.seen.map((request) => request.method),
        ['PATCH', 'GET'],
      );
    });

    it('puts lost inner quotes back, and refuses to update without an ETag of one version', async () => {
      server.script(answer(200, referral));
      await client().update(id, referral, '2500ec5a-0000');
      assert.equal(server.seen[0]?.headers['if-match'], eTag);
      server.script(answer(200, referral));
      for (const bad of ['', '*', ' ', 'a"b', 'a\r\nX: y', '"ü"', '"a","b"']) {
        await fails(client().update(id, referral, bad), 'stale', /missing or damaged.*Pull the latest/);
      }
      assert.equal(server.seen.length, 0);
    });

    it('has a new client-request-id for each request, also for a repetition', async () => {
      server.script(answer(503), answer(200, referral));
      await client().get(id);
      const ids = server.seen.map((request) => request.headers['client-request-id']);
      assert.equal(new Set(ids).size, 2);
    });

    it('encodes an id, and refuses one that leaves the collection', async () => {
      server.script(answer(404));
      await fails(client().get('a/b?c'), 'missing', /wasn't found/);
      assert.equal(server.seen[0]?.url, '/v1.0/engagements/referrals/a%2Fb%3Fc');
      for (const bad of ['', '.', '..']) await fails(client().get(bad), 'missing', /not a referral ID/);
      assert.equal(server.seen.length, 1);
    });

    it("takes the ETag from the header if the body has none, and '' if there is neither", async () => {
      server.script(answer(200, { id }, { etag: '"h"' }), answer(200, { id }));
      assert.equal((await client().get(id)).eTag, '"h"');
      assert.equal((await client().get(id)).eTag, '');
    });

    it('reads the new version after an update that is answered without a body', async () => {
      server.script((response) => response.writeHead(204).end(), answer(200, referral));
      assert.equal((await client().update(id, referral, eTag)).body.id, id);
      assert.deepEqual(
        server.seen.map((request) => request.method),
        ['PUT', 'GET'],
      );
      server.script((response) => response.writeHead(204).end(), answer(403));
      await fails(client().update(id, referral, eTag), 'forbidden', /^The referral was updated, but/);
    });

    it('leaves an update in doubt whose answer without a body proves nothing', async () => {
      const newer = { ...referral, eTag: '"2"' };
      for (const [status, read, isInDoubt] of [
        [204, newer, undefined],
        [204, referral, true],
        [200, newer, true],
        [202, referral, true],
      ] as const) {
        server.script((response) => response.writeHead(status).end(), answer(200, read));
        assert.equal((await client().update(id, referral, eTag)).isInDoubt, isInDoubt, `${status} ${read.eTag}`);
      }
    });

    it('believes a create whose Location names its referral, and none whose Location names another one', async () => {
      const at = (location: string) => answer(201, referral, { location });
      const collection = 'https://api.partnercenter.microsoft.com/v1.0/engagements/referrals';
      for (const [location, isLocated] of [
        [`${collection}/${id}`, true],
        [`/v1.0/engagements/Referrals/${id.toUpperCase()}/?x=1#y`, true],
        [collection, undefined],
        [`${collection}/%zz`, undefined],
        ['https://example.com/elsewhere', undefined],
      ] as const) {
        server.script(at(location));
        assert.equal((await client().create({ name: 'Deal' })).isLocated, isLocated, location);
      }
      server.script(at(`${collection}/22222222-2222-4222-8222-222222222222`));
      const error = await fails(client().create({ name: 'Deal' }), 'malformed', /Location is that of a different/);
      assert.equal(error.details.mayHaveHappened, true);
    });

    it('logs neither token, nor body, nor filter', async () => {
      server.script(answer(200, { value: [] }));
      await client().listPage({ filter: "email eq 'ann@contoso.com'" });
      assert.equal(debugs.length, 1);
      assert.doesNotMatch(debugs.join(), /secret|ann@/);
    });
  });

  describe('lists', () => {
    it('asks by filter, order and top', async () => {
      server.script(answer(200, { value: [referral], '@odata.count': 100 }));
      const page = await client().listPage({ filter: "status eq 'New'", orderBy: 'createdDateTime desc', top: 10 });
      assert.deepEqual(page, { items: [referral], count: 100 });
      const url = new URL(server.seen[0]?.url ?? '', server.url);
      assert.equal(url.searchParams.get('$filter'), "status eq 'New'");
      assert.equal(url.searchParams.get('$orderby'), 'createdDateTime desc');
      assert.equal(url.searchParams.get('$top'), '10');
    });

    it('follows the pages on its own path, whatever path they name', async () => {
      server.script(
        answer(200, { value: [{ id: '1' }], '@odata.nextLink': `${server.url}/v1.0/referrals?$skiptoken=a%3D` }),
        answer(200, { value: [{ id: '1' }, { id: '2' }], '@odata.nextLink': '?$skiptoken=b' }),
        answer(200, { value: [{ id: '3' }], '@odata.nextLink': null }),
      );
      const ids: string[] = [];
      for await (const item of listAll(client())) ids.push(item.id);
      assert.deepEqual(ids, ['1', '2', '3']);
      assert.deepEqual(
        server.seen.map((request) => request.url),
        ['', '?$skiptoken=a%3D', '?$skiptoken=b'].map((query) => `/v1.0/engagements/referrals${query}`),
      );
    });

    it('does not follow a page to another host, and gives the page that has the link', async () => {
      server.script(answer(200, { value: [{ id: '1' }], '@odata.nextLink': 'http://evil.example/x?$skiptoken=a' }));
      const { items, next, problem } = await client().listPage({});
      assert.deepEqual([items, next, problem?.kind], [[{ id: '1' }], undefined, 'malformed']);
      const got: string[] = [];
      const all = async () => {
        for await (const { id } of listAll(client())) got.push(id);
      };
      await fails(all(), 'malformed', /another host \(evil\.example\)/);
      assert.deepEqual(got, ['1']);
      assert.equal(server.seen.length, 2);
      for await (const { id } of listAll(client(), { top: 1 })) got.push(id);
      assert.deepEqual(got, ['1', '1'], 'no further page is wanted');
    });

    it('asks its own host for a page of the documented host', async () => {
      const link = 'http://api.partner.microsoft.com/v1.0/referrals?$skiptoken=a';
      server.script(
        answer(200, { value: [{ id: '1' }], '@odata.nextLink': link }),
        answer(200, { value: [{ id: '2' }] }),
      );
      const ids: string[] = [];
      for await (const { id } of listAll(client())) ids.push(id);
      assert.deepEqual(ids, ['1', '2']);
      assert.equal(server.seen[1]?.url, '/v1.0/engagements/referrals?$skiptoken=a');
    });

    it('ends with an error when pages lead in a circle or do not end', async () => {
      server.script(answer(200, { value: [], '@odata.nextLink': '?$skiptoken=a' }));
      const all = async (options = {}) => {
        for await (const _item of listAll(client(options)));
      };
      await fails(all(), 'malformed', /circle/);
      assert.equal(server.seen.length, 2);
      let page = 0;
      server.script((response, request) =>
        answer(200, { value: [], '@odata.nextLink': `?$skiptoken=${page++}` })(response, request),
      );
      await fails(all({ maxPages: 3 }), 'malformed', /doesn't end after 3 pages.*referrals\.limits\.pages/);
      assert.equal(server.seen.length, 3);
    });

    it('leaves out an entry without an id, with a warning', async () => {
      server.script(answer(200, { value: [{ id: '1' }, { name: 'x' }, null, 7, { id: '' }] }));
      assert.deepEqual((await client().listPage({})).items, [{ id: '1' }]);
      assert.match(warnings.join(), /4 of 5/);
    });
  });

  describe('many calls at a time', () => {
    it('sends no more at once than allowed, and the others in their turn', async () => {
      let running = 0;
      let most = 0;
      server.script((response, request) => {
        most = Math.max(most, ++running);
        setTimeout(() => {
          running--;
          answer(200, referral)(response, request);
        }, 15);
      });
      const api = client({ queue: new RequestQueue({ maxConcurrent: 3 }) });
      await Promise.all(Array.from({ length: 10 }, () => api.get(id)));
      assert.deepEqual([most, server.seen.length], [3, 10]);
    });

    it('cancels what still waits without sending it, and lets the others pass', async () => {
      server.script((response, request) => setTimeout(() => answer(200, referral)(response, request), 40));
      const api = client({ queue: new RequestQueue({ maxConcurrent: 1 }) });
      const stop = new AbortController();
      const first = api.get(id);
      const second = api.create({}, { signal: stop.signal });
      const third = api.get(id);
      stop.abort();
      const error = await fails(second, 'cancelled', /^Canceled\.$/);
      assert.equal(error.details.mayHaveHappened, undefined);
      await Promise.all([first, third]);
      assert.deepEqual(
        server.seen.map(({ method }) => method),
        ['GET', 'GET'],
      );
    });

    it('gives its place to the next also after a failure', async () => {
      server.script(answer(404), answer(200, referral));
      const api = client({ queue: new RequestQueue({ maxConcurrent: 1 }) });
      const [one, two] = await Promise.allSettled([api.get(id), api.get(id)]);
      assert.deepEqual([one.status, two.status], ['rejected', 'fulfilled']);
    });
  });

  describe('pages', () => {
    const page = (items: string[], next?: string) =>
      answer(200, { value: items.map((each) => ({ id: each })), ...(next && { '@odata.nextLink': next }) });

    it('asks for the next page while one is worked on, and for no page further', async () => {
      server.script(page(['1'], '?$skiptoken=a'), page(['2'], '?$skiptoken=b'), page(['3']));
      const pages = listPages(client());
      assert.deepEqual((await pages.next()).value, [{ id: '1' }]);
      await new Promise((resolve) => setTimeout(resolve, 60));
      assert.equal(server.seen.length, 2);
      assert.deepEqual((await pages.next()).value, [{ id: '2' }]);
      assert.deepEqual((await pages.next()).value, [{ id: '3' }]);
      assert.equal((await pages.next()).done, true);
      assert.equal(server.seen.length, 3);
    });

    it('gives what it has before it throws', async () => {
      server.script(page(['1'], '?$skiptoken=a'), answer(403));
      const got: string[] = [];
      const all = async () => {
        for await (const items of listPages(client())) got.push(...items.map((item) => item.id));
      };
      await fails(all(), 'forbidden', /permission/);
      assert.deepEqual(got, ['1']);
    });

    it('ends at top, whatever the pages hold, and asks for none that is not needed', async () => {
      server.script(page(['1', '2', '3'], '?$skiptoken=a'), page(['4'], '?$skiptoken=b'));
      const got: string[] = [];
      for await (const item of listAll(client(), { top: 2 })) got.push(item.id);
      assert.deepEqual(got, ['1', '2']);
      assert.equal(server.seen.length, 1);
    });

    it('stops asking when its user stops', async () => {
      server.script(page(['1'], '?$skiptoken=a'), silence);
      for await (const _items of listPages(client())) break;
      const stop = new AbortController();
      server.script(page(['1'], '?$skiptoken=a'), silence);
      const all = async () => {
        for await (const _items of listPages(client(), {}, { signal: stop.signal })) stop.abort();
      };
      await fails(all(), 'cancelled', /Canceled/);
    });
  });

  describe('errors', () => {
    const kinds: [number, unknown, ApiErrorKind, RegExp][] = [
      [
        400,
        { error: { code: 'invalidRequest', message: 'No country.', target: 'referral' } },
        'rejected',
        /rejected by the sandbox: No country\.$/,
      ],
      [401, { error: { code: 'unAuthorized' } }, 'unauthenticated', /Sign in again/],
      [403, undefined, 'forbidden', /Referrals admin/],
      [404, { error: { code: 'itemNotFound' } }, 'missing', /wasn't found/],
      [
        409,
        { error: { code: 'x', innererror: { Code: 'ResourceModified' } } },
        'stale',
        /Someone changed the referral/,
      ],
      [409, { error: { code: 'conflict' } }, 'rejected', /: conflict\./],
      [410, undefined, 'missing', /wasn't found/],
      [412, undefined, 'stale', /pull the latest/],
      [422, 'not an object', 'rejected', /422/],
      [428, undefined, 'stale', /Someone changed/],
    ];
    for (const [status, body, kind, message] of kinds) {
      it(`${status} ${JSON.stringify(body) ?? ''} is ${kind}`, async () => {
        server.script(answer(status, body, { 'request-id': 'req-1' }));
        const error = await fails(client().get(id), kind, message);
        assert.equal(error.details.status, status);
        assert.equal(error.details.requestId, 'req-1');
        const sent = server.seen.at(-1)?.headers['client-request-id'];
        assert.equal(error.details.clientRequestId, sent);
        assert.deepEqual([error.details.requestId, error.details.clientRequestId], ['req-1', sent]);
        assert.doesNotMatch(error.message, /request-id|req-1/);
        assert.equal(server.seen.length, 1);
      });
    }

    it('never sends a create again that may have happened, even if another sign-in is asked for', async () => {
      const body = { error: { code: 'insufficientClaims', message: 'No.' } };
      server.script(answer(500, body), answer(201, referral));
      const tokens = ['first', 'second'];
      const api = client({ token: async () => tokens.shift() ?? 'last' });
      const error = await fails(api.create({ name: 'Deal' }), 'unauthenticated', /may have been created/);
      assert.equal(error.details.mayHaveHappened, true);
      assert.equal(server.seen.length, 1);
    });

    it('does not speak of another version if there can be none', async () => {
      for (const [status, code] of [
        [400, 'preconditionFailed'],
        [409, 'resourceModified'],
        [412, 'x'],
      ] as const) {
        const body = { error: { code, message: 'No country.' } };
        server.script(answer(status, body), answer(status, body));
        const error = await fails(client().create({ name: 'Deal' }), 'rejected', /sandbox: No country\.$/);
        assert.equal(error.details.mayHaveHappened, undefined);
        await fails(client().listPage({}), 'rejected', /No country/);
      }
    });

    it('is told of an id that no address can hold', async () => {
      await fails(client().get('\ud800'), 'missing', /not a referral ID/);
    });

    it('says that MFA is missing, not to sign in again', async () => {
      server.script(answer(401, { code: 900421, description: 'MFA is required.' }));
      await fails(client().get(id), 'unauthenticated', /without multifactor authentication \(MFA\)\. Sign in with MFA/);
      server.script(answer(401, { error: { code: '900421', message: 'x' } }));
      await fails(client().get(id), 'unauthenticated', /MFA/);
    });

    it('advises about the filter if the list was asked for', async () => {
      server.script(answer(400, { error: { code: 'invalidFilter', message: 'No.' } }));
      await fails(client().listPage({ filter: 'foo eq 1' }), 'rejected', /No\. Correct the filter/);
    });

    it('keeps the codes from the outermost to the innermost', async () => {
      server.script(answer(400, { Error: { Code: 'A', innerError: { code: 'B', InnerError: { code: 'C' } } } }));
      const error = await fails(client().get(id), 'rejected', /: C\./);
      assert.deepEqual(error.details.codes, ['A', 'B', 'C']);
    });

    it('tells every place that the service names', async () => {
      const details = [{ target: 'details.currency', code: 'missing', message: 'Currency is required.' }];
      server.script(answer(400, { error: { code: 'invalidRequest', message: 'No.', target: 'name', details } }));
      const error = await fails(client().create({}), 'rejected', /: No\. Check name, details\.currency\.$/);
      assert.deepEqual(error.details.targets, [
        { target: 'name', code: 'invalidRequest', message: 'No.' },
        { target: 'details.currency', code: 'missing', message: 'Currency is required.' },
      ]);
    });

    const repeated: [number, ApiErrorKind][] = [
      [502, 'unavailable'],
      [503, 'unavailable'],
      [504, 'unavailable'],
    ];
    for (const [status, kind] of repeated) {
      it(`${status}: a read is tried three times, then ${kind}`, async () => {
        server.script(answer(status, undefined, { 'retry-after': '0' }));
        await fails(client().get(id), kind, /Try again in a few minutes/);
        assert.equal(server.seen.length, 3);
        server.script(answer(status), answer(200, referral));
        assert.equal((await client().get(id)).body.id, id);
      });
    }

    it('does not repeat a read after 500', async () => {
      server.script(answer(500));
      await fails(client().get(id), 'unavailable', /500/);
      assert.equal(server.seen.length, 1);
    });

    it('sends what was refused with 429 again, also a create, until the service refuses everything for too long', async () => {
      server.script(answer(429), answer(429, undefined, { 'retry-after': '0' }), answer(201, referral));
      assert.equal((await client().create({ name: 'Deal' })).body.id, id);
      assert.equal(server.seen.length, 3);
      server.script(answer(429));
      const error = await fails(client().create({}), 'throttled', /Too many requests .* Try again in a few minutes/);
      assert.equal(error.details.mayHaveHappened, undefined);
      assert.ok(server.seen.length > 1);
    });

    it('reads no more of an answer than it may, compressed or not', async () => {
      const big = gzipSync(JSON.stringify({ id, notes: 'x'.repeat(1_000_000) }));
      assert.ok(big.length < 5000);
      for (const [body, headers] of [
        [big, { 'content-encoding': 'gzip' }],
        [Buffer.from('x'.repeat(200_000)), {}],
      ] as const) {
        server.script((response) => {
          response.writeHead(200, { 'content-type': 'application/json', ...headers });
          response.end(body);
        });
        await fails(client({ maxResponseBytes: 100_000 }).get(id), 'malformed', /larger than 0 MB/);
        assert.equal(server.seen.length, 1);
      }
    });

    it('waits as long as Retry-After says', async () => {
      server.script(answer(429, undefined, { 'retry-after': '1' }), answer(200, referral));
      const started = performance.now();
      await client().get(id);
      assert.ok(performance.now() - started >= 950);
    });

    it('reports the wait that a service asks for while it is away', async () => {
      const waits: number[] = [];
      const queue = new RequestQueue({ onWait: (waitMs) => waits.push(waitMs) });
      server.script(answer(503, undefined, { 'retry-after': '1' }), answer(200, referral));
      await client({ queue }).get(id);
      assert.deepEqual(waits, [1000]);
    });

    it('fails at once if Retry-After asks for too long a wait, and tells how long', async () => {
      for (const after of ['190', new Date(Date.now() + 190_000).toUTCString()]) {
        server.script(answer(429, undefined, { 'retry-after': after }));
        const error = await fails(client().get(id), 'throttled', /Try again in 1\d\d seconds/);
        assert.ok((error.details.retryAfter ?? 0) > 100);
        assert.equal(server.seen.length, 1);
      }
    });

    it('does not tell a wait of days in seconds', async () => {
      for (const after of ['1000000000', 'Fri, 31 Dec 9999 23:59:59 GMT']) {
        server.script(answer(429, undefined, { 'retry-after': after }));
        await fails(client().get(id), 'throttled', /\. Try again later\.$/);
      }
    });

    it('waits longer each time if the service names no time, and never the same', async () => {
      const times: number[] = [];
      server.script((response, request) => {
        times.push(performance.now());
        answer(503)(response, request);
      });
      await fails(client({ retryDelayMs: 80 }).get(id), 'unavailable', /503/);
      const [first = 0, second = 0, third = 0] = times;
      assert.ok(second - first >= 55 && second - first < 150, String(second - first));
      assert.ok(third - second >= 115 && third - second < 300, String(third - second));
    });

    for (const [name, call, doubt] of writes) {
      const doubtful: [string, Step, ApiErrorKind][] = [
        ['503', answer(503, undefined, { 'retry-after': '7' }), 'unavailable'],
        ['500', answer(500), 'unavailable'],
        ['a dropped connection', drop, 'offline'],
        ['half an answer', half, 'malformed'],
        ['no JSON', raw(200, '<html>', { 'content-type': 'text/html' }), 'malformed'],
        ['400 without the error object', answer(400), 'rejected'],
        [
          '404 of a proxy',
          raw(404, '<html>', { 'content-type': 'text/html' }),
          name === 'create' ? 'missing' : 'malformed',
        ],
        ['broken JSON', raw(200, '{"id":', { 'content-type': 'application/json' }), 'malformed'],
      ];
      for (const [what, step, kind] of doubtful) {
        it(`${name} is never repeated after ${what}, and says that it may have happened`, async () => {
          server.script(step);
          const error = await fails(call(client()), kind, doubt);
          assert.equal(error.details.mayHaveHappened, true);
          assert.match(error.message, /anyway\. Submit it again; .* first\.$/);
          assert.equal(server.seen.length, 1);
        });
      }

      it(`${name} that was refused surely did not happen`, async () => {
        for (const status of name === 'create' ? [401, 403, 413, 429] : [403, 412, 429, 501]) {
          server.script(answer(status));
          const error = await call(client()).catch((thrown: unknown) => thrown);
          assert.ok(ApiError.is(error));
          assert.equal(error.details.mayHaveHappened, undefined, String(status));
          // A request that was refused with 429 was not executed.
          if (status !== 429) assert.equal(server.seen.length, 1, String(status));
        }
      });

      it(`${name} gives up when no answer comes in time`, async () => {
        server.script(silence);
        const error = await fails(call(client({ timeoutMs: 60 })), 'timeout', doubt);
        assert.equal(error.details.mayHaveHappened, true);
        assert.equal(server.seen.length, 1);
      });
    }

    const refusal = { error: { code: 'invalidRequest', message: 'No.' } };
    const notRefused: [string, Step][] = [
      ['202', answer(202, { status: 'accepted' })],
      ['202 without a body', answer(202)],
      ['a redirect', answer(302, undefined, { location: '/login' })],
      ['408 with the error object', answer(408, refusal)],
      ['501 with the error object', answer(501, refusal)],
      ['504', raw(504, '<html>', { 'content-type': 'text/html' })],
      ['400 of a proxy', raw(400, '<html>', { 'content-type': 'text/html' })],
      ['400 without a body', answer(400)],
      ['404 of a gateway', answer(404, { code: 404, message: 'no route' })],
      ['409 with an error that is text', answer(409, { error: 'conflict' })],
      ['423 without a message', answer(423, { error: { code: 'locked' } })],
      ['a referral without an id', answer(201, { name: 'Deal' })],
      ['a list', answer(200, { value: [referral] })],
    ];
    for (const [what, step] of notRefused) {
      it(`a create that gets ${what} may have happened`, async () => {
        server.script(step);
        const error = await client()
          .create({})
          .catch((thrown: unknown) => thrown);
        assert.ok(ApiError.is(error));
        assert.equal(error.details.mayHaveHappened, true);
        assert.equal(server.seen.length, 1);
      });
    }

    it('a create that the service refuses with its error object did not happen', async () => {
      for (const status of [400, 404, 405, 406, 409, 410, 411, 412, 415, 416, 422, 423]) {
        server.script(answer(status, refusal));
        const error = await client()
          .create({})
          .catch((thrown: unknown) => thrown);
        assert.ok(ApiError.is(error));
        assert.equal(error.details.mayHaveHappened, undefined, String(status));
      }
    });

    it('a create did not happen after 407, which fetch reports like a broken connection', async () => {
      for (const body of [refusal, undefined]) {
        server.script(answer(407, body));
        const error = await fails(client().create({}), 'rejected', /407/);
        assert.equal(error.details.mayHaveHappened, undefined);
      }
      const error = await fails(
        client({ fetch: async () => new Response('', { status: 407 }) }).create({}),
        'rejected',
        /407/,
      );
      assert.equal(error.details.mayHaveHappened, undefined);
    });

    it('a create did not happen if a proxy refuses the tunnel to the service', async () => {
      const message = 'Proxy response (407) !== 200 when HTTP Tunneling';
      const cause = Object.assign(new Error(message), { code: 'UND_ERR_ABORTED' });
      const fetch = async () => Promise.reject(new TypeError('fetch failed', { cause }));
      const error = await fails(client({ fetch }).create({}), 'offline', /Can't reach/);
      assert.equal(error.details.mayHaveHappened, undefined);
    });

    it('a create did not happen after 403, also if its body is cut off', async () => {
      server.script((response) => {
        response.writeHead(403, { 'content-length': '1000' });
        response.write('{', () => response.destroy());
      });
      const error = await fails(client().create({}), 'forbidden', /permission/);
      assert.equal(error.details.mayHaveHappened, undefined);
    });

    it('sends the request-id with a create, and the same one after a refused sign-in', async () => {
      server.script(answer(401), answer(201, referral));
      const tokens = ['first', 'second'];
      const api = client({ token: async () => tokens.shift() ?? 'last' });
      await api.create({ name: 'Deal' }, { requestId: 'idempotent' });
      assert.deepEqual(
        server.seen.map(({ headers }) => headers['request-id']),
        ['idempotent', 'idempotent'],
      );
      await client().get(id);
      assert.equal(server.seen.at(-1)?.headers['request-id'], undefined);
    });

    it('a connection that breaks while it is in use is not a proof, whatever the code', async () => {
      for (const [syscall, proof] of [
        ['read', false],
        ['connect', true],
      ] as const) {
        const cause = Object.assign(new Error('x'), { code: 'EHOSTUNREACH', syscall });
        const fetch = async () => Promise.reject(new TypeError('fetch failed', { cause }));
        const error = await fails(client({ fetch }).create({}), 'offline', /Can't reach/);
        assert.equal(error.details.mayHaveHappened, proof ? undefined : true, syscall);
      }
    });

    it('says when nothing listens, and that nothing was created', async () => {
      const gone = await scriptedServer();
      await gone.close();
      const api = client({ endpoint: gone.url });
      await fails(api.get(id), 'offline', /^Can't reach the sandbox at [\d.:]+\. Start it, or change the address\.$/);
      const error = await fails(api.create({}), 'offline', /Can't reach/);
      assert.equal(error.details.mayHaveHappened, undefined);
    });

    it('reads again after a dropped connection and after half an answer', async () => {
      server.script(drop, half, answer(200, referral));
      assert.equal((await client().get(id)).body.id, id);
      server.script(half);
      await fails(client().get(id), 'malformed', /cut off/);
      assert.equal(server.seen.length, 3);
    });

    it('gives up a read that does not begin, and one that does not end', async () => {
      for (const step of [silence, drip]) {
        server.script(step);
        await fails(client({ timeoutMs: 60 }).get(id), 'timeout', /didn't respond in time/);
        assert.equal(server.seen.length, 1);
      }
    });

    it('stops when cancelled: before, during, and between two tries', async () => {
      const early = await fails(
        client().create({}, { signal: AbortSignal.abort() }),
        'cancelled',
        /^Canceled\. The referral|^Canceled\.$/,
      );
      assert.equal(early.details.mayHaveHappened, undefined);
      const steps: Step[] = [silence, drip, answer(503, undefined, { 'retry-after': '20' })];
      for (const step of steps) {
        const controller = new AbortController();
        server.script((response, request) => {
          step(response, request);
          setTimeout(() => controller.abort(), 20);
        });
        await fails(client().get(id, { signal: controller.signal }), 'cancelled', /Canceled/);
      }
    });

    it('does not follow a redirect', async () => {
      server.script(raw(302, '', { location: `${server.url}/elsewhere` }));
      await fails(client().get(id), 'malformed', /redirect .*HTTP 302/);
      assert.equal(server.seen.length, 1);
    });

    const unusable: [string, Step, RegExp][] = [
      ['a page of a proxy', raw(200, '<html>', { 'content-type': 'text/html; charset=utf-8' }), /text\/html, not JSON/],
      ['nothing', raw(200, ''), /empty/],
      ['half an object', raw(200, '{"id"'), /broken or incomplete/],
      ['no id', answer(200, { name: 'x' }), /not a referral with an ID/],
      ['a list', answer(200, [referral]), /not a referral with an ID/],
      ['another referral', answer(200, { id: 'other' }), /different referral/],
    ];
    for (const [what, step, message] of unusable) {
      it(`says that ${what} cannot be used`, async () => {
        server.script(step);
        await fails(client().get(id), 'malformed', message);
      });
    }

    it('says that an answer is not a list', async () => {
      for (const body of [{}, { value: {} }, [], null]) {
        server.script(answer(200, body));
        await fails(client().listPage({}), 'malformed', /not a list of referrals/);
      }
    });
  });

  describe('sign-in', () => {
    const calls: [string, (api: ReferralsApi) => Promise<unknown>][] = [
      ['get', (api) => api.get(id)],
      ...writes.map(([name, call]): [string, (api: ReferralsApi) => Promise<unknown>] => [name, call]),
    ];
    for (const [name, call] of calls) {
      it(`renews the token once after 401 and repeats ${name}`, async () => {
        server.script(answer(401), answer(200, referral));
        const asked: unknown[] = [];
        const token = async (options?: { renew?: boolean }) => {
          asked.push(options?.renew ?? false);
          return options?.renew ? 'fresh' : 'old';
        };
        await call(client({ token }));
        assert.deepEqual(asked, [false, true]);
        assert.deepEqual(
          server.seen.map((request) => request.headers.authorization),
          ['Bearer old', 'Bearer fresh'],
        );
      });
    }

    it('asks for another token if Conditional Access wants more of the sign-in', async () => {
      const challenges: string[] = [];
      for (const refusal of [
        answer(403, { error: { code: 'accessDenied', message: 'x', innerError: { code: 'insufficient_claims' } } }),
        answer(403, undefined, { 'www-authenticate': 'Bearer error="insufficient_claims", claims="e30="' }),
      ]) {
        const asked: boolean[] = [];
        const token = async ({ renew = false, challenge = '' } = {}) => {
          asked.push(renew);
          if (challenge) challenges.push(challenge);
          return renew ? 'second' : 'first';
        };
        server.script(refusal, answer(200, referral));
        assert.equal((await client({ token }).get(id)).body.id, id);
        assert.deepEqual(asked, [false, true]);
      }
      assert.deepEqual(challenges, ['Bearer error="insufficient_claims", claims="e30="']);
    });

    it('gives up after the second 401, and at once when there is no other token', async () => {
      let count = 0;
      server.script(answer(401));
      await fails(client({ token: async () => `t${count++}` }).get(id), 'unauthenticated', /Sign in again/);
      assert.equal(server.seen.length, 2);
      server.script(answer(401));
      await fails(client().get(id), 'unauthenticated', /Sign in again/);
      assert.equal(server.seen.length, 1);
    });

    it('stops waiting for a token when cancelled', async () => {
      const stop = new AbortController();
      setTimeout(() => stop.abort(), 20);
      const call = client({ token: () => new Promise(() => undefined) }).get(id, { signal: stop.signal });
      await fails(call, 'cancelled', /Canceled/);
    });

    it('sends nothing without a usable token', async () => {
      server.script(answer(200, referral));
      for (const token of ['', '  ', 'a\nb', 'ü']) {
        await fails(client({ token: async () => token }).get(id), 'unauthenticated', /No usable access token/);
      }
      const cancelled = client({ token: () => Promise.reject(new Error('The sign-in was closed.')) });
      await fails(cancelled.create({}), 'unauthenticated', /not signed in: The sign-in was closed\. Sign in and try/);
      assert.equal(server.seen.length, 0);
    });
  });
});
