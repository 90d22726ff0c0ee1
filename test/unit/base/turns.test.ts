import assert from 'node:assert/strict';
import { setImmediate as tick } from 'node:timers/promises';
import { Turns } from '../../../src/base/turns';

/** Tasks that end when they are told to. */
function controlled() {
  const turns = new Turns();
  const begun: string[] = [];
  const ends = new Map<string, { resolve(): void; reject(error: Error): void }>();
  const run = (name: string, group?: object, key = 'file'): Promise<string> => {
    const task = () => {
      begun.push(name);
      return new Promise<string>((resolve, reject) => ends.set(name, { resolve: () => resolve(name), reject }));
    };
    const result = turns.run(key, task, group);
    result.catch(() => undefined);
    return result;
  };
  const end = async (name: string, error?: Error): Promise<void> => {
    if (error) ends.get(name)?.reject(error);
    else ends.get(name)?.resolve();
    await tick();
  };
  return { begun, run, end };
}

describe('Turns', () => {
  it('runs the tasks of a key one after the other, also after one that fails', async () => {
    const { begun, run, end } = controlled();
    const results = [run('a'), run('b'), run('c'), run('other', undefined, 'another file')];
    await tick();
    assert.deepEqual(begun, ['a', 'other']);
    await end('a', new Error('broken'));
    await end('b');
    assert.deepEqual(begun, ['a', 'other', 'b', 'c']);
    await assert.rejects(results[0] ?? Promise.resolve(), /broken/);
  });

  it('runs tasks of one group at the same time, after what came before and before what comes after', async () => {
    const { begun, run, end } = controlled();
    const group = {};
    for (const name of ['a', '1', '2', 'b', '3']) void run(name, /\d/.test(name) ? group : undefined);
    await tick();
    assert.deepEqual(begun, ['a']);
    await end('a');
    assert.deepEqual(begun, ['a', '1', '2']);
    await end('2');
    assert.deepEqual(begun, ['a', '1', '2']);
    await end('1');
    assert.deepEqual(begun, ['a', '1', '2', 'b']);
    await end('b');
    assert.deepEqual(begun, ['a', '1', '2', 'b', '3']);
  });
});
