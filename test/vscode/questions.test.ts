import assert from 'node:assert/strict';
import { commands, type ExtensionContext, window, workspace } from 'vscode';
import { confirmIrreversible } from '../../src/editor/commands/submit/submitQuestions';
import type { Connection } from '../../src/editor/connection/connection';
import type { Connections } from '../../src/editor/connection/connections';
import { memoryBaselines } from '../unit/sync/memoryBaselines';
import { answering } from './support/answering';
import { deal } from './support/deal';
import { Sandbox } from './support/sandbox';

describe('questions before a submit or a reset', () => {
  const connection = {
    service: 'partnerCenter',
    endpoint: 'https://api.partner.microsoft.com/v1.0/engagements/referrals',
    baselines: memoryBaselines(),
  } as unknown as Connection;
  const services = {
    context: { workspaceState: { get: () => undefined, update: async () => undefined } } as unknown as ExtensionContext,
    connections: { account: async () => 'ada@partner.example' } as unknown as Connections,
  };
  const update = JSON.stringify(deal({ id: crypto.randomUUID(), eTag: '"1"' }));
  const confirm = (always: boolean, answer?: string) =>
    answering({ message: (_text, buttons) => buttons.find((each) => each === answer) }, () =>
      confirmIrreversible(services, connection, update, undefined, { always }),
    );

  it('are asked about each submit by key to a real service, and about others only if needed', async () => {
    assert.deepEqual(await confirm(false), []);
    assert.deepEqual(await confirm(true, 'Submit'), ['Submit to Partner Center?']);
    await assert.rejects(confirm(true), { name: 'Cancelled' });
  });

  it('offer to save a new document before it is submitted', async () => {
    const document = await workspace.openTextDocument({ language: 'referral', content: JSON.stringify(deal()) });
    await window.showTextDocument(document);
    let offered: readonly string[] = [];
    let answer: { outcome?: string } | undefined;
    const close = (_text: string, buttons: readonly string[]) => {
      offered = buttons;
      return undefined;
    };
    const said = await answering({ message: close }, async () => {
      answer = await commands.executeCommand('referrals.submit');
    });
    assert.match(said.join(), /^Save the file before you submit it\./);
    assert.deepEqual(offered, ['Save...']);
    assert.equal(answer?.outcome, 'cancelled');
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('are asked before the sandbox loses its data', async () => {
    const sandbox = await Sandbox.start();
    await sandbox.reset();
    const count = (await sandbox.list()).length;
    let answer: { outcome?: string; count?: number } | undefined;
    const said = await answering({}, async () => {
      answer = await commands.executeCommand('referrals.sandbox.reset');
    });
    assert.deepEqual(said, ['Reset the sandbox to its sample data?']);
    assert.equal(answer?.outcome, 'cancelled');
    await answering({ message: (_text, buttons) => buttons[0] }, async () => {
      answer = await commands.executeCommand('referrals.sandbox.reset');
    });
    assert.equal(answer?.count, count);
  });
});
