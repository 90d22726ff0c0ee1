import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { deal } from './deal';
import type { Knobs } from './service/knobs';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';
type Referral = Record<string, unknown>;

/** What a user may change of a deal, so that its reference with type, engagement and target is another one. */
const changes: Readonly<Record<string, (referral: Referral) => void>> = {
  target: (referral) => {
    referral.target = [{ type: 'SolutionProfile', id: 'SOL-1' }];
  },
  type: (referral) => {
    referral.type = 'Shared';
  },
  engagement: (referral) => {
    referral.engagementId = '11111111-1111-4111-8111-111111111111';
  },
};

const lost = (): Partial<Knobs> => ({
  faults: [{ on: 'create', answer: 'reset', effect: 0 }],
  indexLagMs: 'held',
});

/** Submits, and expects a question instead of another create. */
async function asks(workspace: Workspace, name = file): Promise<string> {
  const { code, text } = await workspace.cli('submit', name);
  assert.match(text, /^doubtful /m);
  assert.equal(code, 1);
  assert.equal(workspace.service.referrals().length, 1, text);
  return text;
}

describe('a deal whose file may have lost its create', function () {
  this.timeout(60_000);
  const open = workspaces();

  for (const [what, change] of Object.entries(changes)) {
    it(`needs a decision if its response is lost and its ${what} is changed (own reference)`, async () => {
      const workspace = await open(lost());
      workspace.write(file, deal('A'));
      await workspace.cli('submit', file);
      workspace.edit<Referral>(file, change);
      assert.match(await asks(workspace), /sent from this file before/);
      // It is another deal, says the user, and is not asked again.
      const anyway = await workspace.cli('submit', file, '--create-anyway');
      assert.match(anyway.text, /^created /m);
      workspace.write(file, deal('C', { externalReferenceId: 'CRM-A' }));
      assert.doesNotMatch((await workspace.cli('submit', file)).text, /sent from this file/);
    });

    it(`needs a decision if its old text comes back with another ${what}`, async () => {
      const workspace = await open();
      workspace.write(file, deal('A'));
      await workspace.cli('submit', file);
      const old = deal('A');
      change(old);
      workspace.write(file, old);
      assert.match(await asks(workspace), /"Intranet deal:A" \([0-9a-f-]{36}\), which was sent from this file/);
    });
  }

  it('needs a decision if its generated reference is replaced by a reference of the user', async () => {
    const workspace = await open(lost());
    const { externalReferenceId: _, ...unreferenced } = deal('A');
    workspace.write(file, unreferenced);
    await workspace.cli('submit', file);
    workspace.edit<Referral>(file, (referral) => {
      referral.externalReferenceId = 'CRM-7';
      (referral.details as Referral).dealValue = 1;
    });
    await asks(workspace);
  });

  it('needs a decision if nothing but its place is left', async () => {
    const workspace = await open(lost());
    const { externalReferenceId: _, ...unreferenced } = deal('A');
    workspace.write(file, unreferenced);
    await workspace.cli('submit', file);
    workspace.write(file, {
      ...unreferenced,
      name: 'Another name deal:A',
      customerProfile: { ...(unreferenced.customerProfile as Referral), name: 'Contoso Corp.' },
    });
    await asks(workspace);
  });

  it('needs a decision if its old text comes back and gets another name', async () => {
    const workspace = await open();
    const { externalReferenceId: _, ...unreferenced } = deal('A');
    workspace.write(file, unreferenced);
    await workspace.cli('submit', file);
    workspace.write(file, { ...unreferenced, name: 'Another name deal:A' });
    await asks(workspace);
  });

  it('takes the ID if its target was typed meanwhile, since its reference was generated', async () => {
    const workspace = await open();
    const { externalReferenceId: _, ...unreferenced } = deal('A');
    workspace.write(file, unreferenced);
    workspace.service.meanwhile = (kind) => {
      if (kind !== 'create') return;
      workspace.service.meanwhile = undefined;
      workspace.edit<Referral>(file, changes.target as (referral: Referral) => void);
    };
    const { text } = await workspace.cli('submit', file);
    assert.match(text, /^created /m);
    assert.equal(workspace.read(file).id, workspace.service.referrals()[0]?.id);
  });

  it('needs no decision if its file was renamed, and another deal is in its place', async () => {
    const workspace = await open(lost());
    const { externalReferenceId: _, ...unreferenced } = deal('A');
    workspace.write(file, unreferenced);
    await workspace.cli('submit', file);
    renameSync(workspace.path(file), workspace.path('b.referral.json'));
    workspace.write(file, deal('B'));
    assert.match((await workspace.cli('submit', file)).text, /^created /m);
  });

  it('blocks no other deal with its reference', async () => {
    const workspace = await open({ faults: [{ on: 'create', answer: 'reset', effect: 'never' }] });
    workspace.write(file, deal('A', { externalReferenceId: 'CRM-1' }));
    await workspace.cli('submit', file);
    const other = 'b.referral.json';
    workspace.write(other, deal('B', { externalReferenceId: 'CRM-1' }));
    const { text } = await workspace.cli('submit', other, '--create-anyway');
    assert.match(text, /^created /m);
    assert.equal(workspace.service.counts().get('B'), 1);
  });
});
