import assert from 'node:assert/strict';
import { sameReferral } from '../../../../src/sync/compare/sameReferral';

const same: [string, unknown, unknown][] = [
  ['the order of properties', { name: 'a', status: 'New' }, { status: 'New', name: 'a' }],
  ['spelling of names', { Details: { Notes: 'x' } }, { details: { notes: 'x' } }],
  ['null, empty and absent', { name: null, statusReason: '' }, {}],
  ['ETag, links and annotations', { eTag: '"1"', links: {}, '@odata.context': 'c' }, { ETag: '"2"' }],
  [
    'two spellings of an instant',
    { details: { closingDateTime: '2026-12-01T00:00:00Z' } },
    { details: { closingDateTime: '2026-12-01T00:00:00.0000000Z' } },
  ],
];

const different: [string, unknown, unknown][] = [
  ['a value', { name: 'a' }, { name: 'b' }],
  ['zero and absent', { details: { dealValue: 0 } }, { details: {} }],
  ['false and absent', { consent: { consentToContact: false } }, { consent: {} }],
  ['a shorter list', { team: [{ email: 'a@b.c' }] }, { team: [] }],
  ['ticks beyond milliseconds', { x: '2026-12-01T00:00:00.0000001Z' }, { x: '2026-12-01T00:00:00.0000000Z' }],
  ['text and number', { details: { dealValue: '1' } }, { details: { dealValue: 1 } }],
  ['a property named like one of every object', { toString: 'x' }, {}],
];

describe('sameReferral', () => {
  for (const [name, a, b] of same) {
    it(`does not count ${name}`, () => {
      assert.ok(sameReferral(a, b));
      assert.ok(sameReferral(b, a));
    });
  }
  for (const [name, a, b] of different) {
    it(`counts ${name}`, () => {
      assert.ok(!sameReferral(a, b));
      assert.ok(!sameReferral(b, a));
    });
  }

  it('ignores what the service sets when only what users set is compared', () => {
    assert.ok(sameReferral({ name: 'a', updatedDateTime: 'x' }, { name: 'a', updatedDateTime: 'y', id: '1' }, 'set'));
    assert.ok(!sameReferral({ name: 'a', updatedDateTime: 'x' }, { name: 'a', updatedDateTime: 'y' }));
  });
});
