import assert from 'node:assert/strict';
import { ApiError } from '../../../../src/api/apiError';
import type { ReferralsApi } from '../../../../src/api/referralsApi';
import { logPull, logWrites } from '../../../../src/editor/connection/activityLog';

describe('the activity log', () => {
  const lines: string[] = [];
  const log = { info: (line: string) => void lines.push(line) };
  beforeEach(() => lines.splice(0));

  const saved = async () => ({ body: { id: 'a1', name: 'Beans\n\u202e', notes: 'secret' }, eTag: '"1"' });
  const answering = { create: saved, update: saved, patch: saved } as unknown as ReferralsApi;
  const refuse = () => Promise.reject(new ApiError('stale', 'secret'));
  const refusing = { create: refuse, update: refuse, patch: refuse } as unknown as ReferralsApi;

  it('has one line for each create and update: name, ID and outcome, and nothing else of the deal', async () => {
    const api = logWrites(answering, log, 'the sandbox');
    await api.create({ name: 'Beans', notes: 'secret' });
    await api.update('a1', { notes: 'secret' }, '"1"');
    await api.patch('a1', [], '"1"');
    assert.deepEqual(lines, [
      'Create in the sandbox: "Beans\\u000a\\u202e", ID a1: done',
      'Update in the sandbox: "Beans\\u000a\\u202e", ID a1: done',
      'Update in the sandbox: "Beans\\u000a\\u202e", ID a1: done',
    ]);
  });

  it('has a line for each that failed, and passes the error on', async () => {
    const api = logWrites(refusing, log, 'Partner Center');
    await assert.rejects(api.create({ name: 'Beans' }));
    await assert.rejects(api.patch('a\n1', [], '"1"'));
    assert.deepEqual(lines, [
      'Create in Partner Center: "Beans": failed (stale)',
      'Update in Partner Center: ID a\\u000a1: failed (stale)',
    ]);
  });

  it('has a line for each pulled referral', () => {
    logPull(log, 'the sandbox', { id: 'a1', outcome: 'pulled', file: 'Beans.referral.json', eTag: '"1"' });
    logPull(log, 'the sandbox', { id: 'a2', outcome: 'gone', message: 'x' });
    assert.deepEqual(lines, [
      'Pull from the sandbox: Beans.referral.json, ID a1: pulled',
      'Pull from the sandbox: ID a2: gone',
    ]);
  });
});
