import assert from 'node:assert/strict';
import { referral } from '../../../../../../src/domain/referral/referral';
import { enumProperties } from '../../../../../../src/editor/commands/edit/batch/enumProperties';

describe('enumProperties', () => {
  const paths = enumProperties(referral).map(({ path }) => path.join('.'));

  it('finds properties with a list of values at every depth, those of the referral first', () => {
    assert.ok(paths.includes('qualification'));
    assert.ok(paths.includes('customerProfile.size'));
    assert.ok(paths.includes('inviteContext.assistanceRequestCode'));
    assert.ok(paths.indexOf('type') < paths.indexOf('customerProfile.size'));
  });

  it('leaves out the status, which has a question of its own, and what only the service sets', () => {
    for (const name of ['status', 'substatus', 'direction']) assert.ok(!paths.includes(name), name);
  });
});
