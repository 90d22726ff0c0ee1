import assert from 'node:assert/strict';
import { isEdited, type RemoteNews, type SyncState, syncState } from '../../../../src/sync/plan/syncState';
import { withEarlier } from '../../../../src/sync/state/baseline';

const first = { eTag: '"0"', body: { id: 'a', name: 'First', eTag: '"0"' }, seen: '' };
const baseline = withEarlier({ eTag: '"1"', body: { id: 'a', name: 'Deal', eTag: '"1"' }, seen: '' }, first);
const same = { id: 'a', Name: 'Deal', eTag: '"1"' };
const edited = { id: 'a', name: 'Mine', eTag: '"1"' };

const other = { ...same, eTag: '"2"', externalReferenceId: 'theirs' };
const clash = { ...same, eTag: '"2"', name: 'Theirs' };

describe('syncState', () => {
  const cases: [what: string, value: object, known: boolean, remote: RemoteNews, state: SyncState][] = [
    ['no id', { name: 'x' }, false, undefined, 'new'],
    ['no id, but an eTag', { name: 'x', eTag: '"1"' }, false, undefined, 'noId'],
    ['as it was seen', same, true, undefined, 'inSync'],
    ['as it was seen, and still is', same, true, { eTag: '"1"' }, 'inSync'],
    ['changed', edited, true, undefined, 'edited'],
    ['changed without an eTag', { id: 'a', name: 'Deal', mpnId: '1' }, true, { eTag: '"1"' }, 'edited'],
    ['without an eTag, based on what is not clear', { id: 'a', name: 'Mine' }, true, { eTag: '"1"' }, 'behind'],
    ['as it was seen, and the service moved', same, true, { eTag: '"2"' }, 'behind'],
    ['changed on both sides', edited, true, { eTag: '"2"' }, 'conflict'],
    ['changed on both sides, in other properties', edited, true, { eTag: '"2"', body: other }, 'mergeable'],
    ['changed, and what the service changed is not known', { ...same, mpnId: '1' }, true, { eTag: '"2"' }, 'conflict'],
    ['changed on both sides in one property', edited, true, { eTag: '"2"', body: clash }, 'conflict'],
    ['gone at the service', edited, true, 'gone', 'gone'],
    ['never seen', edited, false, undefined, 'unknown'],
    ['never seen, and of another version', edited, false, { eTag: '"2"' }, 'behind'],
    ['of another version than was seen', { ...edited, eTag: '"x"' }, true, undefined, 'unknown'],
    ['of another version than the service has', { ...edited, eTag: '"x"' }, true, { eTag: '"1"' }, 'behind'],
    ['put back to an earlier version', first.body, true, undefined, 'behind'],
    ['put back to an earlier version, also before the last news', first.body, true, { eTag: '"0"' }, 'behind'],
    ['an earlier version with a change', { ...first.body, externalReferenceId: 'mine' }, true, undefined, 'mergeable'],
    [
      'an earlier version with a change of what changed since',
      { ...first.body, name: 'Mine' },
      true,
      undefined,
      'conflict',
    ],
    ['the service tells no eTag', same, true, { eTag: '' }, 'inSync'],
  ];
  for (const [what, value, known, remote, state] of cases) {
    it(`${what}: ${state}`, () => {
      const id = (value as { id?: string }).id;
      assert.equal(syncState(value, id, known ? baseline : undefined, remote), state);
    });
  }

  it('an update without an answer, undone: edited, until it is submitted again', () => {
    const tried = { ...baseline, tried: { ...baseline.body, name: 'Tried' } };
    assert.equal(syncState(same, 'a', tried), 'edited');
  });
});

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
      assert.equal(isEdited(mine, { body: base }), isChanged);
    });
});
