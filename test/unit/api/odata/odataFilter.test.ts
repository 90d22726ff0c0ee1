import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Filter, odataFilter, odataString } from '../../../../src/api/odata/odataFilter';
import { requireDocumentedFilter } from '../../../../src/sandbox/odata/documentedOptions';
import { parseFilter } from '../../../../src/sandbox/odata/parseFilter';

describe('odataFilter', () => {
  const cases: [Filter, string][] = [
    [{ field: 'status', eq: 'New' }, "status eq 'New'"],
    [{ field: 'customerProfile/address/country', eq: "O'Neil" }, "customerProfile/address/country eq 'O''Neil'"],
    [{ teamEmail: 'a@b.c' }, "team/any(t:t/email eq 'a@b.c')"],
    [{ and: [] }, ''],
    [{ and: [{ and: [] }, { text: ' ' }] }, ''],
    [{ and: [{ and: [{ field: 'status', eq: 'New' }] }] }, "status eq 'New'"],
    [
      { and: [{ field: 'status', eq: 'New' }, { field: 'type', eq: 'Shared' }, { text: 'a or b' }] },
      "status eq 'New' and type eq 'Shared' and (a or b)",
    ],
    [{ text: ' a eq 1 or b eq 2 ' }, 'a eq 1 or b eq 2'],
  ];
  for (const [filter, text] of cases) {
    it(text || `nothing for ${JSON.stringify(filter)}`, () => assert.equal(odataFilter(filter), text));
  }

  it('means to a service what its parts mean, whatever the values hold, and is documented', () => {
    const value = fc.oneof(fc.string(), fc.constantFrom("'", "''", "' or '1' eq '1", 'x', 'New'));
    const leaf: fc.Arbitrary<Filter> = fc.oneof(
      fc.record({ field: fc.constantFrom('type' as const, 'status' as const), eq: value }),
      fc.record({ teamEmail: value }),
    );
    const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
      filter: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.record({ and: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }),
      ),
    }));
    fc.assert(
      fc.property(filter, value, value, value, (each, type, status, email) => {
        const text = odataFilter(each);
        assert.equal(
          parseFilter(text)({ type, status, team: [{ email }] }),
          holds(each, { type, status, email }),
          text,
        );
        requireDocumentedFilter(text, (note) => assert.fail(note));
      }),
      { numRuns: 500 },
    );
  });
});

/** What a filter means, without any text. */
function holds(filter: Filter, referral: { type: string; status: string; email: string }): boolean {
  if ('and' in filter) return filter.and.every((each) => holds(each, referral));
  if ('teamEmail' in filter) return referral.email === filter.teamEmail;
  if ('text' in filter) throw new Error('not drawn here');
  return (filter.field === 'type' ? referral.type : referral.status) === filter.eq;
}

describe('odataString', () => {
  it('quotes', () => assert.equal(odataString('a b'), "'a b'"));
  it('doubles single quotes', () => assert.equal(odataString("O'Neil's' or 1 eq 1"), "'O''Neil''s'' or 1 eq 1'"));
});
