import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createReferralLanguage } from '../../../src/language/service';

const language = createReferralLanguage();

const good = JSON.stringify(
  [
    {
      name: 'Fabrikam "cloud" \\ migration',
      status: 'New',
      substatus: 'Pending',
      type: 'Shared',
      customerProfile: { name: 'Fabrikam', address: { country: 'DE' }, team: [{ firstName: 'Ada' }], ids: [] },
      consent: { consentToContact: true },
      details: { dealValue: 1.5e3, requirements: { products: [{ id: 'Azure' }], solutions: [] } },
      team: [],
    },
    { id: '2', status: 'Closed', substatus: 'Won' },
  ],
  null,
  2,
);

/** Asks everything of a text, and checks that the answers lie within it. */
function ask(text: string, offsets: number[] = [0, Math.floor(text.length / 2), text.length]): void {
  const document = language.parse(text);
  const problems = language.validate(document);
  for (const problem of problems) {
    assert.ok(
      problem.offset >= 0 && problem.length >= 0 && problem.offset + problem.length <= text.length,
      problem.message,
    );
    language.fixes(document, problem);
  }
  for (const offset of offsets) {
    for (const { replace } of language.complete(document, offset)) {
      assert.ok(replace.offset >= 0 && replace.offset + replace.length <= text.length);
    }
    language.hover(document, offset);
  }
  language.symbols(document);
  language.format(document);
  // What a wrong value was is told with the problem: the place must be that value's, whatever is around it.
  for (const { code, offset, length, data } of problems) {
    if (!code.startsWith('value.') || typeof data?.found !== 'string' || data.found.endsWith('…')) continue;
    const token = text.slice(offset, offset + length);
    assert.ok(token.includes(data.found) || token.includes('\\'), `${code} of ${data.found} at ${token} in ${text}`);
  }
  let valid = true;
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    valid = false;
  }
  const reported = problems.some(({ code }) => code === 'syntax.invalid-json' || code === 'shape.not-a-referral');
  if (!valid) assert.ok(reported, `invalid JSON without a problem: ${JSON.stringify(text)}`);
  if (valid) assert.ok(!problems.some(({ code }) => code === 'syntax.invalid-json'), `valid JSON flagged: ${text}`);
}

const jsonish = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        '\\',
        '\n',
        '\r\n',
        ' ',
        '\t',
        '//',
        '/*',
        '*/',
        '\uFEFF',
        '\uD800',
        '\u2028',
      ),
      fc.constantFrom(
        '"status"',
        '"substatus"',
        '"New"',
        '"value"',
        '"id"',
        'null',
        'true',
        '-1e5',
        '01',
        '9007199254740993',
        '"__proto__"',
        '"constructor"',
        '"products"',
      ),
      fc.string({ maxLength: 6 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('any text at all', () => {
  it('is answered without an exception', () => {
    fc.assert(
      fc.property(jsonish, (text) => ask(text)),
      { numRuns: 1500 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => ask(text)),
      { numRuns: 300 },
    );
    for (const text of [
      '',
      ' ',
      '\0',
      '\uFEFF',
      '\uFEFF{}',
      'null',
      '[',
      '{',
      '"',
      '{"',
      '[,]',
      '{,}',
      '[[]',
      '{"a"}',
      '{"a":}',
    ])
      ask(text);
  });

  it('a good text cut at every offset', () => {
    for (let end = 0; end < good.length; end++) ask(good.slice(0, end), [end, Math.floor(end / 2)]);
  });

  it('a good text with random changes, and what is undamaged is completed', () => {
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(5), fc.string({ maxLength: 4 }), (at, length, text) => {
        ask(good.slice(0, at) + text + good.slice(at + length));
      }),
      { numRuns: 300 },
    );
    const caret = good.indexOf('"Won"') + 1;
    for (let at = 5; at < good.indexOf('"id": "2"') - 20; at += 7) {
      const broken = `${good.slice(0, at)}\u0001${good.slice(at + 1)}`;
      language.complete(language.parse(broken), caret);
    }
  });

  it('with the problem at the same place whatever the line ends', () => {
    const text = '{\n  "id": "1",\n  "eTag": "1",\n  "status": "Foo"\n}';
    const crlf = text.replaceAll('\n', '\r\n');
    for (const each of [text, crlf]) {
      const [problem] = language.validate(language.parse(each));
      assert.equal(each.slice(problem?.offset, (problem?.offset ?? 0) + (problem?.length ?? 0)), '"Foo"');
    }
  });
});

describe('edits', () => {
  it('give the same answers as a fresh parse of the same text', () => {
    const edit = fc.record({ at: fc.nat(2000), length: fc.nat(12), text: jsonish });
    const small = fc.record({
      at: fc.nat(2000),
      length: fc.nat(3),
      text: fc.constantFrom('', 'x', '"', ',', '}', ' ', 'Won', '1'),
    });
    const list = `{ "value": ${good}, "@odata.count": 2 }`;
    fc.assert(
      fc.property(
        fc.constantFrom(good, list, '{}', '\uFEFF[]'),
        fc.array(fc.oneof(small, edit), { maxLength: 8 }),
        (start, edits) => {
          let document = language.parse(start);
          let text = start;
          for (const { at, length, text: inserted } of edits) {
            const offset = Math.min(at, text.length);
            const removed = Math.min(length, text.length - offset);
            text = text.slice(0, offset) + inserted + text.slice(offset + removed);
            document = document.edit({ offset, length: removed, text: inserted });
            language.validate(document);
          }
          const fresh = language.parse(text);
          assert.equal(document.text, text);
          assert.deepEqual(
            document.referrals.map(({ offset, length, pointer, value }) => ({ offset, length, pointer, value })),
            fresh.referrals.map(({ offset, length, pointer, value }) => ({ offset, length, pointer, value })),
          );
          assert.deepEqual(language.validate(document), language.validate(fresh));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('leave an open string in a closed referral as it is, if no comma follows the referral', () => {
    let edited = language.parse(
      '[\n  {\n    "name": "A \\"b\\"",\n    "status": "New"\n  },\n  {\n    "id": "2",\n    "status": "Closed"\n  }\n]',
    );
    language.validate(edited);
    for (const text of ['\n}"status"', '']) edited = edited.edit({ offset: text ? 11 : 5, length: 0, text });
    assert.deepEqual(language.validate(edited), language.validate(language.parse(edited.text)));
  });

  it('read the list again if a quote is before it or before a referral', () => {
    const texts: [string, string, string][] = [
      ['"[\n  { "name": "A", "status": "New" },\n  { "id": "2" }\n]', '"name', 'name'],
      ['{ "value": ["  { "name": "A", "status": "New" },\n  { "id": "2" }\n] }', '{ "name', '{" "name'],
    ];
    for (const [text, from, to] of texts) {
      const start = language.parse(text);
      language.validate(start);
      const edited = start.edit({ offset: text.indexOf(from), length: from.length, text: to });
      assert.deepEqual(language.validate(edited), language.validate(language.parse(edited.text)));
      assert.deepEqual(edited.referrals.length, language.parse(edited.text).referrals.length);
    }
  });

  it('leave a closed referral as it is, whatever follows it', () => {
    const text = '{ "value": [ { "name": "A" }]:, "status": "New" } ], "@odata.count": 1 }';
    const start = language.parse(text);
    assert.deepEqual(start.referrals[0]?.value, { name: 'A' });
    const edited = start.edit({ offset: text.indexOf('"name"'), length: 0, text: '' });
    assert.deepEqual(language.validate(edited), language.validate(start));
  });

  it('leave an error before a referral with the one that it follows from', () => {
    const text = good.replace(/\n {6}\]/, '{').replace(/\}\s*\]$/, '}\n]');
    const start = language.parse(text);
    const offset = text.indexOf('"2"') + 1;
    const edited = start.edit({ offset, length: 0, text: '' });
    assert.deepEqual(language.validate(edited), language.validate(start));
    assert.deepEqual(language.validate(edited), language.validate(language.parse(text)));
  });

  it('reuse what they do not touch', () => {
    const document = language.parse(good);
    const next = document.edit({ offset: good.indexOf('"Won"') + 1, length: 3, text: 'Lost' });
    assert.equal(next.referrals[0]?.value, document.referrals[0]?.value);
    assert.notEqual(next.referrals[1]?.value, document.referrals[1]?.value);
  });
});

describe('large bad texts', () => {
  const language = createReferralLanguage({ today: '2026-11-23T12:00:00Z' });
  const cases: Record<string, string> = {
    'a property three hundred thousand times': `{${'"a":1,'.repeat(300_000)}"b":1}`,
    'a list of half a million numbers': `[${'1,'.repeat(500_000)}1]`,
    'words without end': 'a '.repeat(300_000),
    'comments without end': '/*'.repeat(300_000),
    'names below names without end': `{\n${'"a":\n  "b":\n'.repeat(20_000)}`,
    'names in lists without end': '"a":["b","c":'.repeat(20_000),
    'thousands of one id': `[${Array.from({ length: 8000 }, () => '{"id":"a","eTag":"b"}').join()}]`,
  };
  for (const [what, text] of Object.entries(cases)) {
    it(`are answered without an exception, and not by a problem for everything: ${what}`, () => {
      const problems = language.validate(language.parse(text));
      assert.ok(problems.length > 0 && problems.length <= 8000, `${problems.length} problems`);
    });
  }
});
