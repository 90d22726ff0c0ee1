import assert from 'node:assert/strict';
import { takeWebLock } from '../../../../src/base/webLock';
import type { Baseline } from '../../../../src/sync/state/baseline';
import type { StateError } from '../../../../src/sync/state/stateError';
import { type StorageFiles, StorageState } from '../../../../src/sync/state/storageState';

let count = 0;

/** Files in memory, as several windows of a browser share them. */
function sharedFiles(kept = new Map<string, string>()) {
  const folder = `/storage/${++count}`;
  const reads: string[] = [];
  const files: StorageFiles = {
    folder,
    list: async () => [...kept.keys()],
    read: async (name) => {
      reads.push(name);
      return kept.get(name);
    },
    write: async (name, text) => void kept.set(name, text),
    delete: async (name) => void kept.delete(name),
    lock: (signal) => takeWebLock(folder, signal),
  };
  return { files, kept, reads };
}

const baseline = (eTag: string): Baseline => ({ eTag, body: { name: 'Deal' }, seen: '2026-01-01T00:00:00Z' });

describe('StorageState', () => {
  it('keeps baselines and records for the next session', async () => {
    const { files } = sharedFiles();
    const one = new StorageState(files);
    await one.baselines.set('ABC-1', baseline('"1"'));
    await one.records.change('mark', () => ['note']);
    const next = new StorageState(files);
    assert.deepEqual(await next.baselines.get('abc-1'), baseline('"1"'));
    assert.deepEqual(await next.records.get('mark'), ['note']);
    assert.deepEqual(await next.ids(), ['abc-1']);
    assert.ok(next.knows('abc-1') && !next.knows('abc-2'));
    await next.baselines.delete('abc-1');
    assert.equal(await new StorageState(files).baselines.get('abc-1'), undefined);
  });

  it('adds only what is not there, also if another window was first', async () => {
    const { files } = sharedFiles();
    const [one, other] = [new StorageState(files), new StorageState(files)];
    await Promise.all([one.open(), other.open()]);
    assert.equal(await one.baselines.add('a', baseline('"1"')), true);
    assert.equal(await other.baselines.add('a', baseline('"2"')), false);
    assert.equal(other.known('a')?.eTag, '"1"');
  });

  it('sees under the lock what another window wrote', async () => {
    const { files } = sharedFiles();
    const [one, other] = [new StorageState(files), new StorageState(files)];
    await Promise.all([one.open(), other.open()]);
    let times = 0;
    const addOne = (value: unknown) => {
      times++;
      return (typeof value === 'number' ? value : 0) + 1;
    };
    await Promise.all([one.records.change('n', addOne), other.records.change('n', addOne)]);
    await one.records.change('n', addOne);
    assert.equal(times, 3);
    assert.equal(await new StorageState(files).records.get('n'), 3);
  });

  it('reads nothing again if no other window has written', async () => {
    const { files, reads } = sharedFiles();
    const state = new StorageState(files);
    for (const id of ['a', 'b', 'c']) await state.baselines.set(id, baseline(id));
    assert.deepEqual([...new Set(reads)], ['revision']);
  });

  it('reads again after a window that ended in the middle of its changes', async () => {
    const { files, kept } = sharedFiles();
    const one = new StorageState(files);
    await one.records.change('n', () => 1);
    const broken = new StorageState({
      ...files,
      write: async (name, text) => {
        kept.set(name, text);
        if (name.startsWith('create-')) throw new Error('the tab was closed');
      },
    });
    await assert.rejects(broken.records.change('n', () => 2));
    assert.equal((await one.exclusive(() => one.records.get('n'))) as number, 2);
  });

  it('tells what other windows have learned', async () => {
    const { files } = sharedFiles();
    const told: string[] = [];
    const one = new StorageState(files, (ids) => told.push(...ids));
    await one.open();
    await new StorageState(files).baselines.set('A', baseline('"1"'));
    await one.look();
    assert.deepEqual(told, ['a']);
    assert.equal(one.known('A')?.eTag, '"1"');
  });

  it('is an error, not empty, if it is damaged', async () => {
    const { files, kept } = sharedFiles();
    await new StorageState(files).baselines.set('a', baseline('"1"'));
    kept.set('baseline-a.json', '{"eTag":');
    const state = new StorageState(files);
    await assert.rejects(state.baselines.get('a'), (error: StateError) => error.kind === 'unusable');
    await assert.rejects(state.acquire(), /is damaged/);
    await assert.rejects(state.acquire(), /is damaged/, 'the lock was given back');
  });

  it('sends only under its lock, which one window has at a time', async () => {
    const { files } = sharedFiles();
    const [one, other] = [new StorageState(files), new StorageState(files)];
    assert.throws(() => one.beforeSend(), /nothing was sent/);
    await one.acquire();
    one.beforeSend();
    const stop = new AbortController();
    const waiting = other.acquire(stop.signal);
    stop.abort();
    await one.release();
    await assert.rejects(waiting, (error: StateError) => error.kind === 'cancelled');
    await other.acquire();
    other.beforeSend();
    await other.release();
  });

  it('forgets creates, and keeps baselines', async () => {
    const { files } = sharedFiles();
    const state = new StorageState(files);
    await state.baselines.set('a', baseline('"1"'));
    await state.records.change('mark', () => ['note']);
    await state.forgetCreates();
    assert.equal(await state.records.get('mark'), undefined);
    assert.deepEqual(await state.ids(), ['a']);
  });
});
