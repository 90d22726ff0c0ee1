import assert from 'node:assert/strict';
import { inSlices } from '../../../../src/editor/workspace/inSlices';

describe('work in slices', () => {
  it('is done for each item once, a few at a time', async () => {
    const done: number[] = [];
    let running = 0;
    let most = 0;
    await inSlices(
      [1, 2, 3, 4, 5, 6, 7],
      async (item) => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running--;
        done.push(item);
      },
      { atOnce: 3 },
    );
    assert.deepEqual(done.sort(), [1, 2, 3, 4, 5, 6, 7]);
    assert.equal(most, 3);
  });

  it('lets others have their turn', async () => {
    const busy = (milliseconds: number) => {
      const end = performance.now() + milliseconds;
      while (performance.now() < end);
    };
    let turns = 0;
    let ended = false;
    const other = (): void => {
      turns++;
      if (!ended) setImmediate(other);
    };
    setImmediate(other);
    await inSlices(Array(30).keys(), async () => busy(4));
    ended = true;
    assert.ok(turns >= 5, `${turns} turns in 120 ms`);
  });

  it('ends with the first failure', async () => {
    await assert.rejects(
      inSlices([1, 2], async () => {
        throw new Error('no');
      }),
      /no/,
    );
  });

  it('is nothing for no items', async () => {
    await inSlices([], async () => assert.fail());
  });
});
