import assert from 'node:assert/strict';
import type { ApiErrorDetails } from '../../../../src/api/apiError';
import type { Call } from '../../../../src/api/errors/failure';
import { responseError, retryAfterSeconds } from '../../../../src/api/errors/responseError';

const host = 'api.partner.microsoft.com';
const get: Call = { method: 'GET', subject: 'referral', host };
const list: Call = { method: 'GET', subject: 'list', host };
const create: Call = { method: 'POST', subject: 'list', host };
const update: Call = { method: 'PUT', subject: 'referral', host };

function errorOf(call: Call, status: number, body?: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
  return responseError(call, { status, headers: new Headers(headers), text, clientRequestId: 'c' });
}

describe('responseError', () => {
  const details: [what: string, body: unknown, headers: Record<string, string>, found: Partial<ApiErrorDetails>][] = [
    ['nothing', undefined, {}, {}],
    ['no JSON', '<html>', {}, {}],
    ['the id of the request', undefined, { 'request-id': 'r' }, { requestId: 'r' }],
    ['when to try again', undefined, { 'retry-after': '7' }, { retryAfter: 7 }],
    ['no challenge that asks for nothing', undefined, { 'www-authenticate': 'Bearer' }, {}],
    ['codes', { error: { code: 'a', innerError: { code: 'b' } } }, {}, { codes: ['a', 'b'] }],
    [
      'a place',
      { error: { target: 'name', message: 'm' } },
      {},
      { target: 'name', targets: [{ target: 'name', message: 'm' }] },
    ],
  ];
  for (const [what, body, headers, found] of details)
    it(`keeps what the answer says: ${what}`, () => {
      assert.deepEqual(errorOf(get, 400, body, headers).details, {
        status: 400,
        codes: [],
        clientRequestId: 'c',
        ...found,
      });
    });

  it('asks for another sign-in only if there is a policy that wants it', () => {
    const challenge = 'Bearer error="insufficient_claims"';
    const error = errorOf(get, 403, undefined, { 'www-authenticate': challenge });
    assert.deepEqual([error.kind, error.details.challenge], ['unauthenticated', challenge]);
    assert.match(error.message, /Conditional Access policy/);
    const byCode = errorOf(get, 401, { error: { code: 'insufficientClaims' } });
    assert.match(byCode.message, /Conditional Access policy/);
    assert.equal('challenge' in byCode.details, false);
    assert.match(errorOf(get, 401).message, /Your sign-in wasn't accepted by Partner Center\. Sign in again\.$/);
  });

  const messages: [what: string, call: Call, status: number, body: unknown, message: RegExp][] = [
    ['a list that is not there', list, 404, undefined, /No referrals service found at api\.partner/],
    ['a referral that is not there', get, 404, undefined, /The referral wasn't found/],
    ['a page of a proxy', get, 404, ' <!DOCTYPE html>', /Unexpected response from api.* proxy changes responses\.$/],
    ['a redirect', get, 300, undefined, /Unexpected redirect from api\.partner\.microsoft\.com \(HTTP 300\)/],
    ['the last redirect', get, 399, undefined, /Unexpected redirect/],
    ['another answer', get, 204, undefined, /Unexpected response from api/],
    [
      'a filter',
      list,
      400,
      { error: { message: 'No v1.0 field.' } },
      /filter was rejected by .*: No v1\.0 field\. Correct/,
    ],
    ['a code', get, 400, { error: { code: 'a', innerError: { code: 'b' } } }, /rejected by Partner Center: b\.$/],
    [
      'places, except those in the message',
      update,
      400,
      {
        error: {
          code: 'x',
          message: 'a is wrong.',
          target: 'referral',
          details: ['a', 'x', 'y'].map((target) => ({ target })),
        },
      },
      /a is wrong\. Check x, y\.$/,
    ],
    [
      'five places',
      update,
      400,
      {
        error: {
          code: 'x',
          message: '.',
          target: 'v1',
          details: ['v2', 'v3', 'v4', 'v5'].map((target) => ({ target })),
        },
      },
      /Check v1, v2, v3, v4, v5\.$/,
    ],
    [
      'more places',
      update,
      400,
      {
        error: {
          code: 'x',
          message: '.',
          details: ['v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7'].map((target) => ({ target })),
        },
      },
      /Check v1, v2, v3, v4, v5 and 2 more\.$/,
    ],
  ];
  for (const [what, call, status, body, message] of messages)
    it(`says what went wrong: ${what}`, () => assert.match(errorOf(call, status, body).message, message));

  it('says when to try again, if that is within an hour', () => {
    for (const [seconds, message] of [
      [undefined, /Try again in a few minutes\.$/],
      [1, /Try again in 1 second\.$/],
      [2, /Try again in 2 seconds\.$/],
      [3600, /Try again in 3600 seconds\.$/],
      [3601, /Try again later\.$/],
    ] as const)
      assert.match(
        errorOf(get, 503, undefined, seconds === undefined ? {} : { 'retry-after': String(seconds) }).message,
        message,
      );
  });

  it('believes the code of an old version only of a refusal', () => {
    const body = { error: { code: 'ResourceModified', message: 'No.' } };
    const kinds = [399, 400, 499, 500].map((status) => errorOf(update, status, body).kind);
    assert.deepEqual(kinds, ['malformed', 'stale', 'stale', 'unavailable']);
    assert.equal(errorOf(create, 400, body).kind, 'rejected');
  });

  const refusal = { error: { code: 'x', message: 'No.' } };
  const doubts: [call: Call, status: number, body: unknown, mayHaveHappened: true | undefined][] = [
    [get, 500, undefined, undefined],
    [update, 302, undefined, true],
    [update, 400, undefined, true],
    [update, 400, refusal, undefined],
    [update, 403, undefined, undefined],
    [update, 404, undefined, true],
    [update, 404, refusal, undefined],
    [update, 412, undefined, undefined],
    [update, 428, undefined, undefined],
    [update, 408, undefined, true],
    [update, 500, undefined, true],
    [update, 501, undefined, undefined],
    [create, 302, refusal, true],
    [create, 400, refusal, undefined],
    [create, 400, undefined, true],
    [create, 401, undefined, undefined],
    [create, 408, refusal, true],
    [create, 500, refusal, true],
  ];
  for (const [call, status, body, mayHaveHappened] of doubts)
    it(`${call.method} ${status}${body ? ' with the error object' : ''}: ${mayHaveHappened ? 'may have' : 'has not'} happened`, () => {
      assert.equal(errorOf(call, status, body).details.mayHaveHappened, mayHaveHappened);
    });
});

const now = Date.parse('2026-03-01T12:00:00Z');

describe('retryAfterSeconds', () => {
  const cases: [string, Record<string, string>, number | undefined][] = [
    ['seconds', { 'retry-after': '7' }, 7],
    ['a part of a second', { 'retry-after': '0.2' }, 1],
    ['an HTTP date', { 'retry-after': 'Sun, 01 Mar 2026 12:00:30 GMT' }, 30],
    ['a date that has passed', { 'retry-after': 'Sun, 01 Mar 2026 11:00:00 GMT' }, 0],
    ['a negative number', { 'retry-after': '-5' }, 0],
    ['a word', { 'retry-after': 'soon' }, undefined],
    ['a word and a number, which Date.parse takes for a year', { 'retry-after': 'soon 1' }, undefined],
    ['an exponent', { 'retry-after': '1e9' }, undefined],
    ['nothing', {}, undefined],
    ['only RateLimit-Reset', { 'ratelimit-reset': '12' }, 12],
    ['a point in time', { 'x-ratelimit-reset': String(now / 1000 + 20) }, 20],
    ['a word, and a RateLimit-Reset', { 'retry-after': 'soon', 'ratelimit-reset': '3' }, 3],
  ];
  for (const [what, headers, expected] of cases)
    it(`reads ${what}`, () => assert.equal(retryAfterSeconds(new Headers(headers), now), expected));
});
