import assert from 'node:assert/strict';
import { ApiError, type ApiErrorKind } from '../../../../src/api/apiError';
import { payload } from '../../../../src/sync/referral/payload';
import { createMarks } from '../../../../src/sync/state/creates/createMarks';
import { hopelessError, identities, isUnsent, submitInOrder } from '../../../../src/sync/submit/submitInOrder';
import type { SubmitResult } from '../../../../src/sync/submitResult';

describe('what a result says of the referrals after it', () => {
  const failed = (kind: ApiErrorKind, mayHaveHappened?: boolean): SubmitResult => {
    const error = new ApiError(kind, 'No.', mayHaveHappened ? { mayHaveHappened } : {});
    return { pointer: '', outcome: 'failed', error, message: 'No.' };
  };
  const lost = new ApiError('cancelled', 'No.');
  const doubtful: SubmitResult = { pointer: '', outcome: 'doubtful', candidates: [], message: '' };
  const gone: SubmitResult = { pointer: '', outcome: 'gone', id: 'a', message: '' };

  it('is that they would fail alike if the service cannot be reached or the user may or will not', () => {
    for (const kind of ['cancelled', 'offline', 'unauthenticated'] as const)
      assert.equal(hopelessError(failed(kind))?.kind, kind);
    assert.equal(hopelessError({ ...doubtful, error: lost }), lost);
    for (const result of [failed('rejected'), failed('throttled'), doubtful, gone, undefined])
      assert.equal(hopelessError(result), undefined);
  });

  it('is that it was not sent if the user canceled before', () => {
    assert.equal(isUnsent(failed('cancelled')), true);
    for (const result of [failed('cancelled', true), failed('offline'), doubtful, { ...doubtful, error: lost }, gone])
      assert.equal(isUnsent(result), false);
  });
});

const shared = (a: unknown, b: unknown): boolean => identities(a).some((key) => identities(b).includes(key));

describe('what keeps two referrals from being submitted at the same time', () => {
  it('is one ID, in any case and under any name', () => {
    assert.ok(shared({ id: 'A-1' }, { Id: 'a-1', name: 'Another' }));
    assert.ok(!shared({ id: 'A-1', name: 'Deal' }, { id: 'A-2', name: 'Deal' }));
  });

  it('is one reference, whatever else they say', () => {
    assert.ok(shared({ id: '1', externalReferenceId: 'CRM-1' }, { ExternalReferenceId: ' CRM-1 ', name: 'x' }));
    assert.ok(!shared({ name: 'a', externalReferenceId: 'CRM-1' }, { name: 'b', externalReferenceId: 'CRM-2' }));
  });

  it('is every mark that two creates can have in common', () => {
    const base = { externalReferenceId: 'R', name: ' Deal ', type: 'Shared', customerProfile: { name: 'Contoso' } };
    const { externalReferenceId: _, ...unreferenced } = base;
    const others: object[] = [
      unreferenced,
      { ...base, externalReferenceId: 'S' },
      { externalReferenceId: 'R', type: 'shared' },
      { Name: 'Deal', Type: 'Shared', CustomerProfile: { Name: 'Contoso' } },
      { ...unreferenced, details: { notes: 'x' } },
      { type: 'Shared' },
      { type: 'Shared', name: 'Deal' },
    ];
    let count = 0;
    for (const one of [base, ...others]) {
      for (const other of others) {
        const [marks, others] = [one, other].map((each) => Object.entries(createMarks(payload(each, 'create'))));
        const hasCommon = marks?.some(([kind, mark]) => others?.some(([also, too]) => kind === also && mark === too));
        if (!hasCommon) continue;
        count++;
        assert.ok(shared(one, other), JSON.stringify([one, other]));
      }
    }
    assert.ok(count > others.length);
  });

  it('is one engagement, if neither has an ID yet', () => {
    assert.ok(shared({ name: 'a', engagementId: 'E-1' }, { name: 'b', EngagementId: 'e-1', id: '' }));
    assert.ok(shared({ id: null, name: 'a', engagementId: 'E-1' }, { name: 'b', engagementId: 'E-1' }));
    assert.ok(!shared({ name: 'a', engagementId: 'E-1' }, { name: 'b', engagementId: 'E-2' }));
    assert.ok(!shared({ id: '1', engagementId: 'E-1' }, { id: '2', engagementId: 'E-1' }));
    assert.ok(!shared({ name: 'a', engagementId: '' }, { name: 'b', engagementId: '' }));
    assert.ok(!shared({ name: 'a', engagementId: 5 }, { name: 'b', engagementId: 5 }));
  });

  it('is nothing if there is nothing to send', () => {
    assert.deepEqual(identities(undefined), []);
    assert.ok(shared({}, { name: 5 }));
  });

  it('is one place that takes one change at a time', async () => {
    const running: string[] = [];
    const seen: string[] = [];
    const jobs = ['first', 'a', 'a', 'b', undefined].map((place, index) => ({
      value: { id: String(index) },
      ...(place !== undefined && { place }),
      run: async () => {
        running.push(place ?? 'none');
        await new Promise((resolve) => setImmediate(resolve));
        seen.push([...running].sort().join(' '));
        running.splice(running.indexOf(place ?? 'none'), 1);
        return index;
      },
    }));
    const results: number[] = [];
    for await (const result of submitInOrder(jobs, () => undefined)) results.push(result);
    assert.deepEqual(results, [0, 1, 2, 3, 4]);
    assert.ok(
      seen.every((names) => !names.includes('a a')) && seen.some((names) => names.includes('a b')),
      seen.join(),
    );
  });
});
