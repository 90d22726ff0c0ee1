import assert from 'node:assert/strict';
import { type SubmitPorts, submitCase } from '../../../../src/sync/submit/submitCase';
import { memoryApi } from '../memoryApi';
import { memoryBaselines } from '../memoryBaselines';
import { memoryFile } from '../memoryFile';

describe('submitCase', () => {
  /** Ports that note each step. */
  function world(ports: Partial<SubmitPorts<string>> = {}) {
    const steps: string[] = [];
    const service = memoryApi();
    const services = { api: service.api, baselines: memoryBaselines(), clock: () => new Date(0) };
    const { file, state } = memoryFile(JSON.stringify([{ name: 'One' }, { name: 'Two' }]));
    const all: SubmitPorts<string> = {
      check: async () => {
        steps.push('check');
        return [];
      },
      save: async () => void steps.push('save'),
      connect: () => {
        steps.push('connect');
        return services;
      },
      confirm: async () => {
        steps.push('confirm');
        return {};
      },
      whileSending: async (send) => {
        steps.push('send');
        return send(new AbortController().signal);
      },
      settle: async (results) => void steps.push(`settle ${results.map(({ outcome }) => outcome)}`),
      ...ports,
    };
    return { steps, service, file, state, ports: all };
  }
  const created = ({ service }: ReturnType<typeof world>): number =>
    service.calls.filter(({ method }) => method === 'create').length;

  it('checks, saves, connects, confirms, sends and settles, in this order', async () => {
    const each = world();
    const done = await submitCase(each.file, each.ports);
    assert.equal(done.kind, 'sent');
    assert.deepEqual(each.steps, ['check', 'save', 'connect', 'confirm', 'send', 'settle created,created']);
    const one = world();
    await submitCase(one.file, one.ports, { pointer: '/1' });
    assert.deepEqual([one.steps.at(-1), created(one)], ['settle created', 1]);
  });

  it('sends nothing after a problem, a file that is not ready, or a port that throws', async () => {
    const blocked = world({ check: async () => ['a problem'] });
    assert.deepEqual(await submitCase(blocked.file, blocked.ports), { kind: 'blocked', problems: ['a problem'] });
    const unready = world({ save: async () => 'Save it.' });
    assert.deepEqual(await submitCase(unready.file, unready.ports), { kind: 'unready', message: 'Save it.' });
    const fails = async () => Promise.reject(new Error('canceled'));
    for (const ports of [{ check: fails }, { save: fails }, { connect: fails }, { confirm: fails }]) {
      const thrown = world(ports);
      await assert.rejects(submitCase(thrown.file, thrown.ports), /canceled/);
      assert.deepEqual([created(thrown), thrown.steps.some((step) => step.startsWith('settle'))], [0, false]);
    }
    assert.deepEqual([created(blocked), created(unready)], [0, 0]);
  });

  it('checks again what was changed while it connected, and goes on after five times', async () => {
    let changes = 2;
    const each = world({ isChecked: () => --changes < 0 });
    await submitCase(each.file, each.ports);
    assert.deepEqual(each.steps.slice(0, 7), ['check', 'save', 'connect', 'check', 'save', 'check', 'save']);
    const restless = world({ isChecked: () => false });
    assert.equal((await submitCase(restless.file, restless.ports)).kind, 'sent');
    assert.equal(restless.steps.filter((step) => step === 'check').length, 5);
  });

  it('sends nothing that was changed while a person was asked', async () => {
    let isChanged = false;
    const each = world({
      isChecked: () => !isChanged,
      confirm: async () => {
        isChanged = true;
        return {};
      },
    });
    const done = await submitCase(each.file, each.ports);
    assert.ok(done.kind === 'unready' && /was changed while you were asked/.test(done.message));
    assert.equal(created(each), 0);
  });

  it('takes what was decided in the confirmation, and what the caller decided over it', async () => {
    const each = world({ confirm: async () => ({ reference: 'own' as const }) });
    const refused = await submitCase(each.file, each.ports, { pointer: '/0' });
    assert.ok(refused.kind === 'sent' && refused.results[0]?.outcome === 'invalid');
    const done = await submitCase(each.file, each.ports, { pointer: '/0', reference: 'generate' });
    assert.ok(done.kind === 'sent' && done.results[0]?.outcome === 'created');
  });

  it('needs no more than a check and a service', async () => {
    const { file, ports } = world();
    const done = await submitCase(file, { check: ports.check, connect: ports.connect });
    assert.ok(done.kind === 'sent');
    assert.deepEqual(
      done.results.map(({ outcome }) => outcome),
      ['created', 'created'],
    );
  });

  it('lets a person cancel what is being sent, and takes what was decided about all', async () => {
    for (const pointer of ['/0', undefined]) {
      const { file, ports, service } = world();
      const { signal } = new AbortController();
      const signals: unknown[] = [];
      const api: typeof service.api = {
        ...service.api,
        create: (body, call) => {
          signals.push(call?.signal);
          return service.api.create(body, call);
        },
      };
      const services = { api, baselines: memoryBaselines(), clock: () => new Date(0) };
      const whileSending = <T>(send: (given: AbortSignal) => Promise<T>) => send(signal);
      await submitCase(
        file,
        { ...ports, connect: () => services, whileSending },
        pointer === undefined ? {} : { pointer },
      );
      assert.deepEqual(signals, pointer === undefined ? [signal, signal] : [signal]);
    }
    const { file, ports } = world();
    const refused = await submitCase(file, ports, { reference: 'own' });
    assert.ok(refused.kind === 'sent' && refused.results.every(({ outcome }) => outcome === 'invalid'));
  });
});
