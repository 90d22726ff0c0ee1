import assert from 'node:assert/strict';
import { ApiError } from '../../../../src/api/apiError';
import { RequestQueue, type RequestQueueOptions } from '../../../../src/api/http/requestQueue';
import { fakeClock } from './fakeClock';

type Answer = 'good' | { retryAfter?: number } | Error;

describe('RequestQueue, in a time that is told to pass', () => {
  const { random } = Math;
  let clock: ReturnType<typeof fakeClock>;
  beforeEach(() => {
    clock = fakeClock();
    Math.random = () => 0.5;
  });
  afterEach(() => {
    clock.restore();
    Math.random = random;
  });

  /** A queue before a service that answers at once, or when it is told to; notes when each request starts. */
  function world(options: RequestQueueOptions = {}) {
    const waits: number[] = [];
    const queue = new RequestQueue({ onWait: (waitMs) => waits.push(waitMs), ...options });
    const starts: [name: string, at: number][] = [];
    const open: (() => void)[] = [];
    const answerOf = (answer: Answer): void => {
      if (answer instanceof Error) throw answer;
      if (answer !== 'good') throw new ApiError('throttled', 'Too many.', answer);
    };
    /** Adds a request that gets these answers, and then good ones. */
    const add = (name: string, answers: Answer[] = [], { isHeld = false, signal }: Held = {}) => {
      const result = queue.run(async () => {
        starts.push([name, clock.now]);
        const answer = answers.shift() ?? 'good';
        if (isHeld) await new Promise<void>((resolve) => open.push(resolve));
        answerOf(answer);
        return name;
      }, signal);
      result.catch(() => undefined);
      return result;
    };
    return {
      waits,
      starts,
      add,
      names: () => starts.map(([name]) => name).join(' '),
      times: () => starts.map(([, at]) => Math.round(at)),
      /** Number of requests that are under way. */
      underWay: () => open.length,
      /** Answers the request that is the longest under way. */
      answer: async (count = 1) => {
        for (const resolve of open.splice(0, count)) resolve();
        await clock.pass(0);
      },
    };
  }
  type Held = { isHeld?: boolean; signal?: AbortSignal };
  const held = { isHeld: true };

  it('sends as many at a time as it may, and the others in their order', async () => {
    const { add, names, answer } = world({ maxConcurrent: 2 });
    for (const name of ['a', 'b', 'c', 'd']) add(name, [], held);
    await clock.pass(0);
    assert.equal(names(), 'a b');
    await answer();
    assert.equal(names(), 'a b c');
    await answer(2);
    assert.equal(names(), 'a b c d');
  });

  it('must be allowed at least one', async () => {
    for (const maxConcurrent of [0, 0.5, -1, Number.NaN])
      assert.throws(() => new RequestQueue({ maxConcurrent }), RangeError);
    const { add } = world({ maxConcurrent: 1 });
    assert.equal(await add('a'), 'a');
  });

  it('sends what was refused again, before what came later', async () => {
    const { add, names, times } = world({ maxConcurrent: 1 });
    const first = add('a', [{ retryAfter: 2 }, { retryAfter: 3 }]);
    add('b');
    await clock.pass(60_000);
    assert.equal(names(), 'a a a b');
    assert.deepEqual(times().slice(0, 3), [0, 2000, 5000]);
    assert.equal(await first, 'a');
  });

  it('passes on other errors, and sends the next', async () => {
    const { add, names } = world({ maxConcurrent: 1 });
    const error = new ApiError('rejected', 'Bad request.');
    const failed = add('a', [error]);
    const broken = add('b', [new TypeError('x')]);
    add('c');
    await clock.pass(0);
    await assert.rejects(failed, error);
    await assert.rejects(broken, TypeError);
    assert.equal(names(), 'a b c');
  });

  it('sends nothing that was canceled before its turn, and keeps the order of the others', async () => {
    const { add, names, answer } = world({ maxConcurrent: 1 });
    const [before, meanwhile, after] = [new AbortController(), new AbortController(), new AbortController()];
    before.abort(new Error('before'));
    await assert.rejects(add('x', [], { signal: before.signal }), /before/);
    add('a', [], { isHeld: true, signal: after.signal });
    const waiting = add('b', [], { signal: meanwhile.signal });
    add('c', [], held);
    add('d', [], held);
    meanwhile.abort(new Error('meanwhile'));
    await assert.rejects(waiting, /meanwhile/);
    // What has begun is stopped by its sender.
    after.abort(new Error('after'));
    await answer();
    await answer();
    assert.equal(names(), 'a c d');
  });

  it('waits twice as long after each refusal without a time, within a quarter, up to half a minute', async () => {
    for (const [luck, factor] of [
      [0, 0.75],
      [0.5, 1],
      [1, 1.25],
    ] as const) {
      Math.random = () => luck;
      const { add, times, waits } = world({ maxRefusedMs: 1e9 });
      add(
        'a',
        Array.from({ length: 9 }, () => ({})),
      );
      const begun = clock.now;
      await clock.pass(300_000);
      const gaps = times().map((at, index, all) => at - (all[index - 1] ?? begun));
      const expected = [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000].map((ms) => ms * factor);
      assert.deepEqual(gaps.slice(1), expected);
      assert.deepEqual(
        waits,
        expected.filter((ms) => ms >= 1000),
        'only what a person notices is reported',
      );
    }
  });

  it('waits as at first after the service has taken one', async () => {
    const { add, times } = world({ maxConcurrent: 1, retryDelayMs: 10_000 });
    add('a', [{}, {}]);
    await clock.pass(40_000);
    assert.deepEqual(times(), [0, 10_000, 30_000]);
    const begun = clock.now;
    add('b', [{}]);
    await clock.pass(40_000);
    assert.deepEqual(times().slice(3), [begun, begun + 10_000]);
  });

  it('gives up if the wait is longer than it may be', async () => {
    const { add, times } = world({ maxWaitMs: 5000 });
    const failed = add('a', [{ retryAfter: 6 }]);
    await clock.pass(0);
    await assert.rejects(failed, /Too many/);
    const begun = clock.now;
    add('b', [{ retryAfter: 5 }]);
    await clock.pass(5000);
    assert.deepEqual(times().slice(1), [begun, begun + 5000]);
  });

  it('gives up if the service has refused everything for too long, and counts from the last good answer', async () => {
    const { add, times } = world({ maxConcurrent: 1, maxRefusedMs: 2500 });
    const refusals = (count: number) => Array.from({ length: count }, () => ({ retryAfter: 1 }));
    assert.equal(await Promise.all([add('a', refusals(2)), clock.pass(30_000)]).then(([name]) => name), 'a');
    const begun = clock.now;
    const failed = add('b', refusals(9));
    await clock.pass(30_000);
    await assert.rejects(failed, /Too many/);
    const [first, second = 0, ...rest] = times().slice(3);
    const last = rest.at(-1) ?? second;
    assert.equal(first, begun);
    assert.ok(last - begun > 2500 && last - begun < 4000, String(last - begun));
  });

  it('halves the number at a time once for all that were refused together, and raises it after 50 answers each', async () => {
    const { add, answer, underWay, waits } = world({ maxConcurrent: 4 });
    const rest = Array.from({ length: 300 }, (_, index) => index);
    for (const index of rest) add(String(index), index < 4 ? [{ retryAfter: 1 }] : [], held);
    await clock.pass(0);
    assert.equal(underWay(), 4);
    await answer(4);
    await clock.pass(60_000);
    assert.deepEqual([underWay(), waits], [2, [1000]]);
    const answered = async (count: number) => {
      for (let index = 0; index < count; index++) {
        await answer();
        await clock.pass(3000);
      }
      return underWay();
    };
    assert.equal(await answered(49), 2);
    assert.equal(await answered(1), 3);
    assert.equal(await answered(50), 4);
    assert.equal(await answered(100), 4);
  });

  it('leaves one at a time if there was one', async () => {
    const { add, underWay } = world({ maxConcurrent: 1 });
    add('a', [{ retryAfter: 1 }]);
    add('b', [], held);
    await clock.pass(60_000);
    assert.equal(underWay(), 1);
  });

  /** Sends so many requests that take 100 ms each, of which the last is refused for some seconds, and then more. */
  async function paced(count: number, retryAfter: number, more: number, idleMs = 0): Promise<number[]> {
    const { add, answer, times } = world({ maxConcurrent: 1 });
    for (let index = 0; index < count; index++) {
      add('before', [], held);
      await clock.pass(100);
      await answer();
    }
    await clock.pass(idleMs);
    add('refused', [{ retryAfter }]);
    for (let index = 0; index < more; index++) add('after');
    await clock.pass(retryAfter * 1000 + more * 3000);
    const after = times().slice(count + 1);
    return after.map((at, index) => at - (after[index - 1] ?? 0)).slice(1);
  }

  it('goes on at the rate that the service was seen to take, and finds out whether it can take more', async () => {
    const [first = 0, second = 0, third = 0, ...rest] = await paced(10, 9, 3000);
    // Ten in ten seconds: one, and the nine that it asked to wait.
    assert.deepEqual([first, second, third], [1000, 900, 810]);
    const slow = rest.findIndex((gap) => gap <= 250);
    assert.ok(slow > 5 && slow < 20, 'fast after a pace that was far too slow');
    assert.ok(Math.abs((rest[slow + 100] ?? 0) / (rest[slow] ?? 1) - 0.997 ** 100) < 0.05, 'slowly then');
    assert.equal(rest.at(-1), 0, 'without a pause in the end');
  });

  it('does not count a time without requests', async () => {
    assert.equal((await paced(10, 2, 3, 60_000))[0], 2000);
    assert.equal((await paced(10, 2, 3, 500))[0], 350);
  });

  it('never waits more than three seconds between two', async () => {
    assert.equal((await paced(0, 60, 3))[0], 3000);
  });

  it('waits a quarter longer if it is refused again at its pace', async () => {
    const { add, times } = world({ maxConcurrent: 1, retryDelayMs: 1 });
    add('a', [{ retryAfter: 0.2 }]);
    for (let index = 0; index < 9; index++) add('b');
    add('c', [{}]);
    add('d');
    await clock.pass(60_000);
    const [c = 0, d = 0] = times().slice(-2);
    assert.ok(Math.abs(d - c - 200 * 0.997 ** 10 * 1.25) < 2, String(d - c));
  });
});
