import assert from 'node:assert/strict';
import { ParsedDocument } from '../../../../src/language/document/parsedDocument';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { insertProperties, insertProperty, type Neighbour } from '../../../../src/language/edits/insertNode';

function inserted(text: string, pointer: string, name: string, value: unknown, neighbour?: Neighbour): string {
  return applyEdits(text, insertProperty(ParsedDocument.parse(text), pointer, name, value, neighbour));
}

describe('insertProperty', () => {
  it('puts it behind the nearest earlier property, or before the nearest later one, or at the end', () => {
    assert.equal(inserted('{ "id": "1", "team": [] }', '', 'name', 'x'), '{ "id": "1", "name": "x", "team": [] }');
    assert.equal(inserted('{ "team": [], "foo": 1 }', '', 'name', 'x'), '{ "name": "x", "team": [], "foo": 1 }');
    assert.equal(inserted('{ "foo": 1, "bar": 2 }', '', 'name', 'x'), '{ "foo": 1, "bar": 2, "name": "x" }');
  });

  it('does as it is told, where that neighbour is there', () => {
    assert.equal(
      inserted('{"substatus":"Won","id":"1"}', '', 'status', 'Closed', { before: 'substatus' }),
      '{"status":"Closed","substatus":"Won","id":"1"}',
    );
    assert.equal(
      inserted('{"id":"1"}', '', 'status', 'Closed', { before: 'substatus' }),
      '{"id":"1","status":"Closed"}',
    );
  });

  it('writes lines if the object has lines', () => {
    assert.equal(
      inserted('{\n\t"id": "1"\n}', '', 'consent', { consentToContact: true }),
      '{\n\t"id": "1",\n\t"consent": {\n\t\t"consentToContact": true\n\t}\n}',
    );
    assert.equal(
      inserted('{\r\n    "id" : "1"\r\n}', '', 'name', 'x'),
      '{\r\n    "id" : "1",\r\n    "name" : "x"\r\n}',
    );
  });

  it('finds objects in arrays and list responses, and reads escaped pointers', () => {
    assert.equal(inserted('[{}, { "id": "2" }]', '/1', 'name', 'x'), '[{}, { "id": "2", "name": "x" }]');
    assert.equal(
      inserted('{ "value": [{ "team": [{ "firstName": "a" }] }] }', '/value/0/team/0', 'lastName', 'b'),
      '{ "value": [{ "team": [{ "firstName": "a", "lastName": "b" }] }] }',
    );
    assert.equal(inserted('{ "a/b": { "c": 1 } }', '/a~1b', 'd', 2), '{ "a/b": { "c": 1, "d": 2 } }');
  });

  it('fills empty objects, keeping a comment in them', () => {
    assert.equal(inserted('{}', '', 'name', 'x'), '{\n  "name": "x"\n}');
    assert.equal(
      inserted('{\n  "consent": {}\n}', '/consent', 'consentToContact', true),
      '{\n  "consent": {\n    "consentToContact": true\n  }\n}',
    );
    assert.equal(
      inserted('{ "consent": { } }', '/consent', 'consentToContact', true),
      '{ "consent": { "consentToContact": true } }',
    );
    assert.match(inserted('{\n  // todo\n}', '', 'name', 'x'), /"name": "x"\s*\n?\s*\/\/ todo\n\}/);
  });

  it('replaces a value that counts as absent', () => {
    assert.equal(inserted('{ "Substatus": null }', '', 'substatus', 'Won'), '{ "Substatus": "Won" }');
  });

  it('spells the name as the object spells names', () => {
    assert.equal(
      inserted('{ "ID": "1", "Name": "a" }', '', 'type', 'Shared'),
      '{ "ID": "1", "Name": "a", "ReferralType": "Shared" }',
    );
    assert.equal(
      inserted('{ "id": "1", "Name": "a" }', '', 'type', 'Shared'),
      '{ "id": "1", "Name": "a", "type": "Shared" }',
    );
  });

  it('bears trailing commas and comments', () => {
    assert.equal(inserted('{\n  "id": "1",\n}', '', 'name', 'x'), '{\n  "id": "1",\n  "name": "x",\n}');
    assert.equal(
      inserted('{\n  "id": "1", // a\n  "team": []\n}', '', 'name', 'x'),
      '{\n  "id": "1", // a\n  "name": "x",\n  "team": []\n}',
    );
    assert.equal(inserted('{\n  "id": "1" // a\n}', '', 'name', 'x'), '{\n  "id": "1", // a\n  "name": "x"\n}');
  });

  it('puts several in one place in their own order', () => {
    const text = '{ "id": "1" }';
    const edits = insertProperties(ParsedDocument.parse(text), '', [
      ['name', 'x'],
      ['status', 'New'],
    ]);
    assert.equal(applyEdits(text, edits), '{ "id": "1", "name": "x", "status": "New" }');
  });

  it('has nothing to do if there is no object', () => {
    for (const [text, pointer] of [
      ['', ''],
      ['[1]', '/0'],
      ['{ "id": "1" }', '/id'],
      ['{ "id": "1" }', '/team'],
      ['{"a"', ''],
    ] as const) {
      assert.deepEqual(insertProperty(ParsedDocument.parse(text), pointer, 'name', 'x'), [], text);
    }
  });
});
