import assert from 'node:assert/strict';
import { lossesOf } from '../../../../../src/editor/commands/decide/lossesOf';

describe('what overwriting replaces', () => {
  const deal = (dealValue: number, more: object = {}) => ({
    name: 'Deal',
    details: { dealValue, currency: 'CAD' },
    ...more,
  });

  it('names the property and both values', () => {
    assert.deepEqual(lossesOf(deal(77777), deal(507000), deal(500000)), [
      'Its deal value of 77,777 CAD will be replaced by yours, 507,000 CAD.',
    ]);
  });

  it('leaves out what the service has not changed, and tells what is removed', () => {
    assert.deepEqual(lossesOf(deal(1), deal(2), deal(1)), ['Nothing that you can set will be lost.']);
    const referenced = (externalReferenceId: string) => deal(1, { externalReferenceId });
    assert.deepEqual(lossesOf(referenced('X-1'), deal(1), referenced('X-0')), [
      'Its external reference ID of "X-1" will be removed.',
    ]);
    assert.deepEqual(lossesOf(referenced('X-1'), deal(1), deal(1)), ['Nothing that you can set will be lost.']);
  });
});
