import assert from 'node:assert/strict';
import { collectionUrl } from '../../../src/api/endpoint';

const path = '/v1.0/engagements/referrals';

describe('collectionUrl', () => {
  const right: [string, string][] = [
    ['https://api.partner.microsoft.com', `https://api.partner.microsoft.com${path}`],
    ['https://api.partner.microsoft.com/', `https://api.partner.microsoft.com${path}`],
    [' https://host/v1.0 ', `https://host${path}`],
    ['\u00a0https://host/v1.0', `https://host${path}`],
    ['https://host/v10', `https://host/v10/engagements/referrals`],
    ['https://host/V2.15', `https://host/V2.15/engagements/referrals`],
    ['https://host/v1.0/x', `https://host/v1.0/x${path}`],
    ['https://host/engagements/x', `https://host/engagements/x${path}`],
    ['https://host/referrals/x', `https://host/referrals/x${path}`],
    ['https://host/v1.0//', `https://host${path}`],
    ['https://host/v1.0/engagements', `https://host${path}`],
    ['https://host/v1.0/engagements/referrals', `https://host${path}`],
    ['https://host/v1.0/engagements/referrals/', `https://host${path}`],
    ['https://host/v2/engagements/referrals', 'https://host/v2/engagements/referrals'],
    ['https://host:8443/proxy', `https://host:8443/proxy${path}`],
    ['http://localhost:1234', `http://localhost:1234${path}`],
    ['http://127.0.0.1:1234', `http://127.0.0.1:1234${path}`],
    ['http://127.10.20.30', `http://127.10.20.30${path}`],
    ['http://[::1]:1234', `http://[::1]:1234${path}`],
  ];
  for (const [endpoint, url] of right) {
    it(`takes ${endpoint}`, () => assert.equal(collectionUrl(endpoint).href, url));
  }

  it('is the public service if nothing is said', () => {
    assert.equal(collectionUrl().href, `https://api.partner.microsoft.com${path}`);
  });

  const wrong: [string, RegExp][] = [
    ['', /not a URL/],
    ['api.partner.microsoft.com', /not a URL/],
    ['http://api.partner.microsoft.com', /https:\/\//],
    ['http://api.partner.microsoft.com', /The address api\.partner\.microsoft\.com must/],
    ['file:///etc/passwd', /The address file:\/\/\/etc\/passwd must/],
    ['ftp://localhost', /https:\/\//],
    ['http://evillocalhost', /https:\/\//],
    ['http://localhost.evil.com', /https:\/\//],
    ['http://127.0.0.1.evil.com', /https:\/\//],
    ['ftp://host', /https:\/\//],
    ['file:///etc/passwd', /https:\/\//],
    ['https://user:pw@host', /user name/],
    ['https://user@host', /user name/],
    ['https://:pw@host', /password/],
    ['https://host?x=1', /query/],
    ['https://host#x', /fragment/],
  ];
  for (const [endpoint, message] of wrong) {
    it(`refuses "${endpoint}"`, () => assert.throws(() => collectionUrl(endpoint), message));
  }
});
