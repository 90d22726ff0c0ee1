import assert from 'node:assert/strict';
import { referralTemplates } from '../../../../../src/domain/publish/referralTemplates';
import { moveTyped, resumeTabStops } from '../../../../../src/editor/commands/edit/resumeTabStops';

/** The texts of the tab stops in the order of their numbers. */
function stopsOf(snippet: string): string[] {
  const stops = [...snippet.matchAll(/\$\{(\d+):([^}]*)\}/g)].map(
    ([, number, text = '']) => [Number(number), text] as const,
  );
  return stops.sort(([one], [other]) => one - other).map(([, text]) => text);
}

function plain(snippet: string): string {
  return snippet.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\\([\\$}])/g, '$1');
}

const draft =
  '{\n  "name": "A $1 \\\\ }",\n  "customerProfile": { "name": "<Customer name>" },\n  "details": { "notes": "", "dealValue": "<Deal value>" }\n}';

describe('resumeTabStops', () => {
  it('begins after the caret and ends with what is before it', () => {
    const order = (caret: string) => stopsOf(resumeTabStops(draft, draft.indexOf(caret))?.snippet ?? '');
    assert.deepEqual(order('{'), ['<Customer name>', '', '"<Deal value>"']);
    assert.deepEqual(order('Customer name>'), ['', '"<Deal value>"', '<Customer name>']);
    assert.deepEqual(order('"<Deal'), ['<Customer name>', '', '"<Deal value>"']);
    assert.deepEqual(order('dealValue'), ['"<Deal value>"', '<Customer name>', '']);
  });

  it('says the same as the text, and begins with a line', () => {
    for (const text of [draft, ...referralTemplates.map(({ value }) => JSON.stringify(value, null, 2))]) {
      const { length, offset, snippet } = resumeTabStops(text, 0) ?? assert.fail();
      assert.equal(plain(snippet), text.slice(offset, offset + length));
      assert.ok(offset === 0 || text[offset - 1] === '\n');
    }
  });

  it('selects a number with its quotes in a list and in an answer of the service as well', () => {
    for (const text of [
      '[{ "details": { "dealValue": "<Deal value>" } }]',
      '{ "value": [{ "details": { "dealValue": "<Deal value>" } }] }',
    ])
      assert.deepEqual(stopsOf(resumeTabStops(text, 0)?.snippet ?? ''), ['"<Deal value>"']);
  });

  it('finds nothing without a placeholder, and no end of a string that is open', () => {
    assert.equal(resumeTabStops('{ "name": "", "details": {} }', 0), undefined);
    assert.equal(resumeTabStops('', 0), undefined);
    assert.equal(resumeTabStops('{ "name": "<Deal name>', 0), undefined);
  });
});

describe('moveTyped', () => {
  /** Applies the tab stops that Tab makes if something is typed before they are there. */
  function typing(selected: string, typed: string, elsewhere = ''): string | undefined {
    const start = draft.indexOf(selected);
    const end = start + selected.length;
    const current = draft.slice(0, start) + typed + draft.slice(end) + elsewhere;
    const stops = moveTyped(resumeTabStops(draft, end) ?? assert.fail(), draft, { start, end }, current);
    return (
      stops && current.slice(0, stops.offset) + plainStops(stops.snippet) + current.slice(stops.offset + stops.length)
    );
  }

  const plainStops = (snippet: string) => plain(snippet.replace(/(?<!\\)\$1/, '|'));

  it('types into the next stop, and leaves the one before as it was', () => {
    assert.equal(typing('<Customer name>', 'a $1}'), draft.replace('"notes": ""', '"notes": "a $1}|"'));
    assert.equal(typing('A', 'Fourth'), draft.replace('<Customer name>', 'Fourth|'));
  });

  it('takes nothing away that was changed elsewhere', () => {
    assert.equal(typing('<Customer name>', 'a', '// more'), undefined);
  });
});
