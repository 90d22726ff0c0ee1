import assert from 'node:assert/strict';
import { hasUnshown, withoutUnshown } from '../../../../src/sync/merge/withoutUnshown';

const person = (email: string, more: object = {}) => ({ email, ...more });
const whole = {
  name: 'Deal',
  statusReason: 'a long reason',
  details: { notes: 'n', dealValue: 1 },
  team: [person('a@x', { phoneNumber: '1' }), person('b@x')],
};

describe('what a file surely had of a version', () => {
  for (const [what, mine, row, had] of [
    ['all of it', whole, { name: 'Deal' }, whole],
    ['the row', { name: 'Deal', details: {} }, { name: 'Deal', details: {} }, { name: 'Deal', details: {} }],
    ['what the row had, though the user took it away', {}, { name: 'Deal' }, { name: 'Deal' }],
    ['a text as the row had it', { statusReason: 'a lo' }, { statusReason: 'a lo' }, { statusReason: 'a lo' }],
    ['a value that the user changed', { statusReason: 'mine' }, {}, { statusReason: 'a long reason' }],
    ['a value that the user cleared', { statusReason: null }, {}, { statusReason: 'a long reason' }],
    ['a value inside of what the row lacked', { details: { dealValue: 2 } }, {}, { details: { dealValue: 1 } }],
    [
      'the entries that it has, or that the row had',
      { team: [person('a@x', { phoneNumber: '2' }), person('c@x')] },
      { team: [person('a@x')] },
      { team: [person('a@x', { phoneNumber: '1' })] },
    ],
    ['an entry that the row had', { team: [person('c@x')] }, { team: [person('b@x')] }, { team: [person('b@x')] }],
  ] as const satisfies [string, object, object, object][])
    it(what, () => assert.deepEqual(withoutUnshown(mine, row, whole), had));

  it('is a list as it was if its entries cannot be told apart', () => {
    const team = [person('a@x', { phoneNumber: '1' }), person('a@x', { phoneNumber: '2' })];
    assert.deepEqual(withoutUnshown({ team: [person('b@x')] }, {}, { team }), { team });
  });
});

describe('whether a file has anything that a row did not show', () => {
  for (const [what, mine, row, has] of [
    ['all of it', whole, { name: 'Deal' }, true],
    ['only the row', { name: 'Deal', details: {} }, { name: 'Deal', details: {} }, false],
    ['an entry of a list', { team: [person('b@x')] }, { team: {} }, true],
    ['a value of an entry', { team: [person('a@x', { phoneNumber: '1' })] }, { team: [person('a@x')] }, true],
    ['a text that the row cut', { statusReason: 'a long reason' }, { statusReason: 'a lo' }, true],
    ['the cut text', { statusReason: 'a lo' }, { statusReason: 'a lo' }, false],
    ['a value of its own', { statusReason: 'mine', team: [person('c@x')] }, {}, false],
    ['a value inside', { details: { notes: 'n' } }, { name: 'Deal' }, true],
  ] as const satisfies [string, object, object, boolean][])
    it(what, () => assert.equal(hasUnshown(mine, row, whole), has));
});
