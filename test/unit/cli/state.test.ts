import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { BaselineJournal } from '../../../src/cli/state/baselineJournal';
import { openState } from '../../../src/cli/state/openState';
import { stateFolder } from '../../../src/cli/state/stateFolder';
import { stateLock } from '../../../src/cli/state/stateLock';
import { temporaryFolder } from './temporaryFolder';

const endpoint = 'https://api.example.com';
const baseline = (name: string) => ({ eTag: `"${name}"`, body: { id: 'x', name }, seen: '2026-01-01T00:00:00Z' });

describe('the state of the command line', () => {
  const folder = temporaryFolder({});
  const warn = (text: string): void => assert.fail(text);
  const file = () => path.join(folder(), 'state/api.example.com/baselines.jsonl');
  const open = (options = {}) => openState(path.join(folder(), 'state'), { endpoint, warn, ...options });

  it('keeps the last of each key, also for the next run', async () => {
    let state = await open();
    await state.baselines.set('A', baseline('one'));
    await state.baselines.set('b', baseline('Ünïcode ☂ "quoted"\n'));
    await state.baselines.set('a', baseline('two'));
    assert.equal(await state.baselines.add('a', baseline('three')), false);
    assert.equal(await state.baselines.add('c', baseline('three')), true);
    await state.baselines.delete('c');
    await state.baselines.set('odd "key"\\', baseline('odd'));
    for (let run = 0; run < 2; run++) {
      assert.deepEqual(await state.baselines.get('a'), baseline('two'));
      assert.deepEqual(await state.baselines.get('B'), baseline('Ünïcode ☂ "quoted"\n'));
      assert.deepEqual(await state.baselines.get('odd "key"\\'), baseline('odd'));
      assert.equal(await state.baselines.get('c'), undefined);
      await state.close();
      state = await open();
    }
    await state.close();
    const other = await openState(path.join(folder(), 'state'), { endpoint: 'https://other.example.com', warn });
    assert.equal(await other.baselines.get('a'), undefined);
    await other.close();
  });

  it('knows nothing of a line that a crash left half written, at any byte of it', async () => {
    let state = await open();
    await state.baselines.set('a', baseline('whole'));
    await state.close();
    const whole = statSync(file()).size;
    appendFileSync(file(), readFileSync(file(), 'utf8').replace('whole', 'later'));
    const all = readFileSync(file());
    for (let size = whole; size < all.length; size += 7) {
      writeFileSync(file(), all);
      truncateSync(file(), size);
      state = await open();
      assert.deepEqual(await state.baselines.get('a'), baseline('whole'), String(size));
      await state.baselines.set('b', baseline('next'));
      await state.close();
      state = await open();
      assert.deepEqual(await state.baselines.get('b'), baseline('next'), String(size));
      await state.close();
    }
  });

  it('goes on where somebody wrote into the file', async () => {
    let state = await open();
    await state.baselines.set('a', baseline('one'));
    await state.close();
    appendFileSync(file(), 'what is this?\n{"key":"b","baseline":{{{\n\n');
    state = await open();
    assert.deepEqual(await state.baselines.get('a'), baseline('one'));
    assert.equal(await state.baselines.get('b'), undefined);
    await state.close();
  });

  it('becomes smaller when most of it counts no more', async () => {
    const state = await open();
    const large = { ...baseline('large'), body: { id: 'x', notes: 'n'.repeat(100_000) } };
    for (let count = 0; count < 30; count++) await state.baselines.set('a', large);
    await state.baselines.set('b', baseline('kept'));
    await state.close();
    const before = statSync(file()).size;
    const again = await open();
    assert.ok(statSync(file()).size < before / 10);
    assert.deepEqual(await again.baselines.get('a'), large);
    assert.deepEqual(await again.baselines.get('b'), baseline('kept'));
    await again.close();
  });

  it('reads longer files than it holds at a time', async () => {
    const state = await open();
    for (let count = 0; count < 40; count++) {
      await state.baselines.set(`id-${count}`, {
        ...baseline(`${count}`),
        body: { id: 'x', notes: 'ü'.repeat(30_000) },
      });
    }
    await state.close();
    const journal = BaselineJournal.open(file(), { readOnly: true });
    for (let count = 0; count < 40; count++) assert.equal((await journal.get(`id-${count}`))?.eTag, `"${count}"`);
    journal.close();
  });

  it('changes nothing in a dry run', async () => {
    const dry = await open({ dryRun: true });
    await dry.baselines.set('a', baseline('one'));
    await dry.close();
    assert.equal(existsSync(path.join(folder(), 'state')), false);
    const real = await open();
    await real.baselines.set('a', baseline('one'));
    // Also while another run is under way.
    const second = await open({ dryRun: true });
    await second.baselines.delete('a');
    assert.deepEqual(await second.baselines.get('a'), baseline('one'));
    await second.close();
    await real.close();
  });

  it('is open for one run at a time', async () => {
    const lock = path.join(folder(), 'lock');
    const release = await stateLock(lock);
    const told: string[] = [];
    await assert.rejects(
      stateLock(lock, { patience: 80, onWait: (owner) => told.push(owner) }),
      /another run is using/,
    );
    assert.deepEqual(told, [String(process.pid)]);
    const waiting = stateLock(lock);
    await release();
    await (await waiting)();
    assert.equal(existsSync(lock), false);
  });

  it('takes over the lock of a process that is gone, and of none else', async () => {
    const lock = path.join(folder(), 'lock');
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    const left = [
      { pid, host: hostname(), token: 'x' },
      // Of an earlier process that had this one's number, as in containers.
      { pid: process.pid, host: hostname(), token: 'x' },
    ];
    for (const owner of left) {
      writeFileSync(lock, JSON.stringify(owner));
      await (await stateLock(lock, { patience: 2000 }))();
    }
    const others = [
      { pid: process.ppid, host: hostname(), token: 'x' },
      { pid, host: 'another-machine', token: 'x' },
    ];
    for (const owner of others) {
      writeFileSync(lock, JSON.stringify(owner));
      await assert.rejects(stateLock(lock, { patience: 80 }), /wait for it to end, or delete that file/);
    }
  });

  it('is beside the files, or in the nearest folder above', async () => {
    const deep = path.join(folder(), 'a/b/c');
    mkdirSync(deep, { recursive: true });
    assert.equal(await stateFolder(deep), path.join(deep, '.referrals'));
    mkdirSync(path.join(folder(), 'a/.referrals'));
    assert.equal(await stateFolder(deep), path.join(folder(), 'a/.referrals'));
    assert.equal(await stateFolder(path.join(deep, 'not/yet')), path.join(folder(), 'a/.referrals'));
  });
});
