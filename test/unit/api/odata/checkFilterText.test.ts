import assert from 'node:assert/strict';
import { checkFilterText } from '../../../../src/api/odata/checkFilterText';

const good = [
  '',
  "status eq 'Active'",
  "(type eq 'Shared' and direction eq 'Incoming')",
  "status eq 'Active' and team/any(t:t/email eq 'kim@contoso.com')",
  "team/any(t: t/email eq 'kim@contoso.com')",
  'team/any()',
  "not (name eq 'O''Brien') or contains(name,'x')",
  'updatedDateTime ge 2026-12-31T00:00:00.000Z',
  'details/dealValue gt -5.5 and externalReferenceId eq null',
  "name eq '('",
];

const bad: [string, RegExp][] = [
  ['status', /comparison/],
  ['status Active', /comparison/],
  ["status = 'Active'", /"=" is not expected/],
  ["status eq 'Active", /closing quotation mark/],
  ['status eq', /too early/],
  ["status eq 'Active' and", /too early/],
  ["(status eq 'Active'", /"\)" is missing/],
  ["status eq 'Active')", /"\)" is not expected/],
  ["status eq 'Active' status eq 'New'", /"status" is not expected/],
  ["eq 'Active'", /instead of "eq"/],
  ["contains(name 'x')", /"\)" is expected/],
  ["team/any(t t/email eq 'x')", /":" is expected/],
  ['('.repeat(200), /nested too deeply/],
  [`name eq '${'x'.repeat(1_000_000)}'`, /longer than 8000 characters/],
];

describe('a filter that a user types', () => {
  for (const text of good) it(`may be ${text || 'empty'}`, () => assert.equal(checkFilterText(text), undefined));
  for (const [text, message] of bad)
    it(`is refused as ${text.slice(0, 40)}`, () => assert.match(checkFilterText(text) ?? '', message));
});
