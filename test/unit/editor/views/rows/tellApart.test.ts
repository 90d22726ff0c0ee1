import assert from 'node:assert/strict';
import { identityMarks, tellApart } from '../../../../../src/editor/views/rows/tellApart';

describe('rows of one name', () => {
  it('get the first text that only one of them has', () => {
    const row = (name: string | undefined, ...marks: (string | undefined)[]) => ({ name, marks });
    assert.deepEqual(
      tellApart([
        row('Deal', 'deal.json', 'a/deal.json'),
        row('Other', 'deal.json', 'c/deal.json'),
        row('Deal', 'deal.json', 'b/deal.json'),
        row('Deal', 'deal2.json', 'b/deal2.json'),
        row(undefined, 'x'),
        row(undefined, 'y'),
      ]),
      ['a/deal.json', undefined, 'b/deal.json', 'deal2.json', undefined, undefined],
    );
    assert.deepEqual(tellApart([row('Deal', undefined), row('Deal', undefined)]), [undefined, undefined]);
  });

  it('are told apart by a short reference, else the beginning of the id', () => {
    const id = '37ef26aa-1d15-4533-9f93-a69bd33ab1e5';
    assert.deepEqual(identityMarks('CRM-1', id), ['CRM-1', '37ef26aa', id, 'CRM-1']);
    assert.deepEqual(identityMarks(id, undefined), [undefined, undefined, undefined, id]);
  });
});
