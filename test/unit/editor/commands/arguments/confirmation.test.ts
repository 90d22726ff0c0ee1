import assert from 'node:assert/strict';
import {
  fromMenu,
  fromPalette,
  wantsConfirmation,
  withConfirmation,
} from '../../../../../src/editor/commands/arguments/confirmation';
import { menuCommands } from '../../../../../src/editor/commands/menuCommands';

const uri = { scheme: 'file', path: '/a.referral.json' };
const other = { scheme: 'file', path: '/b.referral.json' };
const row = { kind: 'file', uri };

describe('confirmation of a command', () => {
  it('is wanted only if the caller says so', () => {
    const wishes = [
      [withConfirmation],
      [uri, withConfirmation],
      [uri, { pointer: '/1', confirm: true }],
      [[uri, other], withConfirmation],
    ];
    for (const args of wishes) assert.equal(wantsConfirmation(args), true, JSON.stringify(args));
  });

  it('is wanted by callers that use the earlier name of the option', () => {
    assert.equal(wantsConfirmation([uri, { pointer: '/1', byHand: true }]), true);
  });

  it('is not wanted by other arguments, whatever their shape', () => {
    const scripts = [
      [],
      [uri],
      [[uri]],
      [row],
      [uri, [uri]],
      [uri, { groupId: 0 }],
      [{ confirmed: true }],
      [uri, { dryRun: true }],
      [uri, { confirm: false }],
      [uri, { confirm: 'no' }],
    ];
    for (const args of scripts) assert.equal(wantsConfirmation(args), false, JSON.stringify(args));
  });

  it('is wanted without arguments: the palette and keybindings give none', () => {
    assert.deepEqual(fromPalette([]), [undefined, withConfirmation]);
    assert.deepEqual(fromPalette([undefined]), [undefined, withConfirmation]);
    assert.deepEqual(fromPalette([uri]), [uri]);
    assert.deepEqual(fromPalette([undefined, { pointer: '/1' }]), [undefined, { pointer: '/1' }]);
  });

  it('is wanted in every menu, with the selection that the command is for', () => {
    assert.deepEqual(fromMenu([uri, [uri, other]], true), [[uri, other], withConfirmation]);
    assert.deepEqual(fromMenu([uri, [uri, other]], false), [uri, withConfirmation]);
    assert.deepEqual(fromMenu([row, [row]], true), [row, withConfirmation]);
    assert.deepEqual(fromMenu([row, undefined], true), [row, withConfirmation]);
    assert.deepEqual(fromMenu([uri, { groupId: 0, editorIndex: 1 }], true), [uri, withConfirmation]);
    for (const [id, { argumentsOf }] of menuCommands) assert.ok(wantsConfirmation(argumentsOf([row, [row, row]])), id);
  });

  it('ignores the focused row and the selection in the title of a view', () => {
    for (const [id, { argumentsOf }] of menuCommands)
      if (id.startsWith('referrals.title.'))
        assert.deepEqual(argumentsOf([row, [row, row]]), [undefined, withConfirmation], id);
  });
});
