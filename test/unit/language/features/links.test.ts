import assert from 'node:assert/strict';
import { createReferralLanguage } from '../../../../src/language/service';
import { ranges } from '../markers';

const language = createReferralLanguage();

/** Asserts that exactly the marked places are links, and what they open. */
function links(marked: string, ...targets: string[]): void {
  const { text, spans } = ranges(marked);
  const found = language.links(language.parse(text));
  assert.deepEqual(
    found.map(({ offset, length }) => ({ offset, length })),
    spans,
  );
  assert.deepEqual(
    found.map(({ target }) => target),
    targets,
  );
}

const api = 'https://api.partner.microsoft.com/v1.0/engagements/referrals';

describe('links', () => {
  it('are the addresses of the service, whole or without their host', () => {
    links(
      `{ "links": { "relatedReferrals": { "uri": "«/v1.0/engagements/referrals?$filter=a%20eq%201»", "method": "GET" }, "self": { "uri": "«${api}/1»" } } }`,
      `${api}?$filter=a%20eq%201`,
      `${api}/1`,
    );
  });

  it('are found in every referral, in documented spelling, and for the next page', () => {
    links(
      `[{ "Links": { "Self": { "Uri": "«${api}/1»" } } }, { "links": { "self": { "uri": "«${api}/2»" } } }]`,
      `${api}/1`,
      `${api}/2`,
    );
    links(
      `{ "value": [{ "links": { "self": { "uri": "«${api}/1»" } } }], "nextLink": "«${api}?$skiptoken=2»" }`,
      `${api}/1`,
      `${api}?$skiptoken=2`,
    );
    links(`{ "@odata.nextLink": "«${api}?$skiptoken=2»", "value": [] }`, `${api}?$skiptoken=2`);
  });

  it('read escapes', () => {
    links(
      `{ "links": { "self": { "uri": "«https:\\/\\/api.partner.microsoft.com\\/x»" } } }`,
      'https://api.partner.microsoft.com/x',
    );
  });

  it('survive broken text', () => {
    links(`{ "links": { "self": { "uri": "«${api}/1»" }, "name": `, `${api}/1`);
    links(`{ "links": { "self": { "uri": "«${api}/1»`, `${api}/1`);
  });

  it('are never anything but addresses of the web', () => {
    for (const uri of [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'command:referrals.submit',
      '//evil.example/x',
      '/\\\\evil.example',
      'https://',
      '',
      'x',
      'vscode://a/b',
    ]) {
      // The link beside it makes sure that addresses are looked for.
      const related = `"relatedReferrals": { "uri": "«${api}/1»" }`;
      links(`{ "links": { "self": { "uri": ${JSON.stringify(uri)} }, ${related} } }`, `${api}/1`);
    }
  });

  it('are not looked for in other properties', () => {
    links(
      `{ "name": "${api}", "details": { "notes": "see ${api}" }, "links": { "self": { "uri": null, "method": "${api}" } }, "uri": "${api}" }`,
    );
  });
});
