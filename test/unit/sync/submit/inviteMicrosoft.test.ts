import assert from 'node:assert/strict';
import type { ReferralFile } from '../../../../src/sync/files/referralFile';
import { isGenerated } from '../../../../src/sync/referral/reference';
import { type InviteOptions, inviteMicrosoft, isForMicrosoft } from '../../../../src/sync/submit/inviteMicrosoft';
import { memoryApi } from '../memoryApi';
import { memoryBaselines } from '../memoryBaselines';
import { memoryFile } from '../memoryFile';
import { createWorld } from './createWorld';

const deal = {
  name: 'Deal',
  type: 'Shared',
  externalReferenceId: 'CRM-1',
  customerProfile: { name: 'Contoso' },
  target: [{ type: 'SolutionProfile', id: 'SOL-1' }],
  statusReason: 'x',
  registrations: [{ type: 'AzureIPCoSell' }],
  tags: ['own'],
  details: { notes: 'n' },
};
const microsoft = [{ type: 'BusinessProfileLocation', id: 'msft' }];

/** A user with a deal in a file, and a place for the invitation. */
function world(value: unknown = deal) {
  const service = createWorld();
  const own = memoryFile(JSON.stringify(value), undefined, 'own.json');
  const made: ReturnType<typeof memoryFile>[] = [];
  const earlier = { pointer: '' };
  const files = {
    find: async (engagementId: string) => {
      const found = made.find(({ state }) => state.text.includes(engagementId));
      return found && { file: found.file, pointer: earlier.pointer };
    },
    create: async (text: string): Promise<ReferralFile> => {
      const created = memoryFile(text, undefined, 'invitation.json');
      made.push(created);
      return created.file;
    },
  };
  const invite = (options: InviteOptions<string> = {}, services = service.services) =>
    inviteMicrosoft<string>(services, own.file, files, options);
  return { ...service, own, made, earlier, invite };
}

describe('inviteMicrosoft', () => {
  it("sends one's own deal, then an invitation with what both share", async () => {
    const { invite, sent, made, referrals } = world();
    const result = await invite();
    assert.ok(result.outcome === 'invited', JSON.stringify(result));
    assert.deepEqual(
      [result.own.outcome, result.invitation.outcome, result.file, result.engagementId],
      ['created', 'created', 'invitation.json', 'engagement-1'],
    );
    const [first, second] = sent.map(({ body }) => body);
    assert.deepEqual(first?.target, deal.target);
    const { externalReferenceId: reference, ...invitation } = second ?? {};
    assert.ok(isGenerated(String(reference)));
    assert.deepEqual(invitation, {
      name: 'Deal',
      type: 'Shared',
      customerProfile: { name: 'Contoso' },
      details: { notes: 'n' },
      engagementId: 'engagement-1',
      target: microsoft,
      status: 'New',
      substatus: 'Pending',
    });
    assert.equal(JSON.parse(made[0]?.state.text ?? '').id, referrals[1]?.id);
  });

  it('invites once', async () => {
    const { invite, sent, referrals } = world();
    await invite();
    const again = await invite();
    assert.ok(again.outcome === 'invitedBefore' && again.engagementId === 'engagement-1');
    assert.deepEqual([again.referral.id, sent.length], [referrals[1]?.id, 2]);
  });

  it('takes one deal of several in a file', async () => {
    const { invite, sent } = world([{ ...deal, name: 'Other', externalReferenceId: 'CRM-2' }, deal]);
    const result = await invite({ pointer: '/1' });
    assert.equal(result.outcome, 'invited');
    assert.deepEqual(
      sent.map(({ body }) => body.name),
      ['Deal', 'Deal'],
    );
  });

  it('finds the invitation of another user, also in a list that leaves out targets', async () => {
    const { invite, put, services, sent } = world();
    // The newest are listed first.
    const theirs = put({ name: 'Theirs', engagementId: 'ENGAGEMENT-4', target: microsoft });
    put({ name: 'Partner', engagementId: 'ENGAGEMENT-4', target: deal.target });
    put({ name: 'Not ours', engagementId: 'engagement-9', target: microsoft });
    const listPage: typeof services.api.listPage = async (query, next) => {
      const page = await services.api.listPage(query, next);
      return { ...page, items: page.items.map(({ target: _, ...rest }) => rest) };
    };
    for (const api of [services.api, { ...services.api, listPage }]) {
      const result = await invite({}, { ...services, api });
      assert.ok(result.outcome === 'invitedBefore', JSON.stringify(result));
      assert.equal(result.referral.id, theirs.id);
    }
    assert.equal(sent.length, 1);
  });

  it('goes on with an invitation whose answer was lost, and creates no second one', async () => {
    const { invite, knobs, made, sent, referrals } = world();
    knobs.whileCreating = () => {
      if (sent.length === 2) Object.assign(knobs, { answer: 'lost', hidden: true });
    };
    const failed = await invite();
    assert.ok(failed.outcome === 'invitationFailed', JSON.stringify(failed));
    assert.deepEqual([failed.own.outcome, failed.invitation.outcome], ['created', 'doubtful']);
    assert.deepEqual([failed.engagementId, failed.file], ['engagement-1', 'invitation.json']);
    Object.assign(knobs, { answer: 'right', hidden: false });
    const done = await invite();
    assert.ok(done.outcome === 'invited', JSON.stringify(done));
    assert.deepEqual([done.own.outcome, sent.length, made.length], ['unchanged', 2, 1]);
    assert.equal(JSON.parse(made[0]?.state.text ?? '').id, referrals[1]?.id);
  });

  it('finds an earlier invitation at its place in a file', async () => {
    const { invite, knobs, made, sent, earlier } = world();
    knobs.whileCreating = () => {
      if (sent.length === 2) Object.assign(knobs, { answer: 'never' });
    };
    assert.equal((await invite()).outcome, 'invitationFailed');
    const [invitation] = made;
    assert.ok(invitation);
    invitation.state.text = `[{ "name": "Other" }, ${invitation.state.text}]`;
    earlier.pointer = '/1';
    knobs.answer = 'right';
    const done = await invite({ invitation: { inDoubt: 'create' } });
    assert.ok(done.outcome === 'invited', JSON.stringify(done));
    assert.deepEqual(
      JSON.parse(invitation.state.text).map(({ id }: { id?: string }) => id !== undefined),
      [false, true],
    );
  });

  it('does nothing more about a file with problems', async () => {
    const { invite, sent } = world();
    const at = (name: string) => ({
      ports: (file: ReferralFile, pointer: string) => ({
        check: async () => (file.name === name ? [`${name} at "${pointer}"`] : []),
      }),
    });
    for (const [index, name] of ['own.json', 'invitation.json'].entries()) {
      const problems = [`${name} at ""`];
      assert.deepEqual(await invite(at(name)), { outcome: 'blocked', file: name, problems });
      assert.equal(sent.length, index);
    }
  });

  it("does nothing more if one's own deal is not sent", async () => {
    const { invite, sent, made } = world();
    const own = { pointer: '', outcome: 'invalid', message: 'Save it.' };
    const ports = () => ({ check: async () => [], save: async () => 'Save it.' });
    assert.deepEqual(await invite({ ports }), { outcome: 'ownFailed', own });
    const { invite: inviteNew } = world({ ...deal, externalReferenceId: undefined });
    const refused = await inviteNew({ own: { reference: 'own' } });
    assert.ok(refused.outcome === 'ownFailed' && refused.own.outcome === 'invalid', JSON.stringify(refused));
    assert.deepEqual([sent.length, made.length], [0, 0]);
  });

  it('decides about each of the two alone', async () => {
    const { invite, sent } = world();
    const result = await invite({ invitation: { reference: 'own' } });
    assert.ok(result.outcome === 'invitationFailed' && result.invitation.outcome === 'invalid', JSON.stringify(result));
    assert.equal(sent.length, 1);
  });

  it('asks the service for the engagement, and waits for one', async () => {
    const service = memoryApi();
    const services = { api: service.api, baselines: memoryBaselines(), clock: () => new Date(0) };
    const { invite, own, made } = world();
    await assert.rejects(invite({}, services), /Microsoft is not invited yet: your referral id-1 has no engagement/);
    assert.equal(made.length, 0);
    const body = JSON.parse(own.state.text);
    service.put('id-1', { ...body, engagementId: 'e-1' });
    own.state.text = JSON.stringify({ ...body, engagementId: '' });
    const result = await invite({}, services);
    assert.ok(result.outcome === 'invited' && result.engagementId === 'e-1', JSON.stringify(result));
  });

  it('stops if it is canceled', async () => {
    const { invite, services } = world();
    const { signal } = new AbortController();
    const signals: (AbortSignal | undefined)[] = [];
    const api: typeof services.api = {
      ...services.api,
      create: (body, call) => {
        signals.push(call?.signal);
        return services.api.create(body, call);
      },
    };
    await invite({ signal }, { ...services, api });
    assert.deepEqual(signals, [signal, signal]);
  });
});

describe('isForMicrosoft', () => {
  const cases: [target: unknown, isFor: boolean][] = [
    [microsoft, true],
    [[{ id: 'MSFT' }], true],
    [[null, 'msft', ...deal.target, { id: 'msft' }], true],
    [deal.target, false],
    [[null, 'msft'], false],
    [[], false],
    [{ id: 'msft' }, false],
    [undefined, false],
  ];
  for (const [target, isFor] of cases)
    it(`${JSON.stringify(target)}: ${isFor}`, () => {
      assert.equal(isForMicrosoft({ target }), isFor);
    });
});
