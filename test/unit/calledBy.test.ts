import assert from 'node:assert/strict';
import { byHand, fromMenu, isByHand } from '../../src/editor/commands/calledBy';
import { menuCommands } from '../../src/editor/commands/menuCommands';

const uri = { scheme: 'file', path: '/a.referral.json' };
const other = { scheme: 'file', path: '/b.referral.json' };
const row = { kind: 'file', uri };

describe('who calls a command', () => {
  it('is a person without arguments, or if the caller says so', () => {
    for (const args of [[], [undefined], [uri, byHand], [uri, { pointer: '/1', byHand: true }], [[uri, other], byHand]])
      assert.equal(isByHand(args), true, JSON.stringify(args));
  });

  it('is a script with any other arguments, whatever their shape', () => {
    const scripts = [
      [uri],
      [[uri]],
      [row],
      [uri, [uri]],
      [uri, { groupId: 0 }],
      [{ confirmed: true }],
      [uri, { dryRun: true }],
    ];
    for (const args of scripts) assert.equal(isByHand(args), false, JSON.stringify(args));
  });

  it('is a person in every menu, with the selection that the command is for', () => {
    assert.deepEqual(fromMenu([uri, [uri, other]], true), [[uri, other], byHand]);
    assert.deepEqual(fromMenu([uri, [uri, other]], false), [uri, byHand]);
    assert.deepEqual(fromMenu([row, [row]], true), [row, byHand]);
    assert.deepEqual(fromMenu([row, undefined], true), [row, byHand]);
    assert.deepEqual(fromMenu([uri, { groupId: 0, editorIndex: 1 }], true), [uri, byHand]);
    for (const [id, { argumentsOf }] of menuCommands) assert.ok(isByHand(argumentsOf([row, [row, row]])), id);
  });

  it('ignores the focused row and the selection in the title of a view', () => {
    for (const [id, { argumentsOf }] of menuCommands)
      if (id.startsWith('referrals.title.')) assert.deepEqual(argumentsOf([row, [row, row]]), [], id);
  });
});
