import { flags, passes } from '../markers';

const code = 'engagement.co-sell-incomplete';

/** A complete co-sell deal, with parts replaced; undefined leaves a part out. */
function coSell(changes: Record<string, string | undefined> = {}): string {
  const parts: Record<string, string | undefined> = {
    type: '"Shared"',
    customerProfile:
      '{ "name": "Contoso", "team": [{ "firstName": "Sue", "lastName": "Smith", "phoneNumber": "5550100", "email": "sue@contoso.example" }] }',
    consent: '{ "consentToShareReferralWithMicrosoftSellers": true }',
    details: '{ "requirements": { "solutions": [] } }',
    target: '[{ "type": "SolutionProfile", "id": "SOL-1-ABC" }]',
    inviteContext: '{ "notes": "", "assistanceRequestCode": "GeneralOrOther" }',
    ...changes,
  };
  const lines = Object.entries(parts).filter(([, text]) => text !== undefined);
  return `{ ${lines.map(([name, text]) => `${name.startsWith('«') ? `«"${name.slice(1)}"»` : `"${name}"`}: ${text}`).join(', ')} }`;
}

describe(code, () => {
  it('flags what co-sell needs and is not there', () => {
    flags(code, `«{»${coSell({ inviteContext: undefined }).slice(1)}`, /assistanceRequestCode/);
    flags(code, coSell({ inviteContext: undefined, '«inviteContext': '{ "notes": "x" }' }), /assistanceRequestCode/);
    flags(code, coSell({ inviteContext: '{ "assistanceRequestCode": «"Unknown"» }' }));
    flags(code, coSell({ consent: undefined, '«consent': '{ "consentToContact": true }' }), /must be true/);
    flags(code, `«{»${coSell({ target: undefined }).slice(1)}`, /solution/);
    flags(code, coSell({ target: undefined, '«target': '[]' }), /solution/);
    flags(code, coSell({ customerProfile: undefined, '«customerProfile': '{ "name": "Contoso" }' }), /customer/);
    flags(code, coSell({ customerProfile: '{ «"team"»: [] }' }), /empty/);
    flags(
      code,
      coSell({ customerProfile: '{ "team": [«{» "firstName": "Sue", "email": "a@b.example" }] }' }),
      /phoneNumber/,
    );
  });

  it('flags what services co-sell needs, at what makes it one', () => {
    flags(code, coSell({ partnerRole: '«"Solution design"»', solutionArea: '"Security"' }), /solutionPlay/);
    flags(code, coSell({ target: '[]', solutionPlay: '"Data Security"', solutionArea: '«"Security"»' }), /partnerRole/);
    flags(
      code,
      coSell({
        details:
          '{ "requirements": { "additionalRequirements": { "attributes": [{ "type": "PartnerRole", "id": «"Solution design"» }, { "type": "SolutionArea", "id": "Security" }] } } }',
      }),
      /solutionPlay/,
    );
  });

  it('flags the referral for Microsoft that is connected with nothing', () => {
    flags(code, coSell({ target: '[{ "type": "BusinessProfileLocation", "id": «"msft"» }]' }), /engagementId/);
  });

  it('sees through spelling', () => {
    flags(
      code,
      '«{» "ReferralType": "Shared", "Target": [{ "Type": "SolutionProfile", "ID": "SOL-1-ABC" }], "CustomerProfile": { "Team": [{ "FirstName": "a", "LastName": "b", "PhoneNumber": "1", "Email": "a@b.example" }] } }',
      /assistanceRequestCode/,
    );
  });

  it('lets pass what is complete', () => {
    passes(code, coSell());
    passes(
      code,
      coSell({
        target: undefined,
        details: '{ "requirements": { "solutions": [{ "id": "BigData", "type": "Category" }] } }',
      }),
    );
    passes(
      code,
      coSell({
        target: '[]',
        partnerRole: '"Solution design"',
        solutionArea: '"Security"',
        solutionPlay: '"Data Security"',
      }),
    );
    passes(
      code,
      coSell({
        engagementId: '"37ef26aa-1d15-4533-9f93-a69bd33ab1e5"',
        target: '[{ "type": "BusinessProfileLocation", "id": "msft" }]',
        inviteContext: undefined,
      }),
    );
    passes(
      code,
      coSell({
        customerProfile:
          '{ "team": [{ "firstName": "<First name>", "lastName": "<Last name>", "phoneNumber": "<Phone number>", "email": "<Email>" }] }',
      }),
    );
  });

  it('lets pass what is not a co-sell, came from others, or is over', () => {
    passes(code, '{ "type": "Independent" }');
    passes(code, '{ "name": "x" }');
    passes(code, coSell({ inviteContext: undefined, direction: '"Incoming"' }));
    passes(code, coSell({ inviteContext: '{ "invitedBy": { "organizationId": "msft" } }' }));
    passes(code, coSell({ inviteContext: undefined, status: '"Closed"', substatus: '"Lost"' }));
  });
});
