import assert from 'node:assert/strict';
import { deal } from './deal';
import { HostileService } from './service/hostileService';
import type { Fault } from './service/knobs';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';

/** Answers that do not prove anything about a create. */
const doubtful: readonly Omit<Fault, 'on'>[] = [
  { answer: 'reset' },
  { answer: 'half' },
  { answer: 'accepted' },
  { answer: 'login page' },
  { answer: 'nothing' },
  { answer: 'another referral' },
  ...[500, 502, 503, 504, 408].map((answer) => ({ answer })),
  ...[500, 502, 503, 400, 404].map((answer) => ({ answer, body: 'html' as const })),
  { answer: 503, headers: { 'retry-after': '0' } },
  { answer: 409, body: 'none' },
  { answer: 409, body: 'html' as const },
];

/** Answers that prove that the create was not executed. */
const refusals: readonly Omit<Fault, 'on'>[] = [
  ...[400, 401, 403, 404, 407, 409, 413, 415, 422, 429].map((answer) => ({ answer })),
  ...[401, 403, 407, 413, 429].map((answer) => ({ answer, body: 'html' as const })),
  { answer: 429, body: 'none', headers: { 'retry-after': '0' } },
];

describe('a create whose response is lost', function () {
  this.timeout(60_000);
  const open = workspaces();

  async function twice(workspace: Workspace): Promise<void> {
    await workspace.cli('submit', file);
    const again = await workspace.cli('submit', file);
    assert.ok(workspace.service.writes.filter(({ effective }) => effective).length <= 1, again.text);
  }

  for (const fault of doubtful) {
    for (const effect of [0, 'held', 'never'] as const) {
      const { answer, body, headers } = fault;
      const name = [answer, body, headers && 'Retry-After: 0'].filter(Boolean).join(' ');
      it(`${name}, effect ${effect}: is not sent again by itself`, async () => {
        const workspace = await open({ faults: [{ on: 'create', effect, ...fault }] });
        const { service } = workspace;
        workspace.write(file, deal('A'));
        await twice(workspace);
        service.release();
        const last = await workspace.cli('submit', file);
        const made = service.ofDeal('A');
        assert.equal(made.length, effect === 'never' ? 0 : 1, last.text);
        assert.equal(service.requests.create, 1, last.text);
        const { id } = workspace.read(file);
        if (id === undefined) assert.equal(last.code, 1, last.text);
        else assert.equal(id, made[0]?.id);
      });
    }
  }

  it('silence until the user interrupts: is not sent again by itself', async () => {
    const workspace = await open({ faults: [{ on: 'create', answer: 'silence', effect: 'held' }] });
    workspace.write(file, deal('A'));
    const stop = new AbortController();
    workspace.service.meanwhile = (kind) => void (kind === 'create' && setTimeout(() => stop.abort(), 100));
    const args = ['submit', file, '--endpoint', workspace.service.origin];
    await workspace.run({ args, interruption: stop.signal });
    await workspace.cli('submit', file);
    workspace.service.release();
    await workspace.cli('submit', file);
    assert.equal(workspace.service.counts().get('A'), 1);
  });

  for (const fault of refusals) {
    it(`${fault.answer} ${fault.body ?? ''}: is known not to be executed, and can be sent again`, async () => {
      const workspace = await open({ faults: [{ on: 'create', effect: 'never', ...fault }] });
      workspace.write(file, deal('A'));
      await workspace.cli('submit', file);
      const again = await workspace.cli('submit', file);
      assert.equal(again.code, 0, again.text);
      const [made] = workspace.service.ofDeal('A');
      assert.equal(workspace.read(file).id, made?.id);
      assert.equal(workspace.service.counts().get('A'), 1);
    });
  }

  it('no connection: is known not to be executed, and can be sent again', async () => {
    const workspace = await open();
    const { port } = new URL(workspace.service.origin);
    await workspace.service.close();
    workspace.write(file, deal('A'));
    const first = await workspace.cli('submit', file);
    assert.notEqual(first.code, 0, first.text);
    const service = await new HostileService().start(Number(port));
    try {
      const again = await workspace.run({ args: ['submit', file, '--endpoint', service.origin] });
      assert.equal(again.code, 0, again.text);
      assert.equal(service.counts().get('A'), 1);
    } finally {
      await service.close();
    }
  });

  it('a resend after 429 carries the same request-id', async () => {
    const fault: Fault = { on: 'create', answer: 429, effect: 'never', headers: { 'retry-after': '0' } };
    const workspace = await open({ faults: [fault] });
    workspace.write(file, deal('A'));
    await workspace.cli('submit', file);
    await workspace.cli('submit', file);
    const ids = workspace.service.writes.map(({ requestId }) => requestId);
    assert.ok(ids.length >= 2 && ids[0] !== undefined);
    assert.equal(new Set(ids).size, 1, ids.join());
  });

  it('every create carries a reference that is in the file before it is sent', async () => {
    const workspace = await open();
    workspace.write(file, deal('A', { externalReferenceId: undefined }));
    let before: unknown;
    workspace.service.arrival = (kind) => {
      if (kind === 'create') before = workspace.read(file).externalReferenceId;
    };
    const run = await workspace.cli('submit', file);
    assert.equal(run.code, 0, run.text);
    const [made] = workspace.service.ofDeal('A');
    assert.ok(typeof before === 'string' && before !== '');
    assert.equal(made?.externalReferenceId, before);
  });

  it('a dry run writes nothing, also about a create in doubt', async () => {
    const workspace = await open({ faults: [{ on: 'create', answer: 'reset', effect: 'held' }] });
    workspace.write(file, deal('A', { externalReferenceId: undefined }));
    const text = workspace.text(file);
    await workspace.cli('submit', '--dry-run', file);
    assert.equal(workspace.text(file), text);
    await workspace.cli('submit', file);
    const sent = workspace.text(file);
    const dry = await workspace.cli('submit', '--dry-run', file);
    assert.equal(dry.code, 1, dry.text);
    assert.equal(workspace.text(file), sent);
    assert.equal(workspace.service.requests.create, 1);
  });
});
