import assert from 'node:assert/strict';
import { isEdited } from '../../../../src/sync/plan/isEdited';

describe('isEdited', () => {
  const base = {
    id: 'a',
    eTag: '"1"',
    type: 'Shared',
    status: 'New',
    name: 'Deal',
    customerProfile: { name: 'Contoso' },
    details: { notes: 'n', closingDateTime: '2027-01-01T00:00:00Z' },
    mpnId: '1',
    updatedDateTime: '2026-01-01T00:00:00Z',
    links: { self: 'x' },
  };
  const { name: _name, ...withoutName } = base;
  const { mpnId: _mpnId, ...withoutMpnId } = base;
  const cases: [what: string, mine: object, isChanged: boolean][] = [
    ['the same', base, false],
    [
      'another spelling',
      { ...withoutName, Name: ' Deal', details: { ...base.details, closingDateTime: '2027-01-01T00:00:00.0Z' } },
      false,
    ],
    ['a part of it', { id: 'a', name: 'Deal', details: { notes: 'n' } }, false],
    ['other links', { ...base, links: {} }, false],
    ['a change', { ...base, name: 'Mine' }, true],
    ['a change in a part of it', { id: 'a', details: { notes: 'mine' } }, true],
    ['a property that was added', { ...base, consent: { consentToContact: true } }, true],
    ['a property that was taken away', withoutMpnId, true],
    ['what only the service can set', { ...base, updatedDateTime: '2027-01-01T00:00:00Z' }, true],
  ];
  for (const [what, mine, isChanged] of cases)
    it(`${what}: ${isChanged ? 'edited' : 'not edited'}`, () => {
      assert.equal(isEdited(mine, base), isChanged);
    });
});
