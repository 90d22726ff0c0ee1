import assert from 'node:assert/strict';
import { odataString } from '../../../../src/api/odata/odataString';

describe('odataString', () => {
  it('quotes', () => assert.equal(odataString('a b'), "'a b'"));
  it('doubles single quotes', () => assert.equal(odataString("O'Neil's' or 1 eq 1"), "'O''Neil''s'' or 1 eq 1'"));
});
