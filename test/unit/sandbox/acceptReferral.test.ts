import assert from 'node:assert/strict';
import { acceptReferral } from '../../../src/sandbox/referral/acceptReferral';
import { ServiceError } from '../../../src/sandbox/serviceError';
import { minimalReferral } from './minimalReferral';

function rejection(body: unknown): ServiceError {
  try {
    acceptReferral(body);
  } catch (error) {
    assert(error instanceof ServiceError, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: 'should be rejected' });
}

const requirements = (value: unknown) => ({ details: { requirements: value } });
const attributes = (...value: unknown[]) => requirements({ additionalRequirements: { attributes: value } });

describe('sandbox validation', () => {
  const wrong: readonly (readonly [more: Record<string, unknown>, target: string, inner: string])[] = [
    [{ type: undefined }, 'type', 'missingProperty'],
    [{ type: '' }, 'type', 'missingProperty'],
    [{ customerProfile: null }, 'customerProfile', 'missingProperty'],
    [{ consent: undefined }, 'consent', 'missingProperty'],
    [{ details: undefined }, 'details', 'missingProperty'],
    [{ status: 'Open' }, 'status', 'valueNotAllowed'],
    [{ substatus: 'Engaged' }, 'substatus', 'valueNotAllowed'],
    [{ type: 'shared' }, 'type', 'valueNotAllowed'],
    [{ qualification: 'Hot' }, 'qualification', 'valueNotAllowed'],
    [
      requirements({ products: [{ id: 'Azure' }, { id: 'Power BI' }] }),
      'details.requirements.products[1].id',
      'valueNotAllowed',
    ],
    [requirements({ services: [{ id: 'Cooking' }] }), 'details.requirements.services[0].id', 'valueNotAllowed'],
    [requirements({ industries: [{ id: 'Space' }] }), 'details.requirements.industries[0].id', 'valueNotAllowed'],
    [
      requirements({ solutions: [{ type: 'Category', id: 'SOL-1' }] }),
      'details.requirements.solutions[0].id',
      'valueNotAllowed',
    ],
    [
      requirements({ solutions: [{ type: 'Other', id: 'x' }] }),
      'details.requirements.solutions[0].type',
      'valueNotAllowed',
    ],
    [{ customerProfile: { size: '10001+employees' } }, 'customerProfile.size', 'valueNotAllowed'],
    [{ customerProfile: { ids: [{ profileType: 'DUNS' }] } }, 'customerProfile.ids[0].profileType', 'valueNotAllowed'],
    [{ target: [{ type: 'Partner', id: 'msft' }] }, 'target[0].type', 'valueNotAllowed'],
    [{ partnerRole: 'Cook' }, 'partnerRole', 'valueNotAllowed'],
    [{ solutionArea: 'Gardening' }, 'solutionArea', 'valueNotAllowed'],
    [{ solutionPlay: 'Plant Trees' }, 'solutionPlay', 'valueNotAllowed'],
    [{ solutionArea: 'Security', solutionPlay: 'Migrate SAP' }, 'solutionPlay', 'playNotInArea'],
    [
      attributes({ type: 'PartnerRole', id: 'Cook' }),
      'details.requirements.additionalRequirements.attributes[0].id',
      'valueNotAllowed',
    ],
    [
      attributes({ type: 'SolutionArea', id: 'Security' }, { type: 'SolutionPlay', id: 'Migrate SAP' }),
      'details.requirements.additionalRequirements.attributes[1].id',
      'playNotInArea',
    ],
    [{ name: 5 }, 'name', 'wrongType'],
    [{ team: { firstName: 'Kyle' } }, 'team', 'wrongType'],
    [{ team: ['Kyle'] }, 'team[0]', 'wrongType'],
    [{ details: [] }, 'details', 'wrongType'],
    [{ details: { dealValue: '10000' } }, 'details.dealValue', 'wrongType'],
    [{ details: { closingDateTime: '31.12.2026' } }, 'details.closingDateTime', 'invalidDateTime'],
    [{ details: { closingDateTime: '2026-02-30T00:00:00Z' } }, 'details.closingDateTime', 'invalidDateTime'],
    [{ consent: { consentToContact: 'true' } }, 'consent.consentToContact', 'wrongType'],
    [{ customerProfile: { ids: { duns: '1' } } }, 'customerProfile.ids', 'wrongType'],
    [{ customerProfile: { address: { country: 'USA' } } }, 'customerProfile.address.country', 'invalidCountry'],
    [{ engagementId: 'mine' }, 'engagementId', 'invalidGuid'],
  ];
  for (const [more, target, inner] of wrong) {
    it(`refuses ${JSON.stringify(more)}`, () => {
      const error = rejection(minimalReferral(more));
      assert.deepEqual(
        [error.status, error.code, error.target, error.innerError?.code],
        [400, 'invalidRequest', target, inner],
      );
    });
  }

  for (const body of [null, [], 'referral', 5]) {
    it(`refuses ${JSON.stringify(body)} as a referral`, () => assert.equal(rejection(body).target, 'referral'));
  }

  it('names the right spelling, and what else is wrong', () => {
    const { message } = rejection(minimalReferral({ qualification: 'salesqualified', name: 5 }));
    assert.match(message, /name must be a string/);
    assert.match(message, /1 more: qualification/);
    assert.match(
      rejection(minimalReferral({ qualification: 'salesqualified' })).message,
      /Did you mean "SalesQualified"\?/,
    );
  });

  it('takes what the service itself answers', () => {
    const odd = minimalReferral({
      qualification: 'None',
      status: null,
      inviteContext: null,
      target: [],
      direction: 'Sideways',
      customerProfile: {
        name: 'A &amp; B ',
        size: '',
        ids: {},
        address: { addressLine2: '', state: null, region: '', country: '' },
        team: [
          { firstName: null, phoneNumber: 'ask', contactPreference: { locale: null, disableNotifications: null } },
        ],
      },
      details: {
        dealValue: null,
        closingDateTime: '2018-11-14T00:00:00Z',
        incentiveLevel: { any: 'thing' },
        requirements: { solutions: [{ id: 'SOL-2173-UYM', type: 'Name', price: null }], offers: [{ what: 'ever' }] },
      },
    });
    assert.deepEqual(acceptReferral(odd), odd);
  });

  it('takes plays that stand under two areas, in either place and of any year', () => {
    for (const solutionArea of ['Data and AI', 'Digital and Application Innovation']) {
      acceptReferral(minimalReferral({ solutionArea, solutionPlay: 'Build and Modernize AI Apps' }));
    }
    acceptReferral(minimalReferral({ solutionPlay: 'Innovate with Azure AI Apps and Agents' }));
  });

  it('reads names in any spelling and keeps unknown ones', () => {
    const accepted = acceptReferral({
      Name: 'x',
      ReferralType: 'Shared',
      CustomerProfile: { IDs: [{ ProfileType: 'Duns', ID: '1' }], Own: { Status: 1 } },
      CONSENT: { ConsentToContact: true },
      Details: { Requirements: { Solutions: [{ SolutionType: 'Name', solutionType: '3P', ID: 'SOL-1' }] } },
      MyField: { Keep: 'Me' },
    });
    assert.deepEqual(accepted, {
      name: 'x',
      type: 'Shared',
      customerProfile: { ids: [{ profileType: 'Duns', id: '1' }], Own: { Status: 1 } },
      consent: { consentToContact: true },
      details: { requirements: { solutions: [{ type: 'Name', solutionType: '3P', id: 'SOL-1' }] } },
      MyField: { Keep: 'Me' },
    });
  });

  it("lets the wire's spelling win over others", () => {
    for (const names of [
      { name: 'wire', Name: 'other' },
      { Name: 'other', name: 'wire' },
    ]) {
      const { name: _, ...rest } = minimalReferral();
      assert.equal(acceptReferral({ ...rest, ...names }).name, 'wire');
    }
  });
});
