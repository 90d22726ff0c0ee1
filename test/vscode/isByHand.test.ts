import assert from 'node:assert/strict';
import { Uri } from 'vscode';
import { isByHand } from '../../src/editor/commands/isByHand';

const uri = Uri.file('/deal.referral.json');

describe('whether a person has run a command', () => {
  it('is so without an address, from menus, from rows of views and from code lenses', () => {
    const byHand: unknown[][] = [
      [],
      [undefined],
      [[]],
      [uri, [uri]],
      [uri, [uri, uri]],
      [uri, { groupId: 0, editorIndex: 1 }],
      [{ kind: 'file', uri }],
      [{ kind: 'file', uri }, [{ kind: 'file', uri }]],
      [uri, { byHand: true }],
      [uri, { pointer: '/1', byHand: true }],
    ];
    for (const args of byHand) assert.equal(isByHand(args), true, JSON.stringify(args));
  });

  it('is not so with addresses alone, or with what scripts say beside them', () => {
    const byScript: unknown[][] = [
      [uri],
      [uri, undefined],
      [[uri]],
      [[uri, uri], { confirmed: true }],
      [uri, { pointer: '/1' }],
      [uri, { dryRun: true }],
    ];
    for (const args of byScript) assert.equal(isByHand(args), false, JSON.stringify(args));
  });
});
