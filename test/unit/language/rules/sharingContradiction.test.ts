import { flags, passes } from '../markers';

const code = 'consent.sharing-contradiction';
const sharing = 'consentToShareReferralWithMicrosoftSellers';

describe(code, () => {
  it('flags the consent of a shared deal that forbids sharing', () => {
    flags(
      code,
      `{ "type": "Shared", "consent": { "${sharing}": «false» } }`,
      /involves Microsoft, but "consentToShare/,
    );
    flags(code, `{ "ReferralType": "Shared", "Consent": { "ConsentToShareReferralWithMicrosoftSellers": «false» } }`);
    flags(code, `[{ "type": "Shared", "consent": { "${sharing}": «false» } }]`);
    flags(
      code,
      '{ "type": "Shared", "consent": { "consentToToShareInfoWithOthers": «false» } }',
      /consentToToShareInfoWithOthers/,
    );
  });

  it('flags the consent of a deal that asks for help or has Microsoft as target', () => {
    flags(
      code,
      `{ "type": "Independent", "consent": { "${sharing}": «false» }, "inviteContext": { "assistanceRequestCode": "QuotesOrLicensing" } }`,
      /involves Microsoft/,
    );
    flags(
      code,
      `{ "consent": { "${sharing}": «false» }, "target": [{ "type": "BusinessProfileLocation", "id": "msft" }] }`,
      /involves Microsoft/,
    );
  });

  it('flags the type of a deal that may be shared, asks for help, and is Independent', () => {
    flags(
      code,
      `{ "type": «"Independent"», "consent": { "${sharing}": true }, "inviteContext": { "assistanceRequestCode": "QuotesOrLicensing" } }`,
      /Shared/,
    );
  });

  it('lets pass what agrees', () => {
    passes(code, `{ "type": "Shared", "consent": { "${sharing}": true } }`);
    passes(code, '{ "type": "Shared", "consent": {} }');
    passes(code, `{ "type": "Shared", "consent": { "${sharing}": null } }`);
    passes(code, '{ "type": "Shared" }');
  });

  it('lets pass private and partner-led deals', () => {
    passes(
      code,
      `{ "type": "Independent", "consent": { "${sharing}": false, "consentToToShareInfoWithOthers": false } }`,
    );
    passes(code, `{ "type": "Independent", "consent": { "${sharing}": true } }`);
    passes(
      code,
      `{ "type": "Independent", "consent": { "${sharing}": false, "consentToMicrosoftToContactSpecificPartners": true } }`,
    );
    passes(
      code,
      `{ "type": "Independent", "consent": { "${sharing}": true }, "inviteContext": { "assistanceRequestCode": "Unknown" } }`,
    );
    passes(code, `{ "type": "Independent", "consent": { "${sharing}": false }, "inviteContext": null, "target": [] }`);
  });
});
