import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../../src/language/service';

const id = '37ef26aa-1d15-4533-9f93-a69bd33ab1e5';
const copy = {
  '@odata.etag': 'W/"1"',
  id,
  engagementId: '5d1c2f60-8c0d-4b6e-9a51-3f1e6c0a7b42',
  name: 'Loyalty on Azure',
  externalReferenceId: 'CRM-7',
  createdDateTime: '2026-01-02T00:00:00Z',
  status: 'Active',
  substatus: 'Accepted',
  inviteContext: { notes: 'Please help.', invitedBy: { organizationId: id } },
  details: { notes: 'Kept' },
  updatedDateTime: '2026-01-03T00:00:00Z',
  eTag: '"1"',
};
const made = {
  name: 'Loyalty on Azure',
  status: 'Active',
  substatus: 'Accepted',
  inviteContext: { notes: 'Please help.' },
  details: { notes: 'Kept' },
};

describe('making a new referral of a copy', () => {
  const language = createReferralLanguage();

  function fixed(text: string): string {
    const document = language.parse(text);
    const problem = language.validate(document).findLast(({ code }) => code === 'identity.duplicate-id');
    assert.ok(problem);
    const fix = language.fixes(document, problem).find(({ title }) => title === 'Make this a new referral');
    assert.ok(fix);
    return applyEdits(text, fix.edits);
  }

  it('takes out what belongs to the original, and leaves the rest and its layout', () => {
    for (const indent of [2, '\t', 0]) {
      const text = JSON.stringify([{ id, name: 'Original' }, copy], null, indent);
      assert.equal(fixed(text), JSON.stringify([{ id, name: 'Original' }, made], null, indent));
    }
  });

  it('knows the names of the documentation, and keeps line ends', () => {
    const text = `[\r\n  { "id": "${id}" },\r\n  {\r\n    "ID": "${id}",\r\n    "ETag": "1",\r\n    "Name": "Copy"\r\n  }\r\n]`;
    assert.equal(fixed(text), `[\r\n  { "id": "${id}" },\r\n  {\r\n    "Name": "Copy"\r\n  }\r\n]`);
  });

  it('leaves a copy without anything else empty', () => {
    assert.equal(fixed(`[{ "id": "${id}" }, { "id": "${id}", "eTag": "1" }]`), `[{ "id": "${id}" }, { }]`);
  });
});

describe('a referral that has an ETag and no ID', () => {
  it('loses the ETag, so that a submit can find its ID again', () => {
    const language = createReferralLanguage();
    const { id: _, '@odata.etag': __, ...lost } = copy;
    const document = language.parse(JSON.stringify(lost, null, 2));
    const problem = language.validate(document).find(({ code }) => code === 'shape.missing-property');
    assert.ok(problem);
    const [fix, ...others] = language.fixes(document, problem);
    assert.ok(fix && others.length === 0);
    assert.equal(fix.title, 'Remove "eTag"');
    const { eTag: ___, ...left } = lost;
    assert.deepEqual(JSON.parse(applyEdits(document.text, fix.edits)), left);
  });
});
