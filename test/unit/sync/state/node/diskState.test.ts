import assert from 'node:assert/strict';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { adoptState } from '../../../../../src/sync/state/node/adoptState';
import { DiskState } from '../../../../../src/sync/state/node/diskState';
import { StateError, type StateErrorKind } from '../../../../../src/sync/state/stateError';
import { temporaryFolder } from '../../../cli/temporaryFolder';

const baseline = (name: string) => ({ eTag: `"${name}"`, body: { id: 'x', name }, seen: '2026-01-01T00:00:00Z' });
const is = (kind: StateErrorKind) => (error: unknown) => error instanceof StateError && error.kind === kind;

describe('the state of a service in a folder', () => {
  const folder = temporaryFolder({});
  const place = () => path.join(folder(), '.referrals');
  const open = (service = 'api.example.com', patienceMs = 60_000) => new DiskState(place(), service, { patienceMs });
  const journal = (kind = 'baselines') => {
    const name = readdirSync(place()).find((each) => each.endsWith(`.${kind}.jsonl`));
    return path.join(place(), name ?? 'none');
  };
  /** A folder with one baseline, and the text of its journal. */
  const filled = async () => {
    const state = open();
    await state.baselines.set('a', baseline('one'));
    state.close();
    return readFileSync(journal());
  };

  it('reads a value once until it changes, here or in another process', async () => {
    const [first, second] = [open(), open()];
    await first.baselines.set('a', baseline('one'));
    const read = await second.baselines.get('a');
    assert.deepEqual(read, baseline('one'));
    assert.equal(await second.baselines.get('a'), read);
    await first.baselines.set('a', baseline('two'));
    assert.deepEqual(await second.baselines.get('a'), baseline('two'));
    assert.deepEqual(await first.baselines.get('a'), baseline('two'));
    // What is kept in memory is what other processes read.
    await first.baselines.set('a', { ...baseline('three'), body: { id: 'x', missing: undefined } });
    assert.deepEqual(await first.baselines.get('a'), { ...baseline('three'), body: { id: 'x' } });
    await first.baselines.delete('a');
    assert.equal(await first.baselines.get('a'), undefined);
    assert.equal(await second.baselines.get('a'), undefined);
    for (const state of [first, second]) await state.close();
  });

  it('keeps the last value of each key, for other processes too', async () => {
    const [first, second] = [open(), open()];
    assert.equal(await second.baselines.get('a'), undefined);
    await first.baselines.set('A', baseline('one'));
    await first.baselines.set('b', baseline('Ünïcode ☂ "quoted"\n'));
    await first.baselines.set('a', baseline('two'));
    assert.equal(await first.baselines.add('a', baseline('three')), false);
    assert.equal(await second.baselines.add('c', baseline('three')), true);
    await first.baselines.delete('c');
    await second.baselines.set('#journal odd "key"\\', baseline('odd'));
    await second.records.change('create-1', () => ({ state: 'open' }));
    for (const state of [first, second, open()]) {
      assert.deepEqual(await state.baselines.get('a'), baseline('two'));
      assert.deepEqual(await state.baselines.get('B'), baseline('Ünïcode ☂ "quoted"\n'));
      assert.deepEqual(await state.baselines.get('#journal odd "key"\\'), baseline('odd'));
      assert.equal(await state.baselines.get('c'), undefined);
      assert.deepEqual(await state.records.get('create-1'), { state: 'open' });
      assert.deepEqual((await state.ids()).sort(), ['#journal odd "key"\\', 'a', 'b']);
    }
    assert.equal(await open('other.example.com').baselines.get('a'), undefined);
  });

  it('changes a record in one step, and writes nothing if it stays', async () => {
    const states = [open(), open(), open()];
    const count = (value: unknown) => (typeof value === 'number' ? value : 0) + 1;
    await Promise.all(
      states.flatMap((state) => Array.from({ length: 10 }, () => state.records.change('create-count', count))),
    );
    assert.equal(await open().records.get('create-count'), 30);
    const { size } = statSync(journal('creates'));
    await open().records.change('create-count', (value) => value);
    assert.equal(statSync(journal('creates')).size, size);
    await open().records.change('create-count', () => undefined);
    assert.equal(await open().records.get('create-count'), undefined);
    await open().records.change('create-1', () => 1);
    await open().baselines.set('a', baseline('one'));
    await open().forgetCreates();
    assert.equal(await open().records.get('create-1'), undefined);
    assert.deepEqual(await open().baselines.get('a'), baseline('one'));
  });

  it('is private, ignored by git, and leaves no lock', async () => {
    await filled();
    assert.equal(statSync(place()).mode & 0o777, 0o700);
    for (const name of readdirSync(place())) {
      assert.equal(statSync(path.join(place(), name)).mode & 0o777, 0o600, name);
    }
    assert.equal(readFileSync(path.join(place(), '.gitignore'), 'utf8'), '*\n');
    assert.equal(existsSync(path.join(place(), 'lock')), false);
    chmodSync(place(), 0o777);
    await open().baselines.set('b', baseline('two'));
    assert.equal(statSync(place()).mode & 0o777, 0o700);
  });

  it('makes nothing when it is only read', async () => {
    const state = open();
    assert.equal(await state.baselines.get('a'), undefined);
    assert.equal(await state.records.get('create-1'), undefined);
    assert.deepEqual(readdirSync(folder()), []);
  });

  it('knows nothing of a line that a crash left half written, at any byte of it', async () => {
    const whole = await filled();
    appendFileSync(journal(), whole.subarray(whole.indexOf('\n') + 1));
    const all = readFileSync(journal());
    for (let size = whole.length; size < all.length; size += 7) {
      writeFileSync(journal(), all);
      truncateSync(journal(), size);
      assert.deepEqual(await open().baselines.get('a'), baseline('one'), String(size));
      const state = open();
      await state.baselines.set('b', baseline('next'));
      assert.deepEqual(await open().baselines.get('b'), baseline('next'), String(size));
      assert.deepEqual(await open().baselines.get('a'), baseline('one'), String(size));
    }
  });

  it('says that it is damaged, and neither forgets nor believes', async () => {
    const good = await filled();
    const text = good.toString();
    const nameOfJournal = path.basename(journal());
    const replaceBy = (make: (file: string) => void) => {
      const file = journal();
      renameSync(file, `${file}.old`);
      make(file);
    };
    const damages: [string, () => void][] = [
      ['a changed body', () => writeFileSync(journal(), text.replace('"name":"one"', '"name":"two"'))],
      ['a line of something else', () => appendFileSync(journal(), 'what is this?\n')],
      ['a forged line', () => appendFileSync(journal(), '{"key":"b","baseline":{"eTag":"","body":{},"seen":""}}\n')],
      ['a forged deletion', () => appendFileSync(journal(), `{"key":"a","mac":"${'A'.repeat(22)}"}\n`)],
      ['an empty file', () => writeFileSync(journal(), '')],
      ['no first line', () => writeFileSync(journal(), text.slice(text.indexOf('\n') + 1))],
      ['no file', () => rmSync(journal())],
      ['a folder', () => replaceBy((file) => mkdirSync(file))],
      ['a link', () => replaceBy((file) => symlinkSync(`${nameOfJournal}.old`, file))],
      ['a line of another key', () => writeFileSync(journal(), text.replace('"key":"a"', '"key":"b"'))],
      ['lines of another journal', () => writeFileSync(journal(), readFileSync(journal('creates')))],
    ];
    const backup = path.join(folder(), 'backup');
    cpSync(place(), backup, { recursive: true });
    for (const [what, damage] of damages) {
      rmSync(place(), { recursive: true });
      cpSync(backup, place(), { recursive: true });
      damage();
      for (const id of what === 'a line of another key' ? ['b'] : ['a']) {
        await assert.rejects(open().baselines.get(id), is('damaged'), what);
      }
      if (what === 'a changed body' || what === 'a line of another key') continue;
      await assert.rejects(open().baselines.set('c', baseline('three')), is('damaged'), what);
    }
  });

  it('does not believe a folder that it has not made', async () => {
    await filled();
    const identity = path.join(place(), 'state.json');
    const good = readFileSync(identity, 'utf8');
    const texts = [
      '',
      '{',
      '[]',
      '{"version":1}',
      good.replace(/[0-9a-f]{8}-/, '01234567-'),
      '{"version":1,"id":"../x"}',
    ];
    for (const text of texts) {
      writeFileSync(identity, text);
      await assert.rejects(open().baselines.get('a'), is('untrusted'), text);
      await assert.rejects(open().baselines.set('a', baseline('two')), is('untrusted'), text);
      assert.equal(existsSync(path.join(place(), 'lock')), false);
    }
    writeFileSync(identity, good);
    assert.deepEqual(await open().baselines.get('a'), baseline('one'));
    // Moved or copied, it is still the one that was made here.
    cpSync(place(), path.join(folder(), 'copy/.referrals'), { recursive: true });
    const copy = new DiskState(path.join(folder(), 'copy/.referrals'), 'api.example.com');
    assert.deepEqual(await copy.baselines.get('a'), baseline('one'));
    rmSync(identity);
    await assert.rejects(open().baselines.get('a'), is('untrusted'));
  });

  it('does not use the folder of another user, a file or a link', async function () {
    if (process.getuid?.() !== 0) this.skip();
    await filled();
    chownSync(place(), 1234, 1234);
    await assert.rejects(open().baselines.get('a'), is('foreign'));
    await assert.rejects(open().baselines.set('a', baseline('two')), is('foreign'));
    chownSync(place(), 0, 0);
    renameSync(place(), path.join(folder(), 'elsewhere'));
    symlinkSync('elsewhere', place());
    await assert.rejects(open().baselines.set('a', baseline('two')), is('unusable'));
    rmSync(place());
    writeFileSync(place(), 'a file');
    await assert.rejects(open().baselines.set('a', baseline('two')), is('unusable'));
  });

  it('is changed by one process at a time', async () => {
    const [first, second] = [open(), open()];
    await first.acquire();
    await assert.rejects(open('api.example.com', 200).baselines.set('a', baseline('one')), is('busy'));
    assert.equal(await second.baselines.get('a'), undefined);
    await first.baselines.set('a', baseline('one'));
    assert.deepEqual(await second.baselines.get('a'), baseline('one'));
    await first.release();
    await second.baselines.set('a', baseline('two'));
    assert.deepEqual(await first.baselines.get('a'), baseline('two'));
  });

  it('sends nothing after another process has taken the lock over', async () => {
    const state = open();
    await state.acquire();
    state.beforeSend();
    writeFileSync(path.join(place(), 'lock'), '0123456789-1-1 other\n0');
    assert.throws(() => state.beforeSend(), is('lost'));
    await assert.rejects(state.baselines.set('a', baseline('one')), is('lost'));
    await state.release();
    assert.ok(existsSync(path.join(place(), 'lock')));
  });

  it('becomes smaller when most of it counts no more, also for those that read it', async () => {
    const state = open();
    const changed = new Set<string>();
    const onChange = (ids: ReadonlySet<string>) => {
      for (const id of ids) changed.add(id);
    };
    const reader = new DiskState(place(), 'api.example.com', { onChange });
    const large = { ...baseline('large'), body: { id: 'x', notes: 'n'.repeat(100_000) } };
    for (let count = 0; count < 30; count++) await state.baselines.set('a', large);
    assert.deepEqual(await reader.baselines.get('a'), large);
    await state.baselines.set('b', baseline('kept'));
    assert.ok(statSync(journal()).size < 2_500_000);
    await reader.open();
    assert.deepEqual([...changed].sort(), ['a', 'b']);
    assert.deepEqual(await reader.baselines.get('a'), large);
    assert.deepEqual(await reader.baselines.get('b'), baseline('kept'));
  });

  it('refuses what it could not read again', async function () {
    this.timeout(60_000);
    const state = open();
    await state.baselines.set('a', baseline('one'));
    const huge = { ...baseline('huge'), body: { id: 'x', notes: 'n'.repeat(1 << 26) } };
    await assert.rejects(state.baselines.set('a', huge), /too large/);
    assert.deepEqual(await open().baselines.get('a'), baseline('one'));
    await state.close();
  });

  it('reads longer files than it holds at a time', async () => {
    const state = open();
    await state.acquire();
    for (let count = 0; count < 40; count++) {
      const body = { id: 'x', notes: 'ü'.repeat(30_000) };
      await state.baselines.set(`id-${count}`, { ...baseline(`${count}`), body });
    }
    await state.release();
    const again = open();
    for (let count = 0; count < 40; count++)
      assert.equal((await again.baselines.get(`id-${count}`))?.eTag, `"${count}"`);
  });

  it('sees that the folder was adopted, or lost a file, meanwhile', async () => {
    const reader = open();
    await filled();
    assert.deepEqual(await reader.baselines.get('a'), baseline('one'));
    const api = { get: async () => ({ eTag: '"new"', body: { id: 'a', name: 'new' } }) };
    await adoptState(place(), { service: 'api.example.com', api, clock: () => new Date(0) });
    assert.equal((await reader.baselines.get('a'))?.eTag, '"new"');
    rmSync(journal());
    await assert.rejects(reader.baselines.get('a'), is('damaged'));
    await assert.rejects(reader.baselines.set('a', baseline('two')), is('damaged'));
  });

  it('is made again after its folder was removed', async () => {
    const state = open();
    await state.baselines.set('a', baseline('one'));
    rmSync(place(), { recursive: true });
    assert.equal(await state.baselines.get('a'), undefined);
    await state.baselines.set('a', baseline('two'));
    assert.deepEqual(await open().baselines.get('a'), baseline('two'));
  });
});
