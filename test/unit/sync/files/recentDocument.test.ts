import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { JsonNode } from '../../../../src/language/document/jsonNode';
import { ParsedDocument } from '../../../../src/language/document/parsedDocument';
import { recentDocument } from '../../../../src/sync/files/recentDocument';

const rows = Array.from({ length: 60 }, (_, index) => ({ name: `Deal ${index}`, details: { notes: 'x'.repeat(500) } }));
const text = JSON.stringify(rows, null, 2);

/** What the use cases see of a document. */
function seen(document: ParsedDocument): unknown {
  return document.texts.map((own, index) => ({
    pointer: document.pointer(index),
    offset: document.offset(index),
    valid: own.valid,
    value: own.value,
    faults: own.faults,
    nodes: nodesOf(own.root),
  }));
}

/** All values below a node, with their places. */
function nodesOf(node: JsonNode): unknown {
  const { type, offset, length, items, properties } = node;
  return {
    type,
    offset,
    length,
    items: items.map(nodesOf),
    properties: properties.map(({ key, value }) => ({ key, value: value && nodesOf(value) })),
  };
}

describe('recentDocument', () => {
  it('is what parsing gives, after any edits', () => {
    const edit = fc.record({
      at: fc.nat(text.length),
      length: fc.oneof(fc.constant(0), fc.nat(40), fc.nat(3000)),
      text: fc.constantFrom('', '"id": "1",', '7', '{', '}', '"', ',', '},\n  {', '\ufeff', '\n'),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let next = text;
        recentDocument(next);
        for (const { at, length, text: typed } of edits) {
          next = next.slice(0, at) + typed + next.slice(at + length);
          assert.deepEqual(seen(recentDocument(next)), seen(ParsedDocument.parse(next)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what is missing at the end of the text with the referral that is open there', () => {
    const open = `${text.slice(0, -2)},\n  {`;
    const [last, end] = ParsedDocument.parse(open).texts.slice(-2);
    assert.deepEqual([last?.faults, end?.faults.map(({ kind }) => kind)], [[], ['missing-brace']]);
    recentDocument(open);
    const edited = open.replace('"Deal 59"', '"{Deal 59"');
    assert.deepEqual(seen(recentDocument(edited)), seen(ParsedDocument.parse(edited)));
  });

  it('parses a text once, and after an edit only the referral that has changed', () => {
    const document = recentDocument(text);
    assert.equal(recentDocument(`${text}`), document);
    const edited = recentDocument(text.replace('"Deal 30"', '"Deal 30", "id": "1"'));
    const same = edited.texts.filter((own, index) => own === document.texts[index]);
    assert.equal(same.length, rows.length - 1);
  });
});
