import assert from 'node:assert/strict';
import { setImmediate as tick } from 'node:timers/promises';
import { ApiError } from '../../../../src/api/apiError';
import type { ReferralsApi, Saved } from '../../../../src/api/referralsApi';
import { lockedApi } from '../../../../src/sync/state/lockedApi';
import { StateError } from '../../../../src/sync/state/stateError';

/** A state that notes what happens to it, and a service that notes what is sent. */
function world(keepNotes: () => Promise<void> = async () => undefined) {
  const calls: string[] = [];
  const state = {
    acquire: async () => void calls.push('acquire'),
    release: async () => void calls.push('release'),
    beforeSend: () => void calls.push('check'),
    keepNotes: async () => {
      calls.push('keep');
      await keepNotes();
    },
  };
  const saved: Saved = { body: { id: '1' }, eTag: '"1"' };
  const note = (name: string) => async () => {
    calls.push(name);
    return saved;
  };
  const api = { create: note('create'), update: note('update'), patch: note('patch') } as unknown as ReferralsApi;
  return { calls, api: lockedApi(api, () => state) };
}

describe('a service that is covered by a lock', () => {
  it('gets a create after its note is on the disk, and after the lock was looked at', async () => {
    let isKept = (): void => undefined;
    const { calls, api } = world(
      () =>
        new Promise((resolve) => {
          isKept = resolve;
        }),
    );
    const created = api.create({});
    await tick();
    assert.deepEqual(calls, ['acquire', 'keep']);
    isKept();
    await created;
    assert.deepEqual(calls, ['acquire', 'keep', 'check', 'create', 'release']);
  });

  it('gets no create whose note the disk refuses', async () => {
    const { calls, api } = world(async () => {
      throw new StateError('unusable', 'The disk is broken.', '/x');
    });
    await assert.rejects(
      api.create({}),
      (error) =>
        ApiError.is(error, 'rejected') && !error.details.mayHaveHappened && /disk is broken/.test(error.message),
    );
    assert.deepEqual(calls, ['acquire', 'keep', 'release']);
  });

  it('gets an update without a wait for the disk: it has no note', async () => {
    const { calls, api } = world();
    await api.patch('1', [], '"1"');
    assert.deepEqual(calls, ['acquire', 'check', 'patch', 'release']);
  });
});
