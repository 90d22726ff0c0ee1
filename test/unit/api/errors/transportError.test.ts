import assert from 'node:assert/strict';
import { ApiError } from '../../../../src/api/apiError';
import type { Call } from '../../../../src/api/errors/failure';
import { timeoutError, transportError } from '../../../../src/api/errors/transportError';

const host = 'api.partner.microsoft.com';
const get: Call = { method: 'GET', subject: 'referral', host };
const create: Call = { method: 'POST', subject: 'list', host };
const nothing = { clientRequestId: 'c', cancelled: false, got: 'nothing' } as const;

/** What `fetch` throws if the connection fails with a code. */
const failed = (code: unknown, more: object = {}) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code, ...more }) });

describe('transportError', () => {
  it('keeps what was thrown, and its code', () => {
    const thrown = failed('ECONNREFUSED');
    const { details, kind } = transportError(get, thrown, nothing);
    assert.deepEqual(details, { clientRequestId: 'c', cause: thrown, codes: ['ECONNREFUSED'] });
    assert.equal(kind, 'offline');
    const plain = new Error('x');
    assert.deepEqual(transportError(get, plain, nothing).details, { clientRequestId: 'c', cause: plain });
    const own = new ApiError('missing', 'Gone.');
    assert.equal(transportError(get, own, nothing), own);
  });

  const doubts: [what: string, thrown: unknown, isSent: boolean][] = [
    ['a host that refuses', failed('ECONNREFUSED'), false],
    ['several addresses that refuse', new TypeError('x', { cause: new AggregateError([failed('ENOTFOUND')]) }), false],
    ['a port that is never used', new TypeError('fetch failed', { cause: new Error('bad port') }), false],
    ['a proxy that refuses', new Error('x', { cause: new Error('Proxy Authentication Required (407)') }), false],
    ['a certificate', failed('CERT_HAS_EXPIRED'), false],
    ['a network that is away at the start', failed('ENETUNREACH', { syscall: 'connect' }), false],
    ['a network that is away in the middle', failed('ENETUNREACH', { syscall: 'read' }), true],
    ['a broken connection', failed('ECONNRESET'), true],
    ['a code that is not text', failed(5), true],
    ['no error at all', 'x', true],
  ];
  for (const [what, thrown, isSent] of doubts)
    it(`a create ${isSent ? 'may have' : 'has not'} happened: ${what}`, () => {
      const { details, message } = transportError(create, thrown, nothing);
      assert.equal(details.mayHaveHappened, isSent ? true : undefined);
      assert.equal(/may have been created/.test(message), isSent);
      assert.equal(transportError(get, thrown, nothing).details.mayHaveHappened, undefined);
    });

  it('looks for a code only so deep', () => {
    const deep = (depth: number): Error =>
      depth === 0 ? failed('ENOTFOUND') : new Error('x', { cause: deep(depth - 1) });
    assert.deepEqual(transportError(get, deep(3), nothing).details.codes, ['ENOTFOUND']);
    assert.equal(transportError(get, deep(4), nothing).details.codes, undefined);
  });

  it('says what to do', () => {
    const said = (call: Call, thrown: unknown, more: object = {}) =>
      transportError(call, thrown, { ...nothing, ...more }).message;
    assert.match(
      said(get, failed('CERT_HAS_EXPIRED')),
      /The certificate of api\.partner\.microsoft\.com is not trusted/,
    );
    assert.match(said(get, failed('ENOTFOUND')), /Can't reach Partner Center\. Check your network/);
    assert.match(said({ ...get, host: '127.0.0.1:80' }, failed('ENOTFOUND')), /the sandbox at .* Start it/);
    assert.match(said(get, failed('ECONNRESET'), { got: 'half' }), /was cut off\. Try again/);
    assert.match(said(get, failed('ECONNRESET'), { cancelled: true }), /^Canceled\.$/);
    assert.match(said(create, failed('ECONNRESET'), { cancelled: true }), /^Canceled\. .*may have been created/);
  });
});

describe('timeoutError', () => {
  it('leaves open whether a write has happened, and nothing about a read', () => {
    const cause = new Error('x');
    assert.deepEqual(timeoutError(get, 'c', cause).details, { clientRequestId: 'c', cause });
    assert.deepEqual(timeoutError(create, 'c', cause).details, { clientRequestId: 'c', cause, mayHaveHappened: true });
  });
});
