import assert from 'node:assert/strict';
import { payload } from '../../../../src/sync/referral/payload';

describe('payload', () => {
  it('is made once of one value', () => {
    const written = { Name: 'Contoso', Id: '1', 'team@odata.type': 'x', details: { Notes: 'n' } };
    for (const purpose of ['create', 'update'] as const)
      assert.equal(payload(written, purpose), payload(written, purpose));
    assert.notEqual(payload({ ...written }, 'create'), payload(written, 'create'));
  });

  it('sends documented names as wire names, at every depth and in any case', () => {
    const written = {
      Name: 'Contoso',
      ReferralType: 'Independent',
      CUSTOMERPROFILE: { Address: { Country: 'US' }, Team: [{ FirstName: 'Ann' }] },
      Details: { Requirements: { Solutions: [{ ID: 'SOL-1', SolutionType: 'Name' }] } },
    };
    assert.deepEqual(payload(written, 'create'), {
      name: 'Contoso',
      type: 'Independent',
      customerProfile: { address: { country: 'US' }, team: [{ firstName: 'Ann' }] },
      details: { requirements: { solutions: [{ id: 'SOL-1', type: 'Name' }] } },
    });
  });

  it("lets the wire's spelling win over another one of the same property", () => {
    assert.deepEqual(payload({ status: 'New', Status: 'Closed' }, 'create'), { status: 'New' });
    assert.deepEqual(payload({ Status: 'Closed', status: 'New' }, 'create'), { status: 'New' });
  });

  it('keeps unknown properties and values as written, and null', () => {
    const value = { crmStage: { Deep: [1, null] }, name: null, status: 'Weird', __proto__x: 1 };
    assert.deepEqual(payload(value, 'create'), value);
  });

  it('leaves out on create what the service sets', () => {
    const value = {
      id: '1',
      ETag: '"x"',
      createdDateTime: '2026-01-01T00:00:00Z',
      organizationName: 'Fabrikam',
      direction: 'Outgoing',
      links: {},
      '@odata.context': 'c',
      name: 'Deal',
      engagementId: 'e',
      customerProfile: { name: 'C', isMatchingComplete: true, '@odata.type': 't', 'name@odata.type': 't' },
    };
    assert.deepEqual(payload(value, 'create'), { name: 'Deal', engagementId: 'e', customerProfile: { name: 'C' } });
  });

  it('sends an update whole, without links and annotations', () => {
    const value = {
      id: '1',
      eTag: '"x"',
      links: { self: {} },
      Links: {},
      '@odata.context': 'c',
      team: [{ '@odata.x': 1 }],
    };
    assert.deepEqual(payload(value, 'update'), { id: '1', eTag: '"x"', team: [{}] });
  });

  it('gives an empty object for what is not an object', () => {
    for (const value of [null, 1, 'x', [], undefined]) assert.deepEqual(payload(value, 'update'), {});
  });

  it('does not change what it is given', () => {
    const value = Object.freeze({ Status: 'New', links: Object.freeze({}) });
    payload(value, 'create');
    assert.deepEqual(value, { Status: 'New', links: {} });
  });
});
