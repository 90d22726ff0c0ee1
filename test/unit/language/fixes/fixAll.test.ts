import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../../src/language/service';

const language = createReferralLanguage({ today: '2025-03-10T12:00:00Z' });

function fixed(text: string): string {
  return applyEdits(text, language.fixAll(language.parse(text)));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function safeFixes(text: string): string[] {
  const document = language.parse(text);
  return language
    .validate(document)
    .flatMap((problem) => language.fixes(document, problem))
    .filter(({ safe, action }) => safe && !action)
    .map(({ title }) => title);
}

/** What must hold of any text. */
function assertSound(text: string): void {
  const after = fixed(text);
  if (isJson(text)) assert.ok(isJson(after), `${text}\nbecame invalid:\n${after}`);
  assert.equal(fixed(after), after, `changes again after ${JSON.stringify(text)}`);
  assert.deepEqual(safeFixes(after), [], `left in ${JSON.stringify(after)} of ${JSON.stringify(text)}`);
}

const referral = {
  id: 'r-1',
  name: "Tailspin's, renewal",
  eTag: '"1"',
  status: 'Active',
  substatus: 'Accepted',
  type: 'Independent',
  customerProfile: {
    name: 'Tailspin',
    address: { city: 'Berlin', country: 'DE' },
    size: '10to50employees',
    team: [{ firstName: 'Kim', email: 'kim@tailspin.example' }],
    ids: [{ profileType: 'Duns', id: '795986822' }],
  },
  consent: { consentToContact: true, consentToShareReferralWithMicrosoftSellers: false },
  details: {
    notes: 'Call, then write: {soon}',
    dealValue: 12500.5,
    currency: 'EUR',
    closingDateTime: '2025-09-30T00:00:00Z',
    requirements: { products: [{ id: 'Azure' }, { id: 'Teams' }], services: [], solutions: [] },
  },
  team: [{ firstName: 'Ada', lastName: 'Byron' }],
  mpnId: '1234567',
};

/** The documented spelling of a wire name, as far as a capital makes it. */
const documented: Readonly<Record<string, string>> = { id: 'ID', eTag: 'ETag', type: 'ReferralType' };

type Dice = () => number;

/** Writes a value with the slips that people make and that can be made good without a loss. */
function sloppy(value: unknown, dice: Dice, depth = 0, path = ''): string {
  const line = `\n${'  '.repeat(depth + 1)}`;
  const comment = (): string => (dice() === 0 ? ' /* "", { */' : '');
  const joined = (parts: string[], open: string, close: string): string => {
    const written = parts.map((part, index) => {
      const last = index === parts.length - 1;
      return part + (last ? (dice() === 0 ? ',' : '') : dice() === 0 ? '' : ',') + comment();
    });
    const end = dice() === 1 ? ' // --' : '';
    return open + written.map((part) => line + part).join('') + end + line.slice(0, -2) + close;
  };
  if (Array.isArray(value)) {
    const tags = /products$/.test(path);
    return joined(
      value.map((item) => {
        if (tags && dice() === 2) return JSON.stringify(item.id);
        return sloppy(item, dice, depth + 1, path);
      }),
      '[',
      ']',
    );
  }
  if (typeof value === 'object' && value !== null) {
    return joined(
      Object.entries(value).map(([name, inner]) => {
        const spelled = dice() === 3 ? (depth === 0 ? (documented[name] ?? capital(name)) : spelledBelow(name)) : name;
        const key = dice() === 4 ? spelled : dice() === 5 ? `'${spelled}'` : JSON.stringify(spelled);
        return `${key}: ${sloppy(inner, dice, depth + 1, `${path}/${name}`)}`;
      }),
      '{',
      '}',
    );
  }
  if (path.endsWith('dealValue') && dice() === 6) return `"${value}"`;
  if (path.endsWith('mpnId') && dice() === 6) return String(value);
  if (typeof value === 'boolean')
    return dice() === 6 ? `"${value}"` : dice() === 7 ? capital(String(value)) : String(value);
  if (/\/(status|substatus|type)$/.test(path) && dice() === 6) return `"${String(value).toLowerCase()}"`;
  if (typeof value === 'string' && !/'/.test(value) && dice() === 7) return `'${value.replaceAll('"', '\\"')}'`;
  return JSON.stringify(value);
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const spelledBelow = (name: string): string => (name === 'id' ? 'ID' : name === 'ids' ? 'IDs' : capital(name));

describe('fixAll', () => {
  it('makes good every slip that can be made good, and loses no value', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(fc.array(fc.nat(14), { minLength: 20, maxLength: 300 }), fc.boolean(), (numbers, list) => {
        let at = 0;
        const dice: Dice = () => numbers[at++ % numbers.length] ?? 0;
        const value = list ? [referral, { ...referral, id: 'r-2' }] : referral;
        const text = list
          ? `[\n${sloppy(referral, dice)},\n${sloppy({ ...referral, id: 'r-2' }, dice)},\n]`
          : sloppy(referral, dice);
        const after = fixed(text);
        assert.ok(isJson(after), `${text}\nbecame\n${after}`);
        assert.deepEqual(JSON.parse(after), value, `${text}\nbecame\n${after}`);
        assert.equal(fixed(after), after);
      }),
      { numRuns: 100 },
    );
  });

  it('inserts a comma after an object that a stray brace closes, once', () => {
    const text = '{ "id": "r-1", "consent": {} "consentToContact": true }, "details": { "dealValue": 1 } }';
    assertSound(text);
    assert.ok(fixed(text).includes('"consent": {}, "consentToContact"'), fixed(text));
    assertSound(`[${text}]`);
  });

  it('is sound on texts that are damaged anywhere', function () {
    this.timeout(60_000);
    const good = JSON.stringify(
      [referral, { Status: 'closed', Substatus: 'won', SolutionPlay: 'migrate sap' }],
      null,
      2,
    );
    const mark = fc.constantFrom('', ',', ':', '"', '{', '}', '[', ']', '//', "'", ' ', '\n', 'x', '1', '\\', '“');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length), fc.nat(3), mark), { minLength: 1, maxLength: 4 }),
        (damages) => {
          const text = damages.reduce(
            (result, [at, gone, put]) => result.slice(0, at) + put + result.slice(at + gone),
            good,
          );
          assertSound(text);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is sound on objects with any names and values', function () {
    this.timeout(60_000);
    const name = fc.constantFrom(
      'id',
      'ID',
      'status',
      'Status',
      'STATUS',
      'substatus',
      'statusDetail',
      'type',
      'ReferralType',
      'team',
      'emailAddress',
      'email',
      'Email',
      'details',
      'products',
      'requirements',
      'dealValue',
      'consent',
      'ids',
      'solutionPlay',
      '__proto__',
      'customerProfile',
      'emial',
    );
    const json = fc.letrec<{ value: unknown; object: string }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(
          '"New"',
          '"closed"',
          '"Won"',
          '"Migrate SAP"',
          '"Azure"',
          '"12"',
          '12',
          'null',
          'true',
          '"Yes"',
          '""',
        ),
        tie('object'),
        fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      ),
      object: fc
        .array(fc.tuple(name, tie('value')), { maxLength: 5 })
        .map((entries) => `{ ${entries.map(([key, value]) => `"${key}": ${String(value)}`).join(', ')} }`),
    })).object;
    fc.assert(fc.property(json, assertSound), { numRuns: 300 });
  });

  it('keeps line ends, byte order mark and all that needs no change', () => {
    const text = '\ufeff{\r\n\t"ID" : "1",\r\n\t"name":"x" ,\r\n}\r\n';
    assert.equal(fixed(text), '\ufeff{\r\n\t"id" : "1",\r\n\t"name":"x" \r\n}\r\n');
  });

  it('returns edits of the text given: few, sorted, apart', () => {
    const text = '{ "ID": "1", "status": "closed", "substatus": "Won", }';
    assert.deepEqual(language.fixAll(language.parse(text)), [
      { offset: 3, length: 2, text: 'id' },
      { offset: 24, length: 1, text: 'C' },
      { offset: 51, length: 1, text: '' },
    ]);
  });

  it('does nothing if a fix would lose something', () => {
    for (const text of [
      '{ "id": "1", "email": "a", "emailAddress": "b" }',
      '{ "id": "1", "status": "New", "Status": "Active", "substatus": "Pending" }',
      '{ "id": "1", "team": [{ "email": "a", "emailAddress": "b" }] }',
      '{ "id": "1", "details": [{ "notes": "a" }, { "notes": "b" }] }',
    ]) {
      assert.deepEqual(language.fixAll(language.parse(text)), [], text);
    }
  });

  it('takes no fix for a problem that is switched off', () => {
    const quiet = createReferralLanguage({ severities: { 'value.casing': 'off' } });
    assert.deepEqual(quiet.fixAll(quiet.parse('{ "id": "1", "status": "closed", "substatus": "Won" }')), []);
  });

  it('takes a thousand referrals with errors in time', function () {
    this.timeout(60_000);
    const one = JSON.stringify(
      {
        Status: 'closed',
        Substatus: 'won',
        CustomerProfile: { Name: 'Tailspin', Team: { emailAddress: 'kim@tailspin.example' } },
        details: { notes: 'x'.repeat(3000), dealValue: '5', requirements: { products: ['Azure', 'Azure'] } },
      },
      null,
      2,
    );
    const text = `[${Array.from({ length: 1000 }, () => one).join(',\n')},]`;
    // About one second on an idle machine; what reads the document once per fix takes longer than mocha waits.
    const edits = language.fixAll(language.parse(text));
    assert.ok(edits.length > 5000);
    assert.ok(isJson(applyEdits(text, edits)));
  });

  it('mends thousands of errors of syntax in one go', function () {
    this.timeout(60_000);
    for (const [part, count] of [
      ['{}', 10_000],
      ['{[}', 5000],
      ['{"a":1,\n}\n', 10_000],
      ['1 ', 30_000],
    ] as const) {
      // In a text that is checked for everything else after each thousand of them, this takes minutes.
      const after = fixed(`[${part.repeat(count)}]`);
      if (part !== '{[}') assert.ok(isJson(after), after.slice(0, 100));
    }
  });

  it('leaves what was found in a document with it', () => {
    const document = language.parse('[{ "ID": "1" }, { "status": "closed" }]');
    const before = language.validate(document);
    assert.ok(language.fixAll(document).length > 0);
    const after = language.validate(document);
    assert.deepEqual(after, before);
    assert.equal(after[0], before[0], 'the very same: nothing was checked again');
  });

  it('takes out comments in a row at once', () => {
    const comments = '/* - */'.repeat(5000);
    assert.equal(fixed(`{"id": "1", ${comments}"eTag": "x"}`), '{"id": "1", "eTag": "x"}');
  });
});
