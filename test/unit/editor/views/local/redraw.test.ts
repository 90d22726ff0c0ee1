import assert from 'node:assert/strict';
import { Redraw } from '../../../../../src/editor/views/local/redraw';

/** Rows that are read until `answer` is called. */
function slowRows() {
  let answer = () => {};
  const rows = new Promise<string[]>((resolve) => {
    answer = () => resolve(['row']);
  });
  return { rows, answer: () => answer() };
}

describe('the redraw of a view', () => {
  it('takes no time if nothing has changed', async () => {
    const redraw = new Redraw();
    await redraw.reading(Promise.resolve([]));
    const begin = Date.now();
    await redraw.done();
    assert.ok(Date.now() - begin < 40);
  });

  it('is done only after all rows were read', async () => {
    const redraw = new Redraw();
    const [roots, below] = [slowRows(), slowRows()];
    let isDone = false;
    redraw.begin();
    const done = redraw.done().then(() => {
      isDone = true;
    });
    const reads = [redraw.reading(roots.rows), redraw.reading(below.rows)];
    roots.answer();
    await new Promise((resolve) => setTimeout(resolve, 700));
    assert.equal(isDone, false);
    below.answer();
    await done;
    assert.deepEqual(await Promise.all(reads), [['row'], ['row']]);
  });

  it('waits for rows that VS Code asks for next', async () => {
    const redraw = new Redraw();
    const below = slowRows();
    redraw.begin();
    await redraw.reading(Promise.resolve([]));
    const read = redraw.reading(below.rows);
    let isDone = false;
    const done = redraw.done().then(() => {
      isDone = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 700));
    assert.equal(isDone, false);
    below.answer();
    await Promise.all([read, done]);
  });

  it('waits for a selection that VS Code does not know yet', async () => {
    const rows: string[] = [];
    const selection = new Redraw().selection(() => rows);
    setTimeout(() => rows.push('row'), 100);
    assert.deepEqual(await selection, ['row']);
  });
});
