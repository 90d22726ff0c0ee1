import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { referralGrammar } from '../../../scripts/referralGrammar';
import { taxonomies } from '../../../src/domain/taxonomy/taxonomies';
import { referralStatus } from '../../../src/domain/vocabularies/referralStatus';
import { referralSubstatus } from '../../../src/domain/vocabularies/referralSubstatus';
import { solutions } from '../../../src/domain/vocabularies/solutions';
import { vocabularies } from '../../../src/domain/vocabularies/vocabularies';
import { allResources } from '../domain/allResources';
import { grammarFile, loadTokenizer, type ScopedText } from './tokenize';

/** Where the values of each vocabulary are in a referral. */
const places: Readonly<Record<string, (value: string) => object>> = {
  ReferralStatus: (status) => ({ status }),
  ReferralSubstatus: (substatus) => ({ substatus }),
  ReferralType: (type) => ({ type }),
  ReferralQualification: (qualification) => ({ qualification }),
  CustomerProfileType: (profileType) => ({ customerProfile: { ids: [{ profileType, id: '' }] } }),
  SolutionType: (type) => ({ details: { requirements: { solutions: [{ id: '', name: '', type }] } } }),
  TargetType: (type) => ({ target: [{ type, id: '' }] }),
  Products: (id) => ({ details: { requirements: { products: [{ id: 'Azure' }, { id }] } } }),
  Services: (id) => ({ details: { requirements: { services: [{ id }] } } }),
  Industries: (id) => ({ details: { requirements: { industries: [{ id }] } } }),
  Solutions: (id) => ({ details: { requirements: { solutions: [{ id, type: 'Category' }] } } }),
  'Customer Size': (size) => ({ customerProfile: { name: '', size } }),
  PartnerRole: (partnerRole) => ({ partnerRole }),
  AttributeType: (type) => ({ details: { requirements: { additionalRequirements: { attributes: [{ type }] } } } }),
  CustomerMarketplaceIntent: (id) => ({ attributes: [{ type: 'CustomerMarketplaceIntent', id }] }),
  AssistanceRequestCode: (assistanceRequestCode) => ({ inviteContext: { notes: '', assistanceRequestCode } }),
  Direction: (direction) => ({ direction }),
};

describe('the grammar', () => {
  let tokenize: (text: string) => ScopedText[];

  before(async () => {
    tokenize = await loadTokenizer();
  });

  /** The scopes of the last piece with this text. */
  function scopesOf(text: string, piece: string): string[] {
    const found = tokenize(text).findLast((each) => each.text === piece);
    assert.ok(found, `no piece "${piece}" in ${text}`);
    return found.scopes;
  }

  function own(scopes: readonly string[]): string[] {
    return scopes.filter((scope) => /^constant\.(other\.enum|language\.(sub)?status)\./.test(scope));
  }

  function isString(scopes: readonly string[]): boolean {
    return scopes.at(-1) === 'string.quoted.double.json.referral';
  }

  it('is what the tables of the domain make of it', () => {
    assert.deepEqual(
      JSON.parse(readFileSync(grammarFile, 'utf8')),
      referralGrammar(),
      'Run "node --import tsx scripts/writeGrammar.ts".',
    );
  });

  it('has a test for every vocabulary', () => {
    assert.deepEqual(Object.keys(places).sort(), vocabularies.map(({ name }) => name).sort());
  });

  for (const { name, values } of vocabularies) {
    for (const spaces of [0, 2]) {
      it(`scopes every value of ${name}${spaces ? ' over several lines' : ''}`, () => {
        for (const value of values) {
          const text = JSON.stringify(places[name]?.(value), null, spaces);
          const scopes = scopesOf(text, value);
          assert.equal(own(scopes).length, 1, `${value}: ${scopes.join(' ')}`);
          assert.ok(scopes.includes('string.quoted.double.json.referral'), value);
        }
      });
    }
  }

  it('gives every status and substatus a scope of its own', () => {
    for (const value of referralStatus.values)
      assert.equal(
        scopesOf(`{ "status": "${value}" }`, value).at(-1),
        `constant.language.status.${value.toLowerCase()}.referral`,
      );
    for (const value of referralSubstatus.values)
      assert.equal(
        scopesOf(`{"substatus":"${value}"}`, value).at(-1),
        `constant.language.substatus.${value.toLowerCase()}.referral`,
      );
  });

  it('scopes every area and play of every fiscal year, in both places', () => {
    for (const { areas, plays } of taxonomies) {
      for (const area of areas) {
        for (const text of [`{ "solutionArea": "${area}" }`, `{"attributes":[{"type":"SolutionArea","id":"${area}"}]}`])
          assert.equal(scopesOf(text, area).at(-1), 'constant.other.enum.solution-area.referral', text);
      }
      for (const play of plays) {
        for (const text of [`{ "solutionPlay": "${play}" }`, `{"attributes":[{"type":"SolutionPlay","id":"${play}"}]}`])
          assert.equal(scopesOf(text, play).at(-1), 'constant.other.enum.solution-play.referral', text);
      }
    }
  });

  it('understands the documented names', () => {
    assert.equal(scopesOf('{ "Status": "Closed" }', 'Closed').at(-1), 'constant.language.status.closed.referral');
    assert.equal(
      scopesOf('{ "ReferralType": "Shared" }', 'Shared').at(-1),
      'constant.other.enum.referral-type.referral',
    );
    assert.equal(
      scopesOf('{ "Products": [{ "ID": "Azure" }] }', 'Azure').at(-1),
      'constant.other.enum.products.referral',
    );
  });

  it('does not take a word for a state or an enum value if it is text', () => {
    for (const text of [
      '{ "name": "Active" }',
      '{ "details": { "notes": "Closed" } }',
      '{ "statusReason": "Lost" }',
      '{ "name": "status", "notes": "Won" }',
      '{ "customerProfile": { "name": "Azure" } }',
      '{ "target": [{ "id": "Azure" }] }',
      '{ "engagementId": "SalesQualified" }',
      '["New", "Pending"]',
    ]) {
      const marked = tokenize(text).filter(({ scopes }) => own(scopes).length > 0);
      assert.deepEqual(marked, [], text);
    }
  });

  it('does not take a status for a substatus, nor what is spelled differently', () => {
    for (const [text, value] of [
      ['{ "status": "Won" }', 'Won'],
      ['{ "substatus": "Closed" }', 'Closed'],
      ['{ "status": "closed" }', 'closed'],
      ['{ "status": "Closed " }', 'Closed '],
      ['{ "status": "New\\u0020" }', 'New'],
      [`{ "products": [{ "id": "${solutions.values[0]}" }] }`, solutions.values[0] ?? ''],
    ] as const)
      assert.ok(isString(scopesOf(text, value)), text);
  });

  it('ends a property at the next key when the comma is missing', () => {
    const text = '{\n  "status": "New"\n  "name": "Active"\n  "substatus": "Pending"\n}';
    assert.equal(scopesOf(text, 'New').at(-1), 'constant.language.status.new.referral');
    assert.ok(isString(scopesOf(text, 'Active')));
    assert.equal(scopesOf(text, 'Pending').at(-1), 'constant.language.substatus.pending.referral');
  });

  it('does not carry a property into its neighbours', () => {
    const text = '{ "status": { "status": "New", "name": "Active" }, "name": "Closed", "b": "Closed" }';
    assert.equal(scopesOf(text, 'New').at(-1), 'constant.language.status.new.referral');
    assert.ok(isString(scopesOf(text, 'Active')));
    assert.ok(isString(scopesOf(text, 'Closed')));
  });

  it('colors keys as JSON does, and tells known, read-only and unknown ones apart', () => {
    const key = 'support.type.property-name.json.referral';
    assert.deepEqual(scopesOf('{ "name": 1 }', 'name').slice(-2), ['string.json.referral', key]);
    assert.deepEqual(scopesOf('{ "eTag": "" }', 'eTag').slice(-2), [key, 'meta.property.read-only.referral']);
    assert.deepEqual(scopesOf('{ "nmae": "" }', 'nmae').slice(-2), [key, 'meta.property.unknown.referral']);
  });

  it('knows every property of the domain by its wire name and its documented name', () => {
    for (const { properties } of allResources()) {
      for (const { name, documented } of properties) {
        for (const written of documented ? [name, documented] : [name]) {
          const scopes = scopesOf(`{ "${written}": null }`, written);
          assert.ok(scopes.includes('support.type.property-name.json.referral'), written);
          assert.ok(!scopes.includes('meta.property.unknown.referral'), written);
        }
      }
    }
  });

  it('marks as read-only only what no user may write', () => {
    const all = allResources().flatMap(({ properties }) => properties);
    for (const { name } of all) {
      const readOnly = all.every((property) => property.name !== name || property.readOnly === true);
      const scopes = scopesOf(`{ "${name}": null }`, name);
      assert.equal(scopes.includes('meta.property.read-only.referral'), readOnly, name);
    }
  });

  it('knows the rest of JSON', () => {
    const text = '{ "a": [1, -2.5e+3, true, null, "x\\n\\u00e9"], "b": {} }';
    assert.ok(scopesOf(text, '-2.5e+3').includes('constant.numeric.json.referral'));
    assert.ok(scopesOf(text, 'true').includes('constant.language.json.referral'));
    assert.ok(scopesOf(text, 'null').includes('constant.language.json.referral'));
    assert.ok(scopesOf(text, '\\n').includes('constant.character.escape.json.referral'));
    assert.ok(scopesOf(text, '\\u00e9').includes('constant.character.escape.json.referral'));
    assert.ok(scopesOf(text, '[').includes('punctuation.definition.array.begin.json.referral'));
    assert.ok(scopesOf(text, '{').includes('punctuation.definition.dictionary.begin.json.referral'));
    assert.ok(tokenize(text).every(({ scopes }) => scopes.every((scope) => !scope.startsWith('invalid.'))));
  });

  it('marks what is not JSON', () => {
    for (const [text, piece, scope] of [
      ['{ "a": "\\x" }', '\\x', 'invalid.illegal.unrecognized-string-escape.json.referral'],
      ['{ "a": "\\u12" }', '\\u', 'invalid.illegal.unrecognized-string-escape.json.referral'],
      ['{ // why\n}', '// why', 'invalid.illegal.comment.line.json.referral'],
      ['[ /* why\nnot */ 1]', 'not ', 'invalid.illegal.comment.block.json.referral'],
      ['{ status: 1 }', 'status', 'invalid.illegal.value.json.referral'],
      ['[ 01 ]', '01', 'invalid.illegal.value.json.referral'],
      ["[ 'a' ]", "'a'", 'invalid.illegal.value.json.referral'],
    ] as const)
      assert.ok(scopesOf(text, piece).includes(scope), `${text}: ${scopesOf(text, piece).join(' ')}`);
  });

  it('ends a string that lacks its quote at the end of the line', () => {
    const scopes = scopesOf('{\n  "name": "half\n  "status": "New"\n}', 'New');
    assert.equal(scopes.at(-1), 'constant.language.status.new.referral');
  });
});
