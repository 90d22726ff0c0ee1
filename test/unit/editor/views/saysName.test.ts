import assert from 'node:assert/strict';
import { saysName } from '../../../../src/editor/views/saysName';

describe('the name of a file', () => {
  it('says no more than the name of its referral, however it is spelled', () => {
    assert.ok(saysName('Fourth Coffee- loyalty.referral.json', 'Fourth Coffee: loyalty'));
    assert.ok(saysName('fourth-coffee-loyalty.referral.json', 'Fourth Coffee: loyalty'));
    assert.ok(saysName('Fourth Coffee.json', 'Fourth Coffee'));
  });

  it('says more if another file has the name already, or the name is another one', () => {
    assert.equal(saysName('Fourth Coffee 2.referral.json', 'Fourth Coffee'), false);
    assert.equal(saysName('deal.referral.json', 'Fourth Coffee'), false);
  });
});
