import assert from 'node:assert/strict';
import { parseFilter } from '../../../src/sandbox/odata/parseFilter';
import { ServiceError } from '../../../src/sandbox/serviceError';

const referral = {
  id: '4111fffc-f9ee-4d53-bba6-569135228642',
  engagementId: '37ef26aa-1d15-4533-9f93-a69bd33ab1e5',
  name: "O'Neill & Sons",
  status: 'Active',
  substatus: 'Accepted',
  statusReason: null,
  createdDateTime: '2026-03-07T05:08:23.8101440Z',
  consent: { consentToContact: true, consentToShareReferralWithMicrosoftSellers: false },
  customerProfile: { address: { country: 'US' }, team: [{ email: 'sue@contoso.example' }] },
  details: { dealValue: 50000, requirements: { products: [{ id: 'Azure' }, { id: 'DynamicsAX,GP,NAV,SL' }] } },
  team: [{ email: 'john@northwind.example' }, { email: 'jane@northwind.example', firstName: 'Jane' }],
  tags: ['hot'],
};

function rejected(filter: string): ServiceError {
  try {
    parseFilter(filter);
  } catch (error) {
    assert(error instanceof ServiceError, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: `${filter} should be rejected` });
}

describe('sandbox $filter', () => {
  const cases: readonly (readonly [filter: string, matches: boolean])[] = [
    ["status eq 'Active'", true],
    ["status eq 'active'", false],
    ["Status eq 'Active'", true],
    ["status ne 'Active'", false],
    ["status eq 'New' or status eq 'Active'", true],
    ["status eq 'Active' and substatus eq 'Pending'", false],
    ["status eq 'New' and status eq 'Active' or substatus eq 'Accepted'", true],
    ["status eq 'New' and (status eq 'Active' or substatus eq 'Accepted')", false],
    ["not (status eq 'Active')", false],
    ["not not status eq 'Active'", true],
    ["(((status eq 'Active')))", true],
    ["name eq 'O''Neill & Sons'", true],
    ['details/dealValue gt 49999.5', true],
    ['details/dealValue ge 5e4', true],
    ['details/dealValue lt 50000', false],
    ['details/dealValue le 50000', true],
    ["details/dealValue gt '1'", false],
    ['DETAILS/DealValue eq 50000', true],
    ['statusReason eq null', true],
    ['statusReason ne null', false],
    ['externalReferenceId eq null', true],
    ['expirationDateTime lt 2030-01-01', false],
    ['consent/consentToContact', true],
    ['consent/consentToContact eq true', true],
    ['not consent/consentToShareReferralWithMicrosoftSellers', true],
    ["customerProfile/address/country eq 'US'", true],
    ['createdDateTime ge 2026-03-07T05:08:23.8101440Z', true],
    ['createdDateTime gt 2026-03-07T05:08:23.8101440Z', false],
    ['createdDateTime gt 2026-03-07T05:08:23.8101439Z', true],
    ["createdDateTime gt '2026-03-07T05:08:23.8101439Z'", true],
    ['createdDateTime lt 2026-03-07T07:08:24+02:00', true],
    ['createdDateTime lt 2026-03-07T07:08:24 02:00', true],
    ['createdDateTime gt 2026-03-07', true],
    ['engagementId eq 37EF26AA-1D15-4533-9F93-A69BD33AB1E5', true],
    ["engagementId eq '37ef26aa-1d15-4533-9f93-a69bd33ab1e5'", true],
    ["contains(name, 'Neill')", true],
    ["startswith(name,'O''N') and endswith(name,'Sons')", true],
    ["contains(statusReason,'x')", false],
    ["contains(name,'Neill') eq false", false],
    ["team/any(t:t/email eq 'jane@northwind.example')", true],
    ['team/any(t:t/email eq email)', true],
    ["'jane@northwind.example' eq email", true],
    ["team/any(t:t/email eq 'john@northwind.example' and t/firstName eq 'Jane')", false],
    ["team/any(t: t/email eq 'jane@northwind.example' and status eq 'Active')", true],
    ["details/requirements/products/any(p:p/id eq 'DynamicsAX,GP,NAV,SL')", true],
    ["details/requirements/industries/any(i:i/id eq 'Education')", false],
    ['customerProfile/team/any()', true],
    ['target/any()', false],
    ["tags/any(t:t eq 'hot')", true],
    ["team/any(t:team/any(u:u/email eq t/email and u/firstName eq 'Jane'))", true],
    ["email eq 'jane@northwind.example'", true],
    ["email eq 'sue@contoso.example'", false],
    ["  status\teq\n'Active'  ", true],
  ];
  for (const [filter, matches] of cases) {
    it(`${filter} is ${matches}`, () => assert.equal(parseFilter(filter)(referral), matches));
  }

  const wrong: readonly (readonly [filter: string, message: RegExp])[] = [
    ["status eq 'Active", /a string is not closed/],
    ['status = 5', /cannot read "= 5"/],
    ["status equals 'Active'", /a condition is expected|"equals" is not expected/],
    ['status eq', /is expected/],
    ["(status eq 'New'", /"\)" is expected/],
    ["status eq 'New')", /"\)" is not expected/],
    ['status', /a condition is expected/],
    ["'New'", /a condition is expected/],
    ["status eq 'New' and name", /a condition is expected/],
    ["staus eq 'New'", /no property "staus"/],
    ["details/closeDate eq '2026'", /no property "details\/closeDate"/],
    ["name/first eq 'x'", /no property "name\/first"/],
    ["team/email eq 'x'", /"team" is a list/],
    ["team eq 'x'", /a list cannot be compared/],
    ["name/any(t:t eq 'x')", /"name" is not a list/],
    ["team/any(t:t/mail eq 'x')", /no property "mail"/],
    ["team/any(t:t/email eq 'x' and t/team/any(t:t eq 'y'))", /no property "team"|used twice/],
    ["tolower(name) eq 'x'", /the function "tolower" is not supported/],
    ["contains(name) eq 'x'", /"," is expected/],
    ['12abc eq 1', /cannot read "12abc/],
    [`${'('.repeat(200)}status eq 'New'${')'.repeat(200)}`, /nested deeper/],
    [`${'not '.repeat(200)}consent/consentToContact`, /nested deeper/],
    [`name eq '${'x'.repeat(9000)}'`, /longer than/],
    ['', /is expected/],
  ];
  for (const [filter, message] of wrong) {
    it(`refuses ${filter.slice(0, 60)}`, () => {
      const error = rejected(filter);
      assert.deepEqual([error.status, error.code, error.target], [400, 'invalidRequest', '$filter']);
      assert.match(error.message, message);
    });
  }
});
