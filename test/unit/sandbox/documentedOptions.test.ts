import assert from 'node:assert/strict';
import { requireDocumentedOptions } from '../../../src/sandbox/odata/documentedOptions';
import { parseFilter } from '../../../src/sandbox/odata/parseFilter';
import { ServiceError } from '../../../src/sandbox/serviceError';

/** Returns what is noted about a query. */
function notesOf(options: Record<string, string>): string[] {
  const notes: string[] = [];
  requireDocumentedOptions(new Map(Object.entries(options)), (text) => void notes.push(text));
  return notes;
}

describe('the documented profile', () => {
  for (const filter of [
    "status eq 'New'",
    "(type eq 'Shared' and direction eq 'Incoming')",
    "direction eq 'Incoming' and substatus eq 'Pending'",
    "(status eq 'Active') and (direction eq 'Outgoing' and type eq 'Shared') and team/any(t:t/email eq 'a@b.example')",
    "engagementId eq '37ef26aa-1d15-4533-9f93-a69bd33ab1e5'",
    'engagementId eq 37ef26aa-1d15-4533-9f93-a69bd33ab1e5',
    "qualification eq 'Direct' and customerProfile/address/country eq 'US'",
    "email eq 'a@b.example'",
    'updatedDateTime eq 2026-03-07T05:08:23Z',
  ]) {
    it(`takes ${filter}`, () => assert.deepEqual(notesOf({ $filter: filter }), []));
  }

  for (const filter of [
    "status ne 'New'",
    "status eq 'New' or status eq 'Active'",
    "not (status eq 'New')",
    "contains(name,'x')",
    "name eq 'x'",
    "externalReferenceId eq 'CRM-1'",
    'createdDateTime ge 2026-03-07T05:08:23Z',
    "Status eq 'New'",
    'statusReason eq null',
    'status eq null',
    'details/dealValue gt 5',
    'team/any()',
    "team/any(t:t/firstName eq 'x')",
    "team/any(t:t/email eq 'x' and t/firstName eq 'y')",
    "team/any(t:status eq 'New')",
    "customerProfile/team/any(t:t/email eq 'x')",
    "team/any(t:team/any(u:u/email eq 'x'))",
    "'New' eq status",
    'status eq substatus',
    'consent/consentToContact',
    "status gt 'A'",
  ]) {
    it(`refuses ${filter}, which is a filter of OData`, () => {
      parseFilter(filter);
      assert.throws(
        () => notesOf({ $filter: filter }),
        (error) => error instanceof ServiceError && error.status === 400 && error.target === '$filter',
      );
    });
  }

  it('notes what is inferred', () => {
    assert.match(notesOf({ $filter: 'updatedDateTime ge 2026-03-07T05:08:23Z' }).join(), /inferred/);
    assert.match(notesOf({ $skip: '5' }).join(), /connector/);
    assert.match(notesOf({ $count: 'true' }).join(), /connector/);
  });

  it('orders by the times of creation and change only', () => {
    for (const order of ['createdDateTime', 'updatedDateTime desc', ' createdDateTime  asc '])
      assert.deepEqual(notesOf({ $orderby: order }), []);
    for (const order of ['name', 'createdDateTime,id', 'closedDateTime desc', 'CreatedDateTime'])
      assert.throws(() => notesOf({ $orderby: order }), ServiceError, order);
  });
});
