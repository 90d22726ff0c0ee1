import assert from 'node:assert/strict';
import { isResource, isVocabulary } from '../../../../src/domain/model/resource';
import { consent } from '../../../../src/domain/referral/consent';
import { address } from '../../../../src/domain/referral/customerProfile';
import { member } from '../../../../src/domain/referral/member';
import { referral } from '../../../../src/domain/referral/referral';
import { referralDetails } from '../../../../src/domain/referral/referralDetails';
import { resources } from '../../../../src/domain/referral/resources';
import { solutionTag } from '../../../../src/domain/referral/solutionTag';
import { allResources } from '../allResources';

describe('resource.resolve', () => {
  const cases: [written: string, wire: string, exact: boolean][] = [
    ['status', 'status', true],
    ['Status', 'status', false],
    ['STATUS', 'status', false],
    ['ReferralType', 'type', false],
    ['referralType', 'type', false],
    ['ID', 'id', false],
    ['ETag', 'eTag', false],
    ['etag', 'eTag', false],
    ['CustomerProfile', 'customerProfile', false],
    ['@odata.context', '@odata.context', true],
  ];
  for (const [written, wire, exact] of cases) {
    it(`takes "${written}" of a referral for "${wire}"`, () => {
      const found = referral.resolve(written);
      assert.deepEqual([found?.property.name, found?.exact], [wire, exact]);
    });
  }

  it('tells the documented SolutionType from the wire property of that name', () => {
    assert.deepEqual(solutionTag.resolve('SolutionType')?.property.name, 'type');
    assert.deepEqual(solutionTag.resolve('solutionType'), {
      property: solutionTag.property('solutionType'),
      exact: true,
    });
  });

  it('knows nothing of other names, nor of those that every object has', () => {
    for (const name of ['', 'state', 'constructor', '__proto__', 'toString', 'status '])
      assert.equal(referral.resolve(name), undefined, name);
  });

  it('keeps the doubled "To" of the consent', () => {
    assert.ok(consent.resolve('consentToToShareInfoWithOthers')?.exact);
    assert.equal(consent.resolve('consentToShareInfoWithOthers'), undefined);
    assert.equal(consent.mistakes.get('consenttoshareinfowithothers'), 'consentToToShareInfoWithOthers');
  });
});

describe('resource.property', () => {
  it('takes the wire name only', () => {
    assert.equal(referral.property('type')?.documented, 'ReferralType');
    assert.equal(referral.property('ReferralType'), undefined);
    assert.equal(referral.property('TYPE'), undefined);
  });

  it('has the source of its resource if it has none of its own', () => {
    assert.equal(referral.property('name')?.source, 'Microsoft Learn, Referral resources, Referral');
    assert.match(referral.property('direction')?.source ?? '', /^Seen in the service's responses$/);
  });
});

describe('the resources', () => {
  for (const { name, description, source, properties, mistakes, property, resolve } of allResources()) {
    describe(name, () => {
      it('and each of its properties is described in sentences', () => {
        for (const text of [description, ...properties.map((each) => each.description)])
          assert.match(text, /^[A-Z`].*\.$/, text);
        for (const each of properties) assert.ok(each.source.length > 0, each.name);
        assert.ok(source.length > 0);
      });

      it('leads from each documented name back to its property', () => {
        const documented = properties.filter((each) => each.documented !== undefined);
        for (const each of documented) assert.equal(resolve(each.documented ?? '')?.property, each, each.documented);
        assert.equal(new Set(documented.map((each) => each.documented)).size, documented.length);
      });

      it('maps known mistakes to properties that it has, and none that is right', () => {
        for (const [wrong, right] of mistakes) {
          assert.ok(property(right), `${wrong} leads to ${right}, which is missing`);
          assert.ok(!resolve(wrong), `${wrong} is a property`);
        }
      });
    });
  }

  it('are of the kinds that their types say', () => {
    for (const { properties } of resources) {
      for (const { type, name } of properties)
        assert.ok(typeof type === 'string' || isResource(type) !== isVocabulary(type), name);
    }
  });

  it('hold what the service asks of a new referral', () => {
    const required = referral.properties.filter((property) => property.required).map(({ name }) => name);
    assert.deepEqual(required, ['type', 'customerProfile', 'consent', 'details']);
  });

  it('mark what the service sets itself', () => {
    for (const name of ['id', 'eTag', 'createdDateTime', 'updatedDateTime', 'acceptedDateTime', 'links'])
      assert.ok(referral.property(name)?.readOnly, name);
    for (const name of ['name', 'status', 'substatus', 'engagementId', 'mpnId'])
      assert.ok(!referral.property(name)?.readOnly, name);
  });

  it('know which lists the wire has if the documentation names one type', () => {
    for (const name of ['team', 'target']) assert.ok(referral.property(name)?.list, name);
    assert.ok(!referral.property('customerProfile')?.list);
  });

  it('know the wrong names seen in the wild', () => {
    assert.equal(member.mistakes.get('emailaddress'), 'email');
    assert.equal(referralDetails.mistakes.get('closedate'), 'closingDateTime');
    assert.equal(referralDetails.mistakes.get('estimateddealvalue'), 'dealValue');
    assert.equal(referral.mistakes.get('statusdetail'), 'substatus');
    assert.equal(address.mistakes.get('zip'), 'postalCode');
  });
});
