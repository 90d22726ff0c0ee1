import assert from 'node:assert/strict';
import { acceptReferral } from '../../../src/sandbox/referral/acceptReferral';
import { ServiceError } from '../../../src/sandbox/serviceError';
import { minimalReferral } from './minimalReferral';
import { refusedReferrals } from './refusedReferrals';

const lenient = { isNew: true, profile: 'lenient', note: () => undefined } as const;

/** Returns a referral as the sandbox takes it, and what it notes. */
function noted(body: unknown, isNew = true): { accepted: Record<string, unknown>; notes: string[] } {
  const notes: string[] = [];
  const note = (text: string) => void notes.push(text);
  return { accepted: acceptReferral(body, { isNew, profile: 'documented', note }), notes };
}

function rejection(body: unknown): ServiceError {
  try {
    acceptReferral(body, lenient);
  } catch (error) {
    assert(error instanceof ServiceError, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: 'should be rejected' });
}

describe('sandbox validation', () => {
  for (const [more, target, inner] of refusedReferrals) {
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

  it('names what is allowed, and what else is wrong', () => {
    const { message } = rejection(minimalReferral({ qualification: 'Warm', name: 5 }));
    assert.match(message, /name must be a string/);
    assert.match(message, /1 more: qualification/);
    assert.match(rejection(minimalReferral({ qualification: 'Warm' })).message, /Allowed: None, Direct/);
  });

  for (const [more, note] of [
    [{ solutionArea: 'Gardening' }, /"Gardening" is of no fiscal year/],
    [{ solutionPlay: 'Plant Trees' }, /"Plant Trees" is of no fiscal year/],
    [{ solutionArea: 'Security', solutionPlay: 'Migrate SAP' }, /not a solution play of "Security"/],
    [{ solutionArea: 'Security' }, /where role, area and play belong is inferred/],
    [{ team: Array(51).fill({ firstName: 'Kim' }) }, /more than 50 entries/],
    [{ engagementId: 'mine' }, /engagementId is not a GUID/],
    [{ details: { dealValue: '10000' } }, /dealValue was sent as text/],
    [{ Name: 'x' }, /"Name" was read as "name"/],
    [{ dealType: 'x' }, /dealType is not documented/],
    [{ type: 'shared' }, /type is answered in the form of samples/],
  ] as const) {
    it(`takes ${JSON.stringify(more).slice(0, 70)}, and notes that it is not documented`, () => {
      const { notes } = noted(minimalReferral(more));
      assert.ok(
        notes.some((text) => note.test(text)),
        JSON.stringify(notes),
      );
    });
  }

  it('requires nothing of an update', () => {
    assert.deepEqual(noted({ name: 'x' }, false), { accepted: { name: 'x' }, notes: [] });
  });

  it('answers texts as samples do', () => {
    const { accepted } = noted(
      minimalReferral({
        name: 'A & B &amp; <C> ',
        qualification: 'salesqualified',
        customerProfile: { name: 'R&D', size: 'Morethan500employees' },
        details: { notes: 'A & B', dealValue: '12.5', closingDateTime: '2026-03-25T00:00:00+05:30' },
      }),
    );
    assert.deepEqual(
      [accepted.name, accepted.qualification, accepted.customerProfile, accepted.details],
      [
        'A &amp; B &amp; &lt;C&gt; ',
        'SalesQualified',
        { name: 'R&amp;D', size: 'Morethan500employees' },
        { notes: 'A & B', dealValue: 12.5, closingDateTime: '2026-03-24T18:30:00Z' },
      ],
    );
    const again = noted(accepted);
    assert.deepEqual(again.accepted, accepted);
    assert.deepEqual(again.notes, []);
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
    assert.deepEqual(acceptReferral(odd, lenient), odd);
  });

  it('takes plays that are under two areas, in either place and of any year', () => {
    for (const solutionArea of ['Data and AI', 'Digital and Application Innovation']) {
      acceptReferral(minimalReferral({ solutionArea, solutionPlay: 'Build and Modernize AI Apps' }), lenient);
    }
    acceptReferral(minimalReferral({ solutionPlay: 'Innovate with Azure AI Apps and Agents' }), lenient);
  });

  it('reads names in any spelling and keeps unknown ones', () => {
    const accepted = acceptReferral(
      {
        Name: 'x',
        ReferralType: 'Shared',
        CustomerProfile: { IDs: [{ ProfileType: 'Duns', ID: '1' }], Own: { Status: 1 } },
        CONSENT: { ConsentToContact: true },
        Details: { Requirements: { Solutions: [{ SolutionType: 'Name', solutionType: '3P', ID: 'SOL-1' }] } },
        MyField: { Keep: 'Me' },
      },
      lenient,
    );
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
      assert.equal(acceptReferral({ ...rest, ...names }, lenient).name, 'wire');
    }
  });
});
