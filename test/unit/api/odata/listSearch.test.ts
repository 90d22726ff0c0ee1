import assert from 'node:assert/strict';
import { listSearch, nextSearch } from '../../../../src/api/odata/listSearch';
import { setTranslate, translator } from '../../../../src/base/l10n';

describe('listSearch', () => {
  it('holds what is asked, encoded', () => {
    assert.equal(
      listSearch({ filter: " status eq 'A&B' ", orderBy: ' createdDateTime desc ', top: 5 }),
      "?$filter=status%20eq%20'A%26B'&$orderby=createdDateTime%20desc&$top=5",
    );
    assert.equal(listSearch({ top: 0 }), '?$top=0');
  });

  it('is empty if nothing is asked', () => {
    for (const query of [{}, { filter: ' ', orderBy: '' }]) assert.equal(listSearch(query), '');
  });
});

const secure = new URL('https://api.partner.microsoft.com/v1.0/engagements/referrals');
const local = new URL('http://127.0.0.1:5000/v1.0/engagements/referrals');

describe('nextSearch', () => {
  const followed: [string, URL, string][] = [
    ["the documentation's sample", secure, 'http://api.partner.microsoft.com/v1.0/referrals?$skiptoken=x'],
    ['a link in https', secure, 'https://api.partner.microsoft.com/v1.0/engagements/referrals?$skiptoken=x'],
    ['another spelling of the host', secure, 'HTTPS://API.partner.microsoft.com:443/any?$skiptoken=x'],
    ['a path', local, '/v1.0/engagements/referrals?$skiptoken=x'],
    ['a bare query', local, '?$skiptoken=x'],
    ['the documented host, elsewhere', local, 'http://api.partner.microsoft.com/v1.0/referrals?$skiptoken=x'],
    ['the documented host in https', local, 'https://API.partner.microsoft.com:443/any?$skiptoken=x'],
  ];
  for (const [what, collection, link] of followed) {
    it(`takes the query of ${what}`, () => {
      assert.deepEqual(nextSearch(link, collection), { search: '?$skiptoken=x' });
    });
  }

  const refused: [string, URL, string][] = [
    ['another host', secure, 'https://api.partner.microsoft.com.evil.com/?$skiptoken=x'],
    ['a host behind a user name', secure, 'https://api.partner.microsoft.com@evil.com/?$skiptoken=x'],
    ['another scheme on the documented host', local, 'ftp://api.partner.microsoft.com/?$skiptoken=x'],
    ['another port of the documented host', local, 'https://api.partner.microsoft.com:8443/?$skiptoken=x'],
    ['another port', local, 'http://127.0.0.1:5001/?$skiptoken=x'],
    ['a link without a scheme', secure, '//evil.com/?$skiptoken=x'],
    ['another scheme', secure, 'javascript:alert(1)?x=1'],
    ['another scheme on the same host', secure, 'ftp://api.partner.microsoft.com/?$skiptoken=x'],
    ['a weaker scheme on another host', local, 'https://127.0.0.1:5000/?$skiptoken=x'],
    ['no URL', secure, 'http://'],
    ['no query', secure, 'https://api.partner.microsoft.com/v1.0/engagements/referrals'],
  ];
  for (const [what, collection, link] of refused) {
    it(`refuses ${what}`, () => assert.ok('problem' in nextSearch(link, collection)));
  }

  it('names the host that it does not go to, or the scheme of a link without one', () => {
    const problem = (link: string) => JSON.stringify(nextSearch(link, secure));
    assert.match(problem('https://evil.com:8080/?x'), /another host \(evil\.com:8080\)/);
    assert.match(problem('javascript:alert(1)?x=1'), /another host \(javascript:\)/);
  });

  it('says in the language of the user why it refuses a link', () => {
    const own = translator();
    setTranslate((text) => `translated: ${text}`);
    try {
      for (const [, collection, link] of refused) {
        const result = nextSearch(link, collection);
        assert.match('problem' in result ? result.problem : '', /^translated: /);
      }
    } finally {
      setTranslate(own);
    }
  });
});
