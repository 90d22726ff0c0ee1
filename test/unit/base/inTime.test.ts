import assert from 'node:assert/strict';
import { inTime } from '../../../src/base/inTime';

describe('inTime', () => {
  const late = () => new Error('late');

  it('returns what comes in time', async () => {
    assert.equal(await inTime(Promise.resolve(1), 60_000, late), 1);
  });

  it('throws what fails in time', async () => {
    await assert.rejects(inTime(Promise.reject(new Error('failed')), 60_000, late), /failed/);
  });

  it('gives up what never comes', async () => {
    await assert.rejects(inTime(new Promise(() => undefined), 1, late), /late/);
  });
});
