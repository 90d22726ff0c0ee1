import assert from 'node:assert/strict';
import { ParsedDocument } from '../../../../src/language/document/parsedDocument';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { placeAt } from '../../../../src/language/edits/placeAt';
import { removeNode } from '../../../../src/language/edits/removeNode';

function removed(text: string, pointer: string): string {
  const place = placeAt(ParsedDocument.parse(text), pointer);
  assert.ok(place);
  const node = place.node.property ?? place.node;
  return applyEdits(text, removeNode(text, node, place.base));
}

describe('removeNode', () => {
  it('takes a property out with its comma and its line', () => {
    const text = '{\n  "id": "1",\n  "name": "a",\n  "team": []\n}';
    assert.equal(removed(text, '/id'), '{\n  "name": "a",\n  "team": []\n}');
    assert.equal(removed(text, '/name'), '{\n  "id": "1",\n  "team": []\n}');
    assert.equal(removed(text, '/team'), '{\n  "id": "1",\n  "name": "a"\n}');
    assert.equal(removed(text.replaceAll('\n', '\r\n'), '/name'), '{\r\n  "id": "1",\r\n  "team": []\r\n}');
    assert.equal(removed('{ "team": {\r  "id": "1",\n"name": "a" } }', '/team/id'), '{ "team": {\r"name": "a" } }');
  });

  it('does so on one line', () => {
    const text = '[{ "id": "1", "name": "a", "team": [] }]';
    assert.equal(removed(text, '/0/id'), '[{ "name": "a", "team": [] }]');
    assert.equal(removed(text, '/0/name'), '[{ "id": "1", "team": [] }]');
    assert.equal(removed(text, '/0/team'), '[{ "id": "1", "name": "a" }]');
    assert.equal(removed('{ "id": "1" }', '/id'), '{ }');
  });

  it('takes entries out of lists', () => {
    assert.equal(removed('{ "team": [{}, { "a": 1 }, {}] }', '/team/1'), '{ "team": [{}, {}] }');
    assert.equal(removed('{ "team": [\n  {},\n  {}\n] }', '/team/1'), '{ "team": [\n  {}\n] }');
    assert.equal(removed('{ "team": [{}] }', '/team/0'), '{ "team": [] }');
  });

  it('leaves comments of others, and valid text', () => {
    assert.equal(
      removed('{\n  "id": "1", // one\n  "name": "a" // two\n}', '/name'),
      '{\n  "id": "1" // one\n  // two\n}',
    );
    assert.equal(removed('{\n  "id": "1",\n  "name": "a",\n}', '/name'), '{\n  "id": "1",\n}');
  });
});
