import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Filter, odataFilter } from '../../../src/api/odataFilter';
import { parseFilter } from '../../../src/sandbox/odata/parseFilter';

describe('odataFilter', () => {
  const date = new Date('2026-03-01T00:00:00Z');
  const cases: [Filter, string][] = [
    [{ field: 'status', eq: 'New' }, "status eq 'New'"],
    [{ field: 'name', ne: "O'Neil" }, "name ne 'O''Neil'"],
    [{ field: 'externalReferenceId', eq: null }, 'externalReferenceId eq null'],
    [{ field: 'customerProfile/name', contains: 'A & B' }, "contains(customerProfile/name,'A & B')"],
    [{ field: 'name', startsWith: 'x' }, "startswith(name,'x')"],
    [{ field: 'updatedDateTime', compare: 'ge', date }, 'updatedDateTime ge 2026-03-01T00:00:00.000Z'],
    [{ teamEmail: 'a@b.c' }, "team/any(t:t/email eq 'a@b.c')"],
    [{ and: [] }, ''],
    [{ and: [{ or: [] }, { text: ' ' }, { not: { and: [] } }] }, ''],
    [{ or: [{ and: [{ field: 'status', eq: 'New' }] }] }, "status eq 'New'"],
    [
      { and: [{ field: 'status', eq: 'New' }, { field: 'type', eq: 'Shared' }, { text: 'a or b' }] },
      "status eq 'New' and type eq 'Shared' and (a or b)",
    ],
    [
      {
        or: [
          { field: 'status', eq: 'New' },
          {
            and: [
              { field: 'type', eq: 'A' },
              { field: 'type', eq: 'B' },
            ],
          },
        ],
      },
      "status eq 'New' or (type eq 'A' and type eq 'B')",
    ],
    [{ not: { field: 'status', eq: 'Closed' } }, "not (status eq 'Closed')"],
    [{ text: ' a eq 1 or b eq 2 ' }, 'a eq 1 or b eq 2'],
  ];
  for (const [filter, text] of cases) {
    it(text || `nothing for ${JSON.stringify(filter)}`, () => assert.equal(odataFilter(filter), text));
  }

  it('refuses a date that is none', () => {
    assert.throws(
      () => odataFilter({ field: 'updatedDateTime', compare: 'lt', date: new Date(Number.NaN) }),
      RangeError,
    );
  });

  it('means to a service what its parts mean, whatever the values hold', () => {
    const value = fc.oneof(fc.string(), fc.constantFrom("'", "''", "' or '1' eq '1", 'x', 'New'));
    const leaf: fc.Arbitrary<Filter> = fc.oneof(
      fc.record({ field: fc.constantFrom('name' as const, 'status' as const), eq: value }),
      fc.record({ field: fc.constantFrom('name' as const, 'status' as const), ne: value }),
      fc.record({ field: fc.constant('name' as const), contains: value }),
    );
    const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
      filter: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.record({ and: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ or: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ not: tie('filter') }),
      ),
    }));
    fc.assert(
      fc.property(filter, fc.record({ name: value, status: value }), (each, referral) => {
        const text = odataFilter(each);
        assert.equal(parseFilter(text)(referral), holds(each, referral), text);
      }),
      { numRuns: 500 },
    );
  });
});

/** What a filter of names and statuses means, without any text. */
function holds(filter: Filter, referral: Record<string, string>): boolean {
  if ('and' in filter) return filter.and.every((each) => holds(each, referral));
  if ('or' in filter) return filter.or.some((each) => holds(each, referral));
  if ('not' in filter) return !holds(filter.not, referral);
  if (!('field' in filter)) throw new Error('not drawn here');
  const own = referral[filter.field] ?? '';
  if ('eq' in filter) return own === filter.eq;
  if ('ne' in filter) return own !== filter.ne;
  return 'contains' in filter && own.includes(filter.contains);
}
