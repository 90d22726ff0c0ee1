import assert from 'node:assert/strict';
import { countries } from '../../../../src/domain/iso/countries';
import { currencies } from '../../../../src/domain/iso/currencies';
import { locales } from '../../../../src/domain/iso/locales';
import { createReferralLanguage } from '../../../../src/language/service';
import { flags, passes, problems } from '../markers';

const address = (country: string) => `{ "id": "1", "customerProfile": { "address": { "country": ${country} } } }`;
const details = (currency: string) => `{ "id": "1", "details": { "currency": ${currency} } }`;
const member = (email: string) => `{ "id": "1", "team": [{ "email": ${email} }] }`;
const locale = (text: string) => `{ "id": "1", "team": [{ "contactPreference": { "locale": ${text} } }] }`;

const fixesOf = (text: string) => {
  const language = createReferralLanguage();
  const document = language.parse(text);
  const ours = language.validate(document).filter(({ code }) => code.startsWith('format.'));
  return ours.flatMap((problem) => language.fixes(document, problem));
};

describe('format.country', () => {
  const code = 'format.country';

  it('flags what is not an alpha-2 code in capitals, and names the one that is meant', () => {
    for (const [text, meant] of [
      ['us', 'US'],
      ['Us', 'US'],
      [' US', 'US'],
      ['USA', 'US'],
      ['deu', 'DE'],
      ['United States', 'US'],
      ['Germany', 'DE'],
      ['Deutschland', 'DE'],
      ['UK', 'GB'],
      ['EL', 'GR'],
      ['Türkiye', 'TR'],
    ]) {
      const [problem] = flags(code, address(`«"${text}"»`), new RegExp(`Use "${meant}"`));
      assert.equal(problem?.data?.suggestion, meant, text);
      assert.equal(problem?.severity, 'error');
    }
    for (const text of ['XX', 'ZZ', 'EU', '', ' ', 'Atlantis', '1', 'x'.repeat(300)]) {
      const [problem] = flags(code, address(`«"${text}"»`), /"US", "DE" or "JP"/);
      assert.equal(problem?.data?.suggestion, undefined, text);
    }
  });

  it('names the successors of withdrawn codes, unsafe', () => {
    for (const [text, first] of [
      ['ZR', 'CD'],
      ['TP', 'TL'],
      ['YU', 'RS'],
      ['yu', 'RS'],
      ['DD', 'DE'],
      ['SU', 'RU'],
      ['CS', 'RS'],
      ['AN', 'CW'],
      ['BU', 'MM'],
      ['CSK', 'CZ'],
      ['YUG', 'RS'],
      ['ROM', 'RO'],
      ['ZAR', 'CD'],
    ]) {
      const [problem] = flags(code, address(`«"${text}"»`), new RegExp(`no longer in use. Use "${first}"`));
      assert.equal(problem?.data?.suggestion, undefined, text);
      assert.equal(fixesOf(address(`"${text}"`))[0]?.title.slice(0, 14), `Change to "${first}"`, text);
    }
  });

  it('offers every country that an old or shared name stands for, none safely', () => {
    for (const [text, codes] of [
      ['Congo', ['CG', 'CD']],
      ['Czechoslovakia', ['CZ', 'SK']],
      ['Netherlands Antilles', ['CW', 'SX', 'BQ']],
      ['yugoslavia', ['RS', 'ME', 'HR', 'SI', 'MK', 'BA']],
      ['USSR', ['RU', 'UA', 'BY', 'KZ', 'UZ']],
      ['Soviet Union', ['RU', 'UA', 'BY', 'KZ', 'UZ']],
    ] as const) {
      flags(code, address(`«"${text}"»`), new RegExp(`isn't a country code. Use "${codes[0]}"`));
      const fixes = fixesOf(address(`"${text}"`));
      assert.deepEqual(
        fixes.map(({ edits, safe }) => [edits[0]?.text, safe]),
        codes.map((each) => [`"${each}"`, false]),
      );
    }
  });

  it('offers countries whose other names are alike, and none for "not given"', () => {
    for (const [text, meant] of [
      ['Swasiland', 'SZ'],
      ['Hollandd', 'NL'],
      ['Deutchland', 'DE'],
    ])
      assert.equal(fixesOf(address(`"${text}"`))[0]?.edits[0]?.text, `"${meant}"`, text);
    for (const text of ['N/A', 'n/a', 'TBD', 'Atlantis']) assert.deepEqual(fixesOf(address(`"${text}"`)), [], text);
  });

  it('explains Kosovo under any of its codes', () => {
    for (const text of ['XK', 'XKX', 'KOS', 'Kosovo']) {
      flags(code, address(`«"${text}"»`), /is used for Kosovo/);
      assert.deepEqual(fixesOf(address(`"${text}"`)), [], text);
    }
  });

  it('explains codes with a meaning of their own, and offers no other country', () => {
    for (const text of ['XK', 'EU', 'XI', 'ZZ']) {
      const [problem] = flags(code, address(`«"${text}"»`), new RegExp(`^"${text}" is`));
      assert.equal(problem?.severity, text === 'XK' ? 'warning' : 'error');
      assert.deepEqual(fixesOf(address(`"${text}"`)), [], text);
    }
  });

  it('sees through spelling', () => {
    flags(code, '{ "CustomerProfile": { "Address": { "Country": «"usa"» } } }');
    flags(code, '[{ "customerprofile": { "ADDRESS": { "country": «"usa"» } } }, {}]');
  });

  it('passes every code, null, other types and other places', () => {
    for (const country of countries()) passes(code, address(`"${country.code}"`));
    for (const literal of ['null', '5', '{}', '["USA"]']) passes(code, address(literal));
    passes(code, '{ "customerProfile": { "country": "USA" }, "country": "USA" }');
    passes(code, '{ "customerProfile": null }');
    passes(code, '{ "customerProfile": { "address": { "region": "USA", "state": "" } } }');
  });
});

describe('format.currency', () => {
  const code = 'format.currency';

  it('flags what is not a code in use, and names the one that is meant', () => {
    for (const [text, meant] of [
      ['usd', 'USD'],
      ['€', 'EUR'],
      ['US$', 'USD'],
      ['Euro', 'EUR'],
      ['yen', 'JPY'],
    ]) {
      const [problem] = flags(code, details(`«"${text}"»`), new RegExp(`Use "${meant}"`));
      assert.equal(problem?.data?.suggestion, meant, text);
      assert.equal(problem?.severity, 'error');
    }
    for (const text of ['$', 'XYZ', 'dollars', '', 'XXX', 'constructor']) {
      const [problem] = flags(code, details(`«"${text}"»`), /three capital letters/);
      assert.equal(problem?.data?.suggestion, undefined, text);
    }
  });

  it('names what came in the place of a withdrawn code', () => {
    for (const [text, successor] of [
      ['DEM', 'EUR'],
      ['TMM', 'TMT'],
      ['CSK', 'CZK'],
      ['YUM', 'RSD'],
      ['SUR', 'RUB'],
      ['MXP', 'MXN'],
      ['AZM', 'AZN'],
      ['ZRN', 'CDF'],
      ['XEU', 'EUR'],
      ['PLZ', 'PLN'],
      ['zal', 'ZAR'],
    ]) {
      const [problem] = flags(code, details(`«"${text}"»`), new RegExp(`no longer in use. Use "${successor}"`));
      if (text === 'DEM') assert.equal(problem?.data?.suggestion, undefined);
    }
  });

  it('offers first what is most likely meant', () => {
    for (const [text, meant] of [
      ['AU dollars', 'AUD'],
      ['HK dollars', 'HKD'],
      ['NZ dollar', 'NZD'],
      ['Aussie dollar', 'AUD'],
      ['UK pounds', 'GBP'],
      ['UKP', 'GBP'],
      ['STG', 'GBP'],
      ['ERU', 'EUR'],
      ['UDS', 'USD'],
      ['lei', 'RON'],
      ['leva', 'EUR'],
      ['mark', 'EUR'],
    ])
      assert.equal(fixesOf(details(`"${text}"`))[0]?.edits[0]?.text, `"${meant}"`, text);
    for (const text of ['N/A', 'TBD']) assert.deepEqual(fixesOf(details(`"${text}"`)), [], text);
  });

  it('explains XXX and XTS, and offers no other currency', () => {
    for (const text of ['XXX', 'XTS']) {
      flags(code, details(`«"${text}"»`), new RegExp(`^"${text}" `));
      assert.deepEqual(fixesOf(details(`"${text}"`)), []);
    }
  });

  it('flags it at every currency', () => {
    flags(code, '{ "Details": { "Requirements": { "Solutions": [{ "currency": «"usd"» }] } } }');
    flags(code, '{ "registrations": [{ "contract": { "currency": «"usd"» } }] }');
  });

  it('passes every code, null and other types', () => {
    for (const currency of currencies()) passes(code, details(`"${currency.code}"`));
    for (const literal of ['null', '5', '{}']) passes(code, details(literal));
    passes(code, '{ "currency": "usd" }');
    passes(
      code,
      '{ "details": { "requirements": { "solutions": [null, { "currency": null }, { "currency": "EUR" }] } } }',
    );
  });
});

describe('format.email', () => {
  const code = 'format.email';

  it('flags what is not an address', () => {
    for (const text of [
      'ada',
      'ada@',
      '@contoso.com',
      'ada@contoso',
      'ada@@contoso.com',
      'ada@b@contoso.com',
      'ada lovelace@contoso.com',
      ' ada@contoso.com',
      'ada@contoso.com ',
      'mailto:ada lovelace',
      'ada＠contoso.com',
      'ada@.com',
      'ada@contoso.',
      'ada@contoso..com',
      'ada@contoso,com',
      'Ada <ada@contoso.com>',
      'ada@contoso.com; bob@contoso.com',
      'ada at contoso.com',
      'a..b@c.com',
      '.a@b.com',
      'a.@b.com',
      'a@-b.com',
      'a@b-.com',
      'a@b.123',
      '1@2.3',
      'a@b..com',
      '\\"ada@contoso.com',
      ' ',
    ]) {
      const [problem] = flags(
        code,
        member(`«"${text}"»`),
        /isn't an email address\. (Did you mean|Use one address, such as) ".+@/,
      );
      assert.equal(problem?.severity, 'warning', text);
    }
    flags(code, '{ "CustomerProfile": { "Team": [{}, { "Email": «"x"» }] } }');
  });

  it('takes off what is around an address, and what cannot be seen', () => {
    for (const [text, meant, safe] of [
      ['mailto:a@b.com?subject=x', 'a@b.com', true],
      ['mailto:a?b@c.com?cc=x@y.com', 'a?b@c.com', true],
      ['john@example.com/', 'john@example.com', true],
      ['john\u200b@example.com', 'john@example.com', true],
      ['john@example.com\u200b', 'john@example.com', true],
      ['john@exam\u200dple.com', 'john@example.com', true],
      ['\ufeffjohn@example.com', 'john@example.com', true],
      ['john@example.com (work)', 'john@example.com', false],
      ['(work) john@example.com', 'john@example.com', false],
      ['john@example.com(work)', 'john@example.com', false],
      ['a@b.com/c@d.com', 'a@b.com', false],
      ['Ada <ada@b.com?subject=x>', 'ada@b.com', false],
    ] as const) {
      const [problem] = flags(code, member(`«"${text}"»`));
      assert.deepEqual(problem?.data?.allowed, [meant], text);
      assert.equal(problem?.data?.suggestion, safe ? meant : undefined, text);
    }
  });

  it('passes real ones, and what the service sends', () => {
    for (const text of [
      'ada@contoso.com',
      'ada+deals@contoso.co.uk',
      "d'arcy.o'neil@contoso.com",
      'ADA@CONTOSO.COM',
      'a@b.io',
      'ada_l-1.x@sub.contoso.museum',
      'ñandú@españa.es',
      '用户@例子.世界',
      'ada@xn--fiqs8s.cn',
      'ada=x%y!z@contoso.com',
      '\\"ada@home\\"@contoso.com',
      '\\"john doe\\"@example.com',
      '\\"john..doe\\"@example.com',
      'ada@b-c.example',
      'ada@[192.168.0.1]',
      'o&#39;neil@contoso.com',
      '',
    ]) {
      passes(code, member(`"${text}"`));
    }
    for (const literal of ['null', '5', '[]']) passes(code, member(literal));
    passes(code, '{ "team": [], "email": "x" }');
    passes(code, '{ "team": [{ "phoneNumber": "+1 (555) 01-00 ext. 5" }] }');
  });

  it('takes no longer for long texts', () => {
    // What goes back and forth in them takes hours, beyond any limit of mocha's.
    const long = `${'a.'.repeat(500_000)}@${'b.'.repeat(500_000)}`;
    assert.equal(problems(member(JSON.stringify(long)), code).length, 1);
  });
});

describe('format.locale', () => {
  const code = 'format.locale';

  it('flags what is not a tag', () => {
    for (const [text, meant] of [
      ['en_US', 'en-US'],
      ['ja-JA', 'ja-JP'],
      ['cz-CZ', 'cs-CZ'],
      ['jp-JP', 'ja-JP'],
      ['kr-KR', 'ko-KR'],
      ['dk-DK', 'da-DK'],
      ['gr-GR', 'el-GR'],
      ['ua-UA', 'uk-UA'],
      ['vn-VN', 'vi-VN'],
      ['da-DA', 'da-DK'],
      ['el-EL', 'el-GR'],
      ['ko-KO', 'ko-KR'],
      ['zh-ZH', 'zh-CN'],
      ['he-HE', 'he-IL'],
      ['et-ET', 'et-EE'],
      ['en_us', 'en-US'],
      ['en-US ', 'en-US'],
      ['en US', 'en-US'],
      ['de_DE.UTF-8', 'de-DE'],
      ['German (Germany)', 'de-DE'],
      ['de-GERMANY', 'de-DE'],
      ['deu-DE', 'de-DE'],
      ['ger-DE', 'de-DE'],
      ['eng', 'en'],
      ['English', 'en-US'],
      ['Deutsch', 'de-DE'],
      ['Elvish', undefined],
      ['1033', undefined],
      ['e', undefined],
    ]) {
      const [problem] = flags(
        code,
        locale(`«"${text}"»`),
        meant ? new RegExp(`Did you mean "${meant}"`) : /"en-US", "de-DE" or "zh-CN"/,
      );
      assert.equal(problem?.data?.suggestion, meant, text);
      assert.equal(problem?.severity, 'warning');
    }
    flags(code, '{ "CustomerProfile": { "Team": [{ "ContactPreference": { "Locale": «"x_y"» } }] } }');
  });

  it('offers the right one first if several may be meant', () => {
    for (const [text, first] of [
      ['en-UK', 'en-GB'],
      ['en-EN', 'en-US'],
      ['us-US', 'en-US'],
      ['be-BE', 'nl-BE'],
      ['ch-CH', 'de-CH'],
      ['si-SI', 'sl-SI'],
      ['in-IN', 'hi-IN'],
      ['sv-SV', 'sv-SE'],
      ['br-BR', 'pt-BR'],
      ['uk-UK', 'en-GB'],
      ['en-Canada', 'en-CA'],
      ['en-USA', 'en-US'],
      ['es-Peru', 'es-PE'],
    ]) {
      const [problem] = flags(code, locale(`«"${text}"»`), new RegExp(`Did you mean "${first}"`));
      assert.equal(problem?.data?.allowed?.[0], first, text);
    }
  });

  it('passes cultures of .NET and languages of three letters', () => {
    for (const text of ['es-ES_tradnl', 'zh-CHS', 'zh-CHT', 'de-DE_phoneb', 'ja-JP_radstr', 'az-AZ-Latn', 'sr-Latn-CS'])
      passes(code, locale(`"${text}"`));
    for (const text of [
      'en-029',
      'en-150',
      'kok-IN',
      'fil-PH',
      'se-SE',
      'ca-ES-valencia',
      'de-CH-1996',
      'no',
      'no-NO',
      'mh-MH',
      'cmn-CN',
      'de-DE',
    ])
      passes(code, locale(`"${text}"`));
    for (const { tag } of locales()) passes(code, locale(`"${tag}"`));
  });

  it('passes tags in any casing, null and the empty string', () => {
    for (const text of ['en-us', 'en-US', 'EN-US', 'de', 'zh-Hans-CN', 'es-419', 'sr-latn-rs', '']) {
      passes(code, locale(`"${text}"`));
    }
    for (const literal of ['null', '5']) passes(code, locale(literal));
  });
});

describe('format.partner-id', () => {
  const code = 'format.partner-id';

  it('flags what is not digits', () => {
    for (const [text, meant] of [
      ['486 3040', '4863040'],
      ['486-3040', '4863040'],
      [' 4863040', '4863040'],
      ['MPN 4863040', '4863040'],
      ['MPN ID: 4863040', '4863040'],
      ['PartnerID 4863040', '4863040'],
      ['#4863040', '4863040'],
      ['contoso', undefined],
      ['2500ec5a-0000-0000-0000-5bf4967d0000', undefined],
      ['4.8', undefined],
    ]) {
      const [problem] = flags(code, `{ "id": "1", "mpnId": «"${text}"» }`, /digits only, such as "4863040"/);
      assert.equal(problem?.data?.suggestion, meant, text);
      assert.equal(problem?.severity, 'warning');
    }
    flags(code, '{ "MPNID": «"x"», "InviteContext": { "invitedMpnId": «"y"» } }');
  });

  it('passes digits, null and the empty string', () => {
    for (const literal of ['"4863040"', '"0"', '""', 'null', '4863040'])
      passes(code, `{ "id": "1", "mpnId": ${literal} }`);
    passes(code, '{ "inviteContext": { "invitedMpnId": "" } }');
  });
});

describe('format.duns', () => {
  const code = 'format.duns';
  const ids = (entry: string) => `{ "id": "1", "customerProfile": { "ids": [${entry}] } }`;
  const duns = (id: string) => ids(`{ "profileType": "Duns", "id": ${id} }`);

  it('flags what is not nine digits', () => {
    for (const [text, meant] of [
      ['79-598-6822', '795986822'],
      ['79 598 6822', '795986822'],
      ['DUNS 795986822', '795986822'],
      ['D-U-N-S: 79-598-6822', '795986822'],
      ['95986822', undefined],
      ['7959868222', undefined],
      ['contoso', undefined],
      [' ', undefined],
    ]) {
      const [problem] = flags(code, duns(`«"${text}"»`), /Use nine digits, such as "\d{9}"/);
      assert.equal(problem?.data?.suggestion, meant, text);
      assert.equal(problem?.severity, 'warning');
    }
    assert.deepEqual(problems(duns('"95986822"'), code)[0]?.data?.allowed, ['095986822']);
    flags(code, '{ "CustomerProfile": { "IDs": [{ "ProfileType": "duns", "ID": «"1"» }] } }');
  });

  it('passes nine digits, nothing, other ids and other shapes', () => {
    for (const id of ['"795986822"', '""', 'null', '795986822']) passes(code, duns(id));
    passes(code, ids('{ "profileType": "External", "id": "anything" }'));
    passes(code, ids('{ "id": "anything" }, null, 5, "x"'));
    passes(code, ids(''));
    passes(code, '{ "customerProfile": { "ids": {} } }');
    passes(code, '{ "customerProfile": { "ids": null } }');
  });
});

describe('format.guid', () => {
  const code = 'format.guid';
  const right = '8a5e0c3e-3b0e-4d0b-9d0a-2f1f0a9c7b11';

  it('flags a damaged GUID, and names the one that it evidently is', () => {
    for (const [text, meant, safe] of [
      [`{${right}}`, right, true],
      [` ${right}`, right, true],
      [`urn:uuid:${right}`, right, true],
      [right.replaceAll('-', ''), right, true],
      [right.replace('0', 'O'), right, false],
      [right.slice(1), undefined, false],
      [`${right}2`, undefined, false],
      [`${right.slice(0, -1)}g`, undefined, false],
      [right.replace('-', ''), right, true],
      ['8a5e0c3e-3b0e-4d0b-9d0a', undefined, false],
    ] as const) {
      for (const name of ['id', 'engagementId']) {
        const [problem] = flags(code, `{ "${name}": «"${text}"», "eTag": "x" }`);
        assert.equal(problem?.severity, 'warning');
        assert.deepEqual(problem?.data?.allowed, meant && [meant], text);
        assert.equal(problem?.data?.suggestion, safe ? meant : undefined, text);
      }
    }
  });

  it('passes GUIDs, ids of another kind, and nothing', () => {
    for (const text of [
      right,
      right.toUpperCase(),
      '1',
      'r-active',
      'SOL-2173-UYM',
      'msft',
      '',
      'a-long-name-of-some-deal',
      'x'.repeat(300),
    ])
      passes(code, `{ "id": "${text}", "engagementId": "${text}" }`);
    for (const literal of ['null', '5']) passes(code, `{ "id": ${literal} }`);
  });
});

describe('a country with a language or a part of it', () => {
  const text = (country: string) => `{ "id": "1", "customerProfile": { "address": { "country": "${country}" } } }`;
  for (const [country, ...codes] of [
    ['de-DE', 'DE'],
    ['en_US', 'US'],
    ['GB-SCT', 'GB'],
    ['DE-BY', 'DE', 'BY'],
    ['en-us', 'US'],
  ])
    it(`is ${codes.join(' or ')} in ${country}`, () => {
      const language = createReferralLanguage();
      const document = language.parse(text(country ?? ''));
      const [problem] = problems(text(country ?? ''), 'format.country');
      const found = problem ? language.fixes(document, problem) : [];
      assert.deepEqual(
        found.map(({ title, preferred }) => [title.slice(0, 14), preferred ?? false]),
        codes.map((code) => [`Change to "${code}"`, codes.length === 1]),
      );
    });
});
