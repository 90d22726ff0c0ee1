import assert from 'node:assert/strict';
import { deal } from './deal';
import type { JsonObject } from './service/json';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';
const copy = 'b.referral.json';
const microsoft = [{ type: 'BusinessProfileLocation', id: 'msft' }];

/** What a user may take out of a copy. */
const copies: readonly [what: string, make: (original: JsonObject) => JsonObject][] = [
  ['without id and eTag', ({ id: _, eTag: _tag, ...rest }) => rest],
  ['without its id only', ({ id: _, ...rest }) => rest],
  ['with another name and reference', ({ id: _, eTag: _tag, ...rest }) => ({ ...rest, ...deal('B') })],
  ['with nothing of the service but the engagement', ({ engagementId }) => ({ ...deal('B'), engagementId })],
  ['with the documented name', ({ engagementId }) => ({ ...deal('B'), EngagementID: engagementId })],
];

describe('a copy of a created deal', function () {
  this.timeout(60_000);
  const open = workspaces();

  async function created(changes: Record<string, unknown> = {}): Promise<Workspace> {
    const workspace = await open();
    workspace.write(file, deal('A', changes));
    const run = await workspace.cli('submit', file);
    assert.equal(run.code, 0, run.text);
    assert.ok(workspace.read(file).engagementId);
    return workspace;
  }

  for (const [what, make] of copies) {
    it(`${what}: is not connected to the original without a question`, async () => {
      const workspace = await created();
      workspace.write(copy, make(workspace.read(file)));
      for (const args of [['--dry-run'], [], ['--create-anyway']]) {
        const run = await workspace.cli('submit', copy, '--block-on', 'off', ...args);
        assert.equal(run.code, 1, run.text);
        if (args.length > 0) assert.match(run.text, /engagement ID of another deal/);
        assert.equal(workspace.service.requests.create, 1, run.text);
      }
      const run = await workspace.cli('submit', copy, '--block-on', 'off', '--allow-copies', '--create-anyway');
      assert.equal(run.code, 0, run.text);
      assert.equal(workspace.read(copy).engagementId, workspace.read(file).engagementId);
      assert.notEqual(workspace.read(copy).id, workspace.read(file).id);
    });
  }

  it('without its engagement is a deal of its own', async () => {
    const workspace = await created();
    const { id: _, eTag: _tag, engagementId, ...rest } = workspace.read(file);
    workspace.write(copy, { ...rest, ...deal('B') });
    const run = await workspace.cli('submit', copy, '--block-on', 'off');
    assert.equal(run.code, 0, run.text);
    assert.notEqual(workspace.read(copy).engagementId, engagementId);
  });

  it('that still has registrations, a link or an inviter needs a decision as well', async () => {
    const more: readonly [Record<string, unknown>, RegExp][] = [
      [{ registrations: [{ id: 'r1', type: 'AzureIPCoSell', status: 'ReviewPending' }] }, /"registrations"/],
      [{ parentReferralId: '0b3c9f0e-51a5-4f0e-9d0b-2f0c7b1b3c55' }, /"parentReferralId"/],
      [{ inviteContext: { notes: 'n', invitedBy: { organizationId: 'msft' } } }, /"invitedBy"/],
    ];
    for (const [changes, said] of more) {
      const workspace = await open();
      const { id } = workspace.service.add(deal('A', changes));
      await workspace.cli('pull', String(id), '--out', '.', '--file-name', file);
      const { id: _, eTag: _tag, engagementId: _engagement, ...rest } = workspace.read(file);
      workspace.write(copy, { ...rest, ...deal('B'), ...changes });
      const run = await workspace.cli('submit', copy, '--block-on', 'off');
      assert.equal(run.code, 1, run.text);
      assert.match(run.text, said);
      assert.equal(workspace.service.requests.create ?? 0, 0);
    }
  });

  it('is not what is written for Microsoft in the engagement of a deal, once', async () => {
    const workspace = await created({ type: 'Shared' });
    const { engagementId } = workspace.read(file);
    const invitation = (mark: string): JsonObject =>
      deal(mark, { $schema: 'referral.schema.json', type: 'Shared', engagementId, target: microsoft });
    workspace.write(copy, invitation('B'));
    const run = await workspace.cli('submit', copy, '--block-on', 'off');
    assert.equal(run.code, 0, run.text);
    workspace.write('c.referral.json', invitation('C'));
    const second = await workspace.cli('submit', 'c.referral.json', '--block-on', 'off');
    assert.equal(second.code, 1, second.text);
    assert.match(second.text, /engagement ID of another deal/);
  });

  it('needs a decision as well, if the original is created in the same run', async () => {
    const workspace = await created({ type: 'Shared' });
    const { engagementId } = workspace.read(file);
    const rows = ['B', 'C', 'D'].map((mark) => deal(mark, { type: 'Shared', engagementId, target: microsoft }));
    workspace.write('rows.referrals.json', rows);
    const run = await workspace.cli('submit', 'rows.referrals.json', '--block-on', 'off');
    assert.equal(run.code, 1, run.text);
    assert.match(run.text, /1 created, 2 copies to confirm/);
    assert.equal(workspace.service.requests.create, 2);
  });

  it('needs a decision if the service does not say what the engagement has', async () => {
    const workspace = await created();
    const { engagementId } = workspace.read(file);
    workspace.service.knobs.faults = [{ on: 'list', answer: 400, effect: 'never', times: 2 }];
    workspace.write(copy, { ...deal('B'), type: 'Shared', engagementId, target: microsoft });
    const run = await workspace.cli('submit', copy, '--block-on', 'off');
    assert.equal(run.code, 1, run.text);
    assert.equal(workspace.service.requests.create, 1);
  });

  it('with the ID of a file that was not given is not sent in its place', async () => {
    const workspace = await open();
    workspace.write('a.referral.json', deal('A'));
    await workspace.cli('submit', 'a.referral.json');
    workspace.write('b.referral.json', {
      ...workspace.read<JsonObject>('a.referral.json'),
      name: 'Deal B deal:A',
    });
    for (const more of [['--dry-run'], []]) {
      const { code, text } = await workspace.cli('submit', 'b.referral.json', ...more);
      assert.equal(code, 1, text);
      assert.match(text, /^blocked .*\n.*a\.referral\.json has the same "id"/m);
    }
    assert.equal(workspace.service.writes.length, 1);
    const { text } = await workspace.cli('submit', 'b.referral.json', '--block-on', 'off');
    assert.match(text, /^updated /m);
  });
});
