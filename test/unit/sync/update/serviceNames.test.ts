import assert from 'node:assert/strict';
import { submitReferral } from '../../../../src/sync/submit/submitReferral';
import { inServiceNames, operationInServiceNames } from '../../../../src/sync/update/serviceNames';
import { memoryApi } from '../memoryApi';
import { memoryBaselines } from '../memoryBaselines';
import { memoryFile } from '../memoryFile';

describe("the service's own names", () => {
  const theirs = {
    ReferralType: 'Shared',
    details: { Notes: 'n', notes: 'other', DealValue: 1, Requirements: { Solutions: [{ ID: 'a' }, { id: 'b' }] } },
    Team: [{ Email: 'a@x.example' }],
  };

  it('are those that it has, at any depth', () => {
    const value = {
      type: 'Shared',
      details: {
        Notes: 'n',
        notes: 'o',
        dealValue: 2,
        requirements: { solutions: [{ id: 'b' }, { id: 'a', name: 'A' }] },
      },
      team: [{ email: 'a@x.example' }, { email: 'b@x.example' }],
      name: 'new',
    };
    assert.deepEqual(inServiceNames(value, theirs), {
      ReferralType: 'Shared',
      details: {
        Notes: 'n',
        notes: 'o',
        DealValue: 2,
        Requirements: { Solutions: [{ id: 'b' }, { ID: 'a', name: 'A' }] },
      },
      Team: [{ Email: 'a@x.example' }, { email: 'b@x.example' }],
      name: 'new',
    });
  });

  it('are in the paths and values of operations', () => {
    for (const [path, value, ownPath, own] of [
      ['/type', 'x', '/ReferralType', 'x'],
      ['/details/notes', 'x', '/details/notes', 'x'],
      ['/details/dealValue', 2, '/details/DealValue', 2],
      ['/details/requirements', { solutions: [{ id: 'a' }] }, '/details/Requirements', { Solutions: [{ ID: 'a' }] }],
      ['/team/-', { email: 'c' }, '/Team/-', { email: 'c' }],
      ['/team/0/email', 'c', '/Team/0/Email', 'c'],
      ['/a~1b', 1, '/a~1b', 1],
    ] as const)
      assert.deepEqual(operationInServiceNames({ op: 'add', path, value }, theirs), {
        op: 'add',
        path: ownPath,
        value: own,
      });
  });
});

describe('an update of a referral with names that read as one', () => {
  it('keeps all of them, and replaces only what the user changed', async () => {
    for (const method of ['auto', 'put'] as const) {
      const service = memoryApi();
      const services = { api: service.api, baselines: memoryBaselines(), clock: () => new Date(0) };
      const of = { MPNID: '77', mpnId: '1', details: { Notes: 'b', notes: 'a', DealValue: 1 } };
      const saved = service.put('a', { ...of, referralType: 'CoSell', type: 'Independent', statusReason: 'x' });
      await services.baselines.set('a', { ...saved, seen: '' });
      const { statusReason: _, ...rest } = saved.body as Record<string, unknown>;
      const mine = { ...rest, details: { Notes: 'b', notes: 'a2', DealValue: 2 } };
      const { file, state } = memoryFile(JSON.stringify(mine));
      const result = await submitReferral(services, file, { method });
      assert.equal(result.outcome, 'updated');
      const { eTag: _old, ...sent } = (service.calls.at(-1)?.body ?? {}) as Record<string, unknown>;
      const { eTag: _own, ...expected } = mine as Record<string, unknown>;
      assert.deepEqual(sent, expected);
      assert.equal((await submitReferral(services, file)).outcome, 'unchanged', state.text);
    }
  });
});
