import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ReferralDocument } from '../../../../src/language/document/referralDocument';
import { createReferralLanguage } from '../../../../src/language/service';

const today = new Date('2026-01-01T00:00:00Z');

/** So many that they fill more than one block of a document. */
function start(count: number, form: 'array' | 'list'): string {
  const referrals = Array.from({ length: count }, (_, index) => ({
    id: `a${index % 40}`,
    externalReferenceId: `r${index}`,
    name: `Deal ${index}`,
    status: index % 7 === 0 ? 'Closed' : 'Active',
    substatus: index % 11 === 0 ? 'Nothing' : 'Accepted',
    eTag: 'W/"1"',
  }));
  const array = JSON.stringify(referrals, null, 1);
  return form === 'array' ? array : `{ "value": ${array}, "@odata.count": ${count} }`;
}

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.constantFrom(0, 0, 1, 1, 2, 9),
  text: fc.constantFrom(
    '',
    'x',
    '1',
    '"',
    ',',
    '}',
    '{',
    ':',
    '"id": "a1",',
    '"externalReferenceId": "r2",',
    '\\u003a',
    'Won',
    '\n',
  ),
});

describe('checks of edited documents', () => {
  it('tell what a fresh check tells, after any edits, in any order of versions', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(2, 70, 130),
        fc.constantFrom('array' as const, 'list' as const),
        fc.array(fc.tuple(edit, fc.boolean()), { minLength: 1, maxLength: 25 }),
        (count, form, edits) => {
          const language = createReferralLanguage({ today });
          const fresh = (text: string) => {
            const other = createReferralLanguage({ today });
            return other.validate(other.parse(text));
          };
          let text = start(count, form);
          let document = language.parse(text);
          const versions: { document: ReferralDocument; text: string }[] = [{ document, text }];
          for (const [{ at, length, text: inserted }, checked] of edits) {
            const offset = Math.floor(at * text.length);
            const removed = Math.min(length, text.length - offset);
            text = text.slice(0, offset) + inserted + text.slice(offset + removed);
            document = document.edit({ offset, length: removed, text: inserted });
            versions.push({ document, text });
            // Not every version is checked, and the text is not asked for at each.
            if (checked) assert.deepEqual(language.validate(document), fresh(text));
          }
          for (const version of [...versions].reverse()) {
            assert.equal(version.document.text, version.text);
            assert.deepEqual(language.validate(version.document), fresh(version.text));
          }
        },
      ),
      { numRuns: 250 },
    );
  }).timeout(60_000);
});
