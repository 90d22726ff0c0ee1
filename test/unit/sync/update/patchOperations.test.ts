import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PatchOperation } from '../../../../src/api/referralsApi';
import { referral } from '../../../../src/domain/referral/referral';
import { sameContent } from '../../../../src/sync/referral/alike';
import { patchOperations } from '../../../../src/sync/update/patchOperations';

describe('patchOperations', () => {
  it('replaces what changed, adds what is new, and says nothing of the rest', () => {
    const base = { name: 'a', details: { dealValue: 1, notes: 'n', requirements: { products: [{ id: 'Azure' }] } } };
    const body = {
      name: 'a',
      details: {
        dealValue: 2,
        currency: 'EUR',
        notes: 'n',
        requirements: { products: [{ id: 'Azure' }, { id: 'Teams' }] },
      },
      team: [],
    };
    assert.deepEqual(patchOperations(base, body), [
      { op: 'replace', path: '/details/dealValue', value: 2 },
      { op: 'add', path: '/details/currency', value: 'EUR' },
      { op: 'replace', path: '/details/requirements/products', value: [{ id: 'Azure' }, { id: 'Teams' }] },
      { op: 'add', path: '/team', value: [] },
    ]);
    assert.deepEqual(patchOperations(body, body), []);
  });

  it('sends status and substatus together', () => {
    assert.deepEqual(
      patchOperations({ status: 'New', substatus: 'Pending' }, { status: 'New', substatus: 'Received' }),
      [
        { op: 'replace', path: '/substatus', value: 'Received' },
        { op: 'replace', path: '/status', value: 'New' },
      ],
    );
  });

  it('cannot remove', () => {
    assert.equal(patchOperations({ name: 'a', mpnId: '1' }, { name: 'a' }), undefined);
    assert.equal(patchOperations({ details: { notes: 'a' } }, { details: {} }), undefined);
    assert.deepEqual(patchOperations({ name: 'a', mpnId: null }, { name: 'a' }), []);
    assert.deepEqual(patchOperations({ notes: 'a' }, { notes: '' }), [{ op: 'replace', path: '/notes', value: '' }]);
  });

  it('adds to a team, and changes registrations inside', () => {
    const ann = { email: 'a@a.example', emailValidationStatus: 'Valid' };
    const bo = { email: 'b@a.example' };
    assert.deepEqual(patchOperations({ team: [ann] }, { team: [ann, bo] }), [
      { op: 'add', path: '/team/-', value: bo },
    ]);
    assert.deepEqual(patchOperations({ team: [ann] }, { team: [bo] }), [{ op: 'replace', path: '/team', value: [bo] }]);
    const one = { id: '1', statusHistory: { passed: 'x' }, contract: { value: 1, currency: 'USD' } };
    const two = { id: '2', contract: { value: 5 } };
    const changed = { ...one, contract: { value: 2, currency: 'USD' } };
    assert.deepEqual(patchOperations({ registrations: [two, one] }, { registrations: [two, changed] }), [
      { op: 'replace', path: '/registrations/1/contract/value', value: 2 },
    ]);
    const added = { type: 'AzureIPCoSell', contract: { value: 1 } };
    assert.deepEqual(patchOperations({ registrations: [one] }, { registrations: [one, added] }), [
      { op: 'add', path: '/registrations/-', value: added },
    ]);
    assert.equal(patchOperations({ registrations: [one, two] }, { registrations: [two] }), undefined);
  });

  it('never sends what the service sets', () => {
    assert.deepEqual(patchOperations({ id: 'a', eTag: '1' }, { id: 'b', updatedDateTime: 'x' }), []);
  });

  it('escapes names', () => {
    assert.deepEqual(patchOperations({}, { 'a/b~c': 1 }), [{ op: 'add', path: '/a~1b~0c', value: 1 }]);
  });

  it('makes the one of the other, for any values', () => {
    const leaf = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean());
    const any = fc.record({ name: leaf, details: fc.record({ notes: leaf, dealValue: leaf }), team: fc.array(leaf) });
    fc.assert(
      fc.property(any, any, fc.dictionary(fc.string({ minLength: 1 }), leaf), (base, body, extra) => {
        const isOwn = (key: string): boolean => key !== '__proto__' && !referral.property(key)?.readOnly;
        const wanted = { ...Object.fromEntries(Object.entries(extra).filter(([key]) => isOwn(key))), ...body };
        const operations = patchOperations(base, wanted);
        assert.ok(operations);
        assert.ok(operations.every(({ value }) => value !== undefined));
        assert.ok(sameContent(applied(base, operations), wanted));
      }),
    );
  });
});

/** RFC 6902, for objects; written again, so that it shares no mistake with the sandbox. */
function applied(base: object, operations: readonly PatchOperation[]): unknown {
  const copy = structuredClone(base) as Record<string, unknown>;
  for (const { path, value } of operations) {
    const names = path
      .slice(1)
      .split('/')
      .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = names.pop() ?? '';
    const owner = names.reduce((object, name) => object[name] as Record<string, unknown>, copy);
    if (Array.isArray(owner) && last === '-') owner.push(value);
    else owner[last] = value;
  }
  return copy;
}
