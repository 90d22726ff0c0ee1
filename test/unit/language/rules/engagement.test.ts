import assert from 'node:assert/strict';
import { createReferralLanguage } from '../../../../src/language/service';
import { flags, passes } from '../markers';

const today = '2026-11-23T10:00:00Z';

describe('engagement.invitation-expiring', () => {
  const code = 'engagement.invitation-expiring';

  it('flags an invitation that expires within days, or has', () => {
    flags(code, '{ "id": "1", "status": "New", "expirationDateTime": «"2026-11-25T00:00:00Z"» }', /in 2 days/, {
      today,
    });
    flags(code, '{ "id": "1", "status": "New", "expirationDateTime": «"2026-11-24T00:00:00Z"» }', /tomorrow/, {
      today,
    });
    flags(code, '{ "id": "1", "status": "New", "expirationDateTime": «"2026-11-23T00:00:00Z"» }', /expires today/, {
      today,
    });
    flags(
      code,
      '{ "id": "1", "status": "New", "expirationDateTime": «"2026-11-20T00:00:00Z"» }',
      /expired on 2026-11-20/,
      {
        today,
      },
    );
  });

  it('says the same for all of a day, also if a document stays open', () => {
    let now = '2026-01-15T00:00:01Z';
    const language = createReferralLanguage({ today: () => new Date(now) });
    const text = '{ "id": "1", "eTag": "1", "status": "New", "expirationDateTime": "2026-01-18T12:00:00Z" }';
    const document = language.parse(text);
    const found = (from = document) => language.validate(from).map(({ code: found, message }) => `${found} ${message}`);
    const morning = found();
    assert.match(morning.join(), /in 3 days/);
    now = '2026-01-15T23:00:00Z';
    assert.deepEqual(found(), found(language.parse(text)));
    assert.deepEqual(found(), morning);
    now = '2026-01-16T00:00:00Z';
    assert.match(found().join(), /in 2 days/);
  });

  it('counts two weeks from the creation of a shared deal', () => {
    flags(
      code,
      '{ "id": "1", "type": "Shared", "status": "New", "substatus": «"Pending"», "createdDateTime": "2026-11-10T10:00:00.1234567Z" }',
      /tomorrow/,
      { today },
    );
  });

  it('lets pass what has time, is answered, or is not an invitation', () => {
    passes(code, '{ "id": "1", "status": "New", "expirationDateTime": "2026-12-07T00:00:00Z" }', { today });
    passes(code, '{ "id": "1", "status": "Active", "expirationDateTime": "2026-11-20T00:00:00Z" }', { today });
    passes(code, '{ "status": "New", "type": "Shared", "createdDateTime": "2026-01-01T00:00:00Z" }', { today });
    passes(code, '{ "id": "1", "status": "New", "type": "Independent", "createdDateTime": "2026-01-01T00:00:00Z" }', {
      today,
    });
    passes(code, '{ "id": "1", "status": "New", "expirationDateTime": null }', { today });
    passes(code, '{ "id": "1", "status": "New", "expirationDateTime": "0001-01-01T00:00:00Z" }', { today });
    passes(code, '{ "id": "1", "status": "New", "expirationDateTime": "2026-09-01T00:00:00Z" }', { today });
    passes(code, '{ "id": "1", "status": "New", "expirationDateTime": "soon" }', { today });
  });
});

describe('engagement.too-many-entries', () => {
  const code = 'engagement.too-many-entries';
  const many = (count: number) => `[${Array.from({ length: count }, () => '{}').join()}]`;

  it('flags more than 50 people or solutions', () => {
    flags(code, `{ «"team"»: ${many(51)} }`, /51/);
    flags(code, `{ "details": { "requirements": { «"solutions"»: ${many(60)} } } }`, /Remove 10/);
  });

  it('lets pass 50, and lists without a limit', () => {
    passes(code, `{ "team": ${many(50)} }`);
    passes(code, `{ "details": { "requirements": { "solutions": ${many(50)}, "products": ${many(60)} } } }`);
    passes(code, '{ "team": null }');
  });
});

describe('solution.contradicting-places', () => {
  const code = 'solution.contradicting-places';
  const attributes = (type: string, id: string) =>
    `"details": { "requirements": { "additionalRequirements": { "attributes": [{ "type": "${type}", "id": ${id} }] } } }`;

  it('flags an attribute that says something else than the root', () => {
    flags(code, `{ "solutionArea": "Security", ${attributes('SolutionArea', '«"Modern Work"»')} }`, /only one is sent/);
    flags(code, `{ "PartnerRole": "Transaction", ${attributes('PartnerRole', '«"Solution design"»')} }`);
  });

  it('lets pass what agrees or is in one place', () => {
    passes(code, `{ "solutionArea": "Security", ${attributes('SolutionArea', '"security"')} }`);
    passes(code, `{ "solutionArea": "Security", ${attributes('SolutionPlay', '"Data Security"')} }`);
    passes(code, `{ ${attributes('SolutionArea', '"Security"')} }`);
  });
});
