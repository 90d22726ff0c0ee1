import assert from 'node:assert/strict';
import { createReferralLanguage } from '../../../../src/language/service';
import type { ReferralSymbol } from '../../../../src/language/types';

const language = createReferralLanguage();
const outline = (text: string) => language.symbols(language.parse(text));

function find(symbols: readonly ReferralSymbol[], name: string): ReferralSymbol | undefined {
  for (const symbol of symbols) {
    const found = symbol.name === name ? symbol : find(symbol.children, name);
    if (found) return found;
  }
  return undefined;
}

describe('outline', () => {
  it('names referrals, people and tags as people do', () => {
    const [referral] = outline(
      '{ "name": "Contoso", "status": "Closed", "substatus": "Won", "team": [{ "firstName": "Ada", "lastName": "L" }], "details": { "requirements": { "products": [{ "id": "Azure" }] } } }',
    );
    assert.equal(referral?.name, 'Contoso');
    assert.equal(referral.detail, 'Closed · Won');
    assert.ok(find(referral.children, 'Ada L'));
    assert.ok(find(referral.children, 'Azure'));
    assert.equal(find(referral.children, 'status')?.detail, 'Closed');
  });

  it('lists every referral of an array or list response, named or not', () => {
    assert.deepEqual(
      outline('[{ "name": "A" }, { "id": "1" }, 5]').map(({ name }) => name),
      ['A', 'Referral 2'],
    );
    assert.deepEqual(
      outline('{ "value": [{ "Name": "A" }] }').map(({ name }) => name),
      ['A'],
    );
  });

  it('keeps every selection within its range, and ranges within their parents, in broken text too', () => {
    const text = '[{ "name": "A", "team": [{ "firstName": , { "a" ], "x": }, { "name": "B" ';
    const check = (symbol: ReferralSymbol, start: number, end: number): void => {
      assert.ok(symbol.offset >= start && symbol.offset + symbol.length <= end, symbol.name);
      const { offset, length } = symbol.selection;
      assert.ok(offset >= symbol.offset && offset + length <= symbol.offset + symbol.length, symbol.name);
      assert.notEqual(symbol.name, '');
      for (const child of symbol.children) check(child, symbol.offset, symbol.offset + symbol.length);
    };
    const symbols = outline(text);
    assert.ok(symbols.length > 0);
    for (const symbol of symbols) check(symbol, 0, text.length);
  });
});

describe('names of the outline', () => {
  const names = (value: object) => language.symbols(language.parse(JSON.stringify(value))).map(({ name }) => name);

  it('are the customer for a referral without a name, in any spelling', () => {
    assert.deepEqual(names({ customerProfile: { name: 'Contoso' } }), ['Contoso']);
    assert.deepEqual(names({ Name: '', CustomerProfile: { Name: 'Contoso' } }), ['Contoso']);
    assert.deepEqual(names({ name: 'Deal', customerProfile: { name: 'Contoso' } }), ['Deal']);
    assert.deepEqual(names({ customerProfile: { name: ' ' } }), ['Referral 1']);
    assert.deepEqual(names({ customerProfile: 5 }), ['Referral 1']);
  });

  it('are shortened', () => {
    const long = 'x'.repeat(500);
    const [referral] = language.symbols(
      language.parse(JSON.stringify({ name: long, team: [{ firstName: long }], [long]: 1 })),
    );
    assert.equal(referral?.name.length, 61);
    assert.equal(referral?.children[1]?.children[0]?.name.length, 61);
    assert.equal(referral?.children[2]?.name.length, 61);
  });
});
