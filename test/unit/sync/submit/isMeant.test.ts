import assert from 'node:assert/strict';
import { findReferrals } from '../../../../src/sync/files/findReferral';
import { isMeant, placeOf, submitReferral } from '../../../../src/sync/submit/submitReferral';
import { memoryApi } from '../memoryApi';
import { memoryBaselines } from '../memoryBaselines';
import { memoryFile } from '../memoryFile';

describe('the referral that a person has decided about', () => {
  it('is known by its ID, else by reference and name, else by all that it says', () => {
    assert.ok(isMeant({ id: '1', name: 'New name' }, { ID: '1', name: 'A' }));
    assert.ok(!isMeant({ id: '2', name: 'A' }, { id: '1', name: 'A' }));
    assert.ok(!isMeant({ name: 'A' }, { id: '1', name: 'A' }));
    assert.ok(isMeant({ name: 'A', externalReferenceId: 'R', x: 1 }, { name: 'A', externalReferenceId: 'R' }));
    assert.ok(!isMeant({ name: 'B', externalReferenceId: 'R' }, { name: 'A', externalReferenceId: 'R' }));
    assert.ok(isMeant({ name: 'A' }, { name: 'A' }));
    assert.ok(!isMeant({ name: 'A', x: 1 }, { name: 'A' }));
    assert.ok(!isMeant(undefined, { name: 'A' }));
  });

  for (const inDoubt of ['create', 'use', { use: '6d0a1d57-1a92-4b1c-9b09-5f4c1ab4a101' }] as const)
    it(`is sent, and no other one in its place (${JSON.stringify(inDoubt)})`, async () => {
      const { api, calls } = memoryApi();
      const { file, state } = memoryFile(JSON.stringify([{ name: 'B' }, { name: 'A' }]));
      const services = { api, baselines: memoryBaselines(), clock: () => new Date(0) };
      const result = await submitReferral(services, file, { pointer: '/0', meant: { name: 'A' }, inDoubt });
      assert.equal(result.outcome, 'invalid');
      assert.match('message' in result ? result.message : '', /Another referral has taken this place/);
      assert.equal(state.changes, 0);
      assert.deepEqual(calls, []);
    });

  it('is looked for at its place, then among the others, if only one can be it', () => {
    const [a, b] = [{ name: 'A' }, { name: 'B' }];
    const place = (now: object[], pointer: string, meant: object) =>
      placeOf(findReferrals(JSON.stringify(now)), pointer, meant);
    assert.equal(place([a, b], '/1', b), '/1');
    assert.equal(place([b, a, b], '/2', b), '/2', 'also with an equal one before it');
    assert.equal(place([a, a, b], '/1', b), '/2', 'a row was inserted');
    assert.equal(place([b], '/1', b), '/0', 'a row was taken out');
    assert.equal(place([a, a], '/1', b), '/1', 'it is gone');
    assert.equal(place([b, a, b], '/1', b), '/1', 'there are two');
    assert.equal(
      place(
        [
          { ...b, id: '2' },
          { ...b, id: '1', name: 'C' },
        ],
        '/0',
        { ...b, id: '1' },
      ),
      '/1',
    );
  });
});
