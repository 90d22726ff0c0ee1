import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../../src/language/service';

const code = 'engagement.co-sell-incomplete';
const language = createReferralLanguage();

const draft = `{
  "type": "Shared",
  "customerProfile": {
    "name": "Contoso"
  },
  "consent": { "consentToContact": true }
}`;

/** Applies the first fix of the first problem until there is none left. */
function complete(text: string): string {
  let current = text;
  for (let round = 0; round < 20; round++) {
    const document = language.parse(current);
    const problem = language.validate(document).find((each) => each.code === code);
    const [fix] = problem ? language.fixes(document, problem) : [];
    if (!problem) return current;
    assert.ok(fix, `no fix for ${problem.message}`);
    current = applyEdits(current, fix.edits);
    assert.doesNotThrow(() => JSON.parse(current), current);
  }
  throw new Error(`still incomplete: ${current}`);
}

describe(`fixes of ${code}`, () => {
  it('lead to a complete deal', () => {
    assert.deepEqual(JSON.parse(complete(draft)), {
      type: 'Shared',
      customerProfile: {
        name: 'Contoso',
        team: [{ firstName: '<First name>', lastName: '<Last name>', phoneNumber: '<Phone number>', email: '<Email>' }],
      },
      consent: { consentToContact: true, consentToShareReferralWithMicrosoftSellers: true },
      inviteContext: { notes: '<What help you need from Microsoft>', assistanceRequestCode: '<Kind of help>' },
      target: [{ type: 'SolutionProfile', id: '<Solution ID>' }],
    });
  });

  it('lead to a complete services co-sell deal, also in a list and in documented spelling', () => {
    const text = `[{}, { "ReferralType": "Shared", "SolutionPlay": "Data Security", "InviteContext": { "AssistanceRequestCode": "Unknown" } }]`;
    const [, deal] = JSON.parse(complete(text));
    assert.deepEqual(deal, {
      ReferralType: 'Shared',
      PartnerRole: 'Presales envisioning',
      SolutionArea: 'Security',
      SolutionPlay: 'Data Security',
      InviteContext: { AssistanceRequestCode: 'GeneralOrOther' },
    });
  });

  it('complete an empty team, a contact without telephone, and an empty target', () => {
    const deal = (profile: string, target: string) =>
      `{ "type": "Shared", "customerProfile": ${profile}, "inviteContext": { "assistanceRequestCode": "QuotesOrLicensing" }, "target": ${target} }`;
    const solution = '[{"type":"SolutionProfile","id":"SOL-1"}]';
    assert.equal(JSON.parse(complete(deal('{ "team": [] }', solution))).customerProfile.team.length, 1);
    const contact = JSON.parse(complete(deal('{ "team": [{ "email": "a@b.example" }] }', solution))).customerProfile;
    assert.deepEqual(contact.team, [
      { firstName: '<First name>', lastName: '<Last name>', phoneNumber: '<Phone number>', email: 'a@b.example' },
    ]);
    const document = language.parse(deal('null', '[]'));
    const problem = language.validate(document).find((each) => each.code === code);
    assert.ok(problem);
    const [fix] = language.fixes(document, problem);
    assert.match(applyEdits(document.text, fix?.edits ?? []), /"SolutionProfile"/);
  });

  it('keep what the user wrote as the target', () => {
    const solution = { type: 'SolutionProfile', id: '<Solution ID>' };
    for (const [target, right] of [
      [
        '[{ "type": "BusinessProfileLocation", "id": "L1" }]',
        [solution, { type: 'BusinessProfileLocation', id: 'L1' }],
      ],
      ['[{ "id": "L1" }]', [solution, { id: 'L1' }]],
      ['[{ "type": "BusinessProfileLocation" }]', [solution, { type: 'BusinessProfileLocation' }]],
      ['[{ "type": "None", "id": "SOL-1" }]', [solution, { type: 'None', id: 'SOL-1' }]],
      ['[{ "type": "SolutionProfile" }]', [solution]],
      ['[{ "type": "SolutionProfile", "id": "" }]', [solution]],
      ['[{ "id": "SOL-1-ABC" }]', [{ id: 'SOL-1-ABC', type: 'SolutionProfile' }]],
      ['[{}]', [solution]],
      ['[]', [solution]],
      ['null', [solution]],
    ] as const) {
      const text = `{ "type": "Shared", "inviteContext": { "assistanceRequestCode": "QuotesOrLicensing" }, "target": ${target} }`;
      const document = language.parse(text);
      const problem = language.validate(document).find((each) => each.code === code);
      const [fix] = problem ? language.fixes(document, problem) : [];
      assert.deepEqual(JSON.parse(applyEdits(text, fix?.edits ?? [])).target, right, target);
    }
    const text =
      '{ "type": "Shared", "inviteContext": { "assistanceRequestCode": "QuotesOrLicensing" }, "target": "SOL-1" }';
    const document = language.parse(text);
    const problem = language.validate(document).find((each) => each.code === code);
    assert.deepEqual(problem && language.fixes(document, problem), []);
  });
});
