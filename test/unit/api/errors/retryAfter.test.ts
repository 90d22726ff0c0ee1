import assert from 'node:assert/strict';
import { retryAfterSeconds } from '../../../../src/api/errors/retryAfter';

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
