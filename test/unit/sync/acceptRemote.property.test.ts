import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../src/language/edits/applyEdits';
import { sameReferral } from '../../../src/sync/compare/sameReferral';
import { acceptRemote } from '../../../src/sync/files/acceptRemote';
import { findReferrals } from '../../../src/sync/files/findReferral';

const names = [
  'id',
  'name',
  'Name',
  'status',
  'details',
  'Details',
  'team',
  'eTag',
  'notes',
  'x',
  '__proto__',
  'toString',
];
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, '', 'a', '"', 0, 1.5, true, false, '2026-01-01T00:00:00Z'),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('value'), { maxLength: 3 }),
  object: fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 5 }),
}));
const object = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 });
const indent = fc.constantFrom('', ' ', '  ', '\t');
const eol = fc.constantFrom('\n', '\r\n');

function accept(text: string, before: unknown, remote: Record<string, unknown>, absent: 'keep' | 'remove'): string {
  const [found] = findReferrals(text);
  assert.ok(found);
  return applyEdits(text, acceptRemote(text, found, { before, remote, absent }));
}

describe('acceptRemote, for any values', () => {
  it('gives valid JSON, whatever was typed in the meantime, and changes nothing the second time', () => {
    fc.assert(
      fc.property(object, object, object, indent, eol, (before, now, remote, unit, end) => {
        const text = JSON.stringify(now, null, unit).replaceAll('\n', end);
        const once = accept(text, before, remote, 'keep');
        JSON.parse(once);
        assert.equal(accept(once, JSON.parse(once), {}, 'keep'), once);
      }),
      { numRuns: 500 },
    );
  });

  it('makes an unedited file say what the service says', () => {
    // Two spellings of one property in one file are another rule's business.
    const one = object.filter(
      (entry) => new Set(Object.keys(entry).map((key) => key.toLowerCase())).size === Object.keys(entry).length,
    );
    fc.assert(
      fc.property(one, object, indent, (now, remote, unit) => {
        const { links: _links, Name: _name, Details: _details, ...clean } = remote as Record<string, unknown>;
        const text = JSON.stringify(now, null, unit);
        const after = JSON.parse(accept(text, now, clean, 'remove'));
        assert.ok(sameReferral(after, clean), `${JSON.stringify(after)} is not ${JSON.stringify(clean)}`);
      }),
      { numRuns: 500 },
    );
  });
});
