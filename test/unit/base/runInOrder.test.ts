import assert from 'node:assert/strict';
import { setImmediate as tick } from 'node:timers/promises';
import { type Job, runInOrder } from '../../../src/base/runInOrder';

/** Jobs that end when they are told to. */
function controlled() {
  const begun: string[] = [];
  const ends = new Map<string, { resolve(): void; reject(error: Error): void }>();
  const job = (name: string, ...keys: string[]): Job<string> => ({
    keys,
    run() {
      begun.push(name);
      return new Promise((resolve, reject) => ends.set(name, { resolve: () => resolve(name), reject }));
    },
  });
  const end = async (name: string, error?: Error): Promise<void> => {
    const one = ends.get(name);
    assert.ok(one, `${name} has not begun`);
    if (error) one.reject(error);
    else one.resolve();
    await tick();
  };
  return { begun, job, end };
}

/** Takes all results in the background. */
function taking(results: AsyncGenerator<string>) {
  const taken: string[] = [];
  const done = (async () => {
    for await (const result of results) taken.push(result);
  })();
  done.catch(() => undefined);
  return { taken, done };
}

describe('runInOrder', () => {
  it('runs the first job alone, then so many at a time, and yields results in order', async () => {
    const { begun, job, end } = controlled();
    const { taken, done } = taking(
      runInOrder(
        ['a', 'b', 'c', 'd', 'e'].map((name) => job(name)),
        3,
      ),
    );
    await tick();
    assert.deepEqual(begun, ['a']);
    await end('a');
    assert.deepEqual(begun, ['a', 'b', 'c', 'd']);
    await end('d');
    assert.deepEqual(begun, ['a', 'b', 'c', 'd', 'e']);
    assert.deepEqual(taken, ['a']);
    await end('b');
    await end('e');
    assert.deepEqual(taken, ['a', 'b']);
    await end('c');
    await done;
    assert.deepEqual(taken, ['a', 'b', 'c', 'd', 'e']);
  });

  it('never runs two jobs with a common key at the same time, and keeps their order', async () => {
    const { begun, job, end } = controlled();
    const jobs = [job('first'), job('a', 'id-1', 'ref-1'), job('b', 'ref-2'), job('c', 'id-2', 'ref-1'), job('d')];
    const { done } = taking(runInOrder(jobs, 8));
    await tick();
    await end('first');
    assert.deepEqual(begun, ['first', 'a', 'b']);
    await end('b');
    assert.deepEqual(begun, ['first', 'a', 'b']);
    await end('a');
    assert.deepEqual(begun, ['first', 'a', 'b', 'c', 'd']);
    await end('c');
    await end('d');
    await done;
  });

  it('begins nothing after the last result, but yields those under way', async () => {
    const { begun, job, end } = controlled();
    const jobs = ['a', 'b', 'c', 'd', 'e'].map((name) => job(name));
    const { taken, done } = taking(runInOrder(jobs, 3, (result) => result === 'c'));
    await tick();
    await end('a');
    await end('c');
    await end('d');
    await end('b');
    await done;
    assert.deepEqual(begun, ['a', 'b', 'c', 'd']);
    assert.deepEqual(taken, ['a', 'b', 'c', 'd']);
  });

  it('throws after the results of all that were under way', async () => {
    const { begun, job, end } = controlled();
    const { taken, done } = taking(
      runInOrder(
        ['a', 'b', 'c', 'd', 'e'].map((name) => job(name)),
        3,
      ),
    );
    await tick();
    await end('a');
    await end('b', new Error('broken'));
    await end('d');
    await end('c');
    await assert.rejects(done, /broken/);
    assert.deepEqual(begun, ['a', 'b', 'c', 'd']);
    assert.deepEqual(taken, ['a', 'c', 'd']);
  });

  it('throws what the jobs throw after the results of those under way', async () => {
    const { job, end } = controlled();
    async function* jobs() {
      yield job('a');
      yield job('b');
      throw new Error('canceled');
    }
    const { taken, done } = taking(runInOrder(jobs(), 3));
    await tick();
    await end('a');
    await end('b');
    await assert.rejects(done, /canceled/);
    assert.deepEqual(taken, ['a', 'b']);
  });

  it('waits for what is under way when no more results are wanted', async () => {
    const { job, end } = controlled();
    const results = runInOrder(
      ['a', 'b', 'c'].map((name) => job(name)),
      3,
    );
    const first = results.next();
    await tick();
    await end('a');
    assert.deepEqual(await first, { done: false, value: 'a' });
    const second = results.next();
    await tick();
    await end('b');
    await second;
    let isOver = false;
    const over = results.return(undefined).then(() => {
      isOver = true;
    });
    await tick();
    assert.equal(isOver, false);
    await end('c');
    await over;
  });

  for (const turns of [0, 1, 2, 3, 4, 5, 6, 7, 8]) {
    it(`misses no job that ends after ${turns} turns`, async () => {
      const quick = (name: string): Job<string> => ({
        keys: [],
        async run() {
          for (let turn = 0; turn < turns; turn++) await undefined;
          return name;
        },
      });
      const slow: Job<string> = { keys: [], run: () => tick('slow') };
      const { taken, done } = taking(runInOrder([slow, quick('a'), quick('b'), slow, quick('c')], 2));
      for (let turn = 0; turn < 20; turn++) await tick();
      assert.deepEqual(taken, ['slow', 'a', 'b', 'slow', 'c']);
      await done;
    });
  }

  it('yields nothing of no jobs', async () => {
    const { taken, done } = taking(runInOrder<string>([], 3));
    await done;
    assert.deepEqual(taken, []);
  });
});
