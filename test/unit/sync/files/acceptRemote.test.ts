import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { acceptRemote } from '../../../../src/sync/files/acceptRemote';
import { findReferrals } from '../../../../src/sync/files/findReferral';

interface Case {
  remote: Record<string, unknown>;
  /** The text when the call began, if the user changed it since. */
  was?: string;
  pointer?: string;
  absent?: 'keep' | 'remove';
}

function accepted(text: string, { remote, was = text, pointer = '', absent = 'keep' }: Case): string {
  const found = findReferrals(text).find((entry) => entry.pointer === pointer);
  assert.ok(found, 'the referral is in the text');
  const before = findReferrals(was).find((entry) => entry.pointer === pointer)?.value;
  return applyEdits(text, acceptRemote(text, found, { before, remote, absent }));
}

describe('acceptRemote', () => {
  it('touches nothing if nothing changed', () => {
    const text = '{ "name" :"a",\n\n  "details": {"dealValue": 1.50e3 ,"notes":"\\u0041" } }';
    assert.equal(accepted(text, { remote: { name: 'a', details: { dealValue: 1500, notes: 'A' } } }), text);
  });

  it('changes only the values that changed', () => {
    const text = '{\n  "status":   "New",\n  "name": "a"\n}\n';
    assert.equal(accepted(text, { remote: { status: 'Active', name: 'a' } }), text.replace('New', 'Active'));
  });

  it('keeps blanks and instants that mean the same', () => {
    const text = '{"name": "", "details": {"closingDateTime": "2026-12-01T00:00:00Z"}}';
    const remote = { name: null, details: { closingDateTime: '2026-12-01T00:00:00.0000000Z' } };
    assert.equal(accepted(text, { remote }), text);
  });

  it('puts the id first and the rest last, in the order of the documentation, unknown ones after', () => {
    const remote = { strange: 1, eTag: '"2"', name: 'a', createdDateTime: 'c', id: '1', status: 'New' };
    assert.equal(
      accepted('{\n  "name": "a"\n}\n', { remote }),
      '{\n  "id": "1",\n  "name": "a",\n  "createdDateTime": "c",\n  "status": "New",\n  "eTag": "\\"2\\"",\n  "strange": 1\n}\n',
    );
  });

  it('adds neither null nor what belongs to the transport', () => {
    const remote = { name: 'a', statusReason: null, links: { self: {} }, '@odata.context': 'c' };
    assert.equal(accepted('{"name":"a"}', { remote }), '{"name":"a"}');
  });

  const styles: [string, string, string][] = [
    [
      'CRLF and four spaces',
      '{\r\n    "name": "a"\r\n}\r\n',
      '{\r\n    "id": "1",\r\n    "name": "a",\r\n    "team": [\r\n        {\r\n            "email": "x"\r\n        }\r\n    ]\r\n}\r\n',
    ],
    [
      'tabs',
      '{\n\t"name": "a"\n}',
      '{\n\t"id": "1",\n\t"name": "a",\n\t"team": [\n\t\t{\n\t\t\t"email": "x"\n\t\t}\n\t]\n}',
    ],
    ['one line', '{ "name": "a" }', '{ "id": "1", "name": "a", "team": [{ "email": "x" }] }'],
    ['one line, tight braces', '{"name": "a"}', '{"id": "1", "name": "a", "team": [{ "email": "x" }]}'],
    ['minified', '{"name":"a"}', '{"id":"1","name":"a","team":[{"email":"x"}]}'],
    [
      'blanks before colons',
      '{\n  "name" : "a"\n}',
      '{\n  "id" : "1",\n  "name" : "a",\n  "team" : [\n    {\n      "email" : "x"\n    }\n  ]\n}',
    ],
  ];
  for (const [name, text, expected] of styles) {
    it(`writes in the style of the file: ${name}`, () => {
      assert.equal(accepted(text, { remote: { id: '1', name: 'a', team: [{ email: 'x' }] } }), expected);
    });
  }

  it('fills an empty object', () => {
    assert.equal(accepted('{}', { remote: { id: '1', name: 'a' } }), '{\n  "id": "1",\n  "name": "a"\n}');
    assert.equal(
      accepted('{\n  "details": {}\n}', { remote: { details: { notes: 'n' } } }),
      '{\n  "details": {\n    "notes": "n"\n  }\n}',
    );
  });

  it('adds to nested objects at their own indentation', () => {
    assert.equal(
      accepted('{\n  "details": {\n    "notes": "n"\n  },\n  "name": "a"\n}', {
        remote: { name: 'a', details: { notes: 'n', currency: 'USD', requirements: { offers: [] } } },
      }),
      '{\n  "details": {\n    "notes": "n",\n    "currency": "USD",\n    "requirements": {\n      "offers": []\n    }\n  },\n  "name": "a"\n}',
    );
  });

  it('knows documented names, and renames them without adding the property again', () => {
    const text =
      '{\n  "Name": "a",\n  "CustomerProfile": { "Address": { "City": "Rome" } },\n  "ReferralType": "Shared"\n}';
    const remote = { name: 'a', customerProfile: { address: { city: 'Oslo' } }, type: 'Shared' };
    assert.equal(
      accepted(text, { remote }),
      '{\n  "name": "a",\n  "customerProfile": { "address": { "city": "Oslo" } },\n  "type": "Shared"\n}',
    );
  });

  it('does not rename onto a name that is there already', () => {
    assert.equal(
      accepted('{"Status":"New","status":"New"}', { remote: { status: 'Active' } }),
      '{"Status":"New","status":"Active"}',
    );
  });

  describe('while the user typed on', () => {
    it('keeps what the user changed, and takes the rest', () => {
      assert.equal(
        accepted('{ "name": "mine", "status": "New" }', {
          was: '{ "name": "a", "status": "New" }',
          remote: { name: 'a', status: 'Active' },
        }),
        '{ "name": "mine", "status": "Active" }',
      );
    });

    it('keeps what the user added and does not put back what the user took out', () => {
      assert.equal(
        accepted('{ "name": "a", "crm": 1 }', {
          was: '{ "name": "a", "statusReason": "x" }',
          remote: { id: '1', name: 'a', statusReason: 'x', crm: 2 },
        }),
        '{ "id": "1", "name": "a", "crm": 1 }',
      );
    });

    it('keeps a list that the user made longer', () => {
      const text = '{"team":[{"email":"a"},{"email":"b"}]}';
      assert.equal(accepted(text, { was: '{"team":[{"email":"a"}]}', remote: { team: [{ email: 'z' }] } }), text);
    });

    it('puts only the identity into broken text', () => {
      assert.equal(
        accepted('{\n  "name": "a",\n  "sta\n}', {
          was: '{"name":"a"}',
          remote: { id: '1', eTag: '"2"', status: 'New' },
        }),
        '{\n  "id": "1",\n  "eTag": "\\"2\\"",\n  "name": "a",\n  "sta\n}',
      );
    });
  });

  describe('lists', () => {
    it('go entry by entry if their lengths agree', () => {
      const text = '{ "team": [ {"email":"a",  "firstName":"A"}, {"email":"b"} ] }';
      assert.equal(
        accepted(text, { remote: { team: [{ email: 'a', firstName: 'Z' }, { email: 'b' }] } }),
        text.replace('"A"', '"Z"'),
      );
    });

    it('are replaced whole if they do not', () => {
      assert.equal(accepted('{ "tags": ["a"] }', { remote: { tags: ['a', 'b'] } }), '{ "tags": ["a", "b"] }');
      assert.equal(
        accepted('{\n  "team": []\n}', { remote: { team: [{ email: 'x' }] } }),
        '{\n  "team": [\n    {\n      "email": "x"\n    }\n  ]\n}',
      );
    });
  });

  describe('properties that the service does not return', () => {
    const text = '{\n  "a": 1,\n  "b": 2,\n  "c": 3,\n  "d": 4\n}';
    it('stay after a submit', () => assert.equal(accepted(text, { remote: { a: 1 } }), text));

    const removals: [string, Record<string, number>, string][] = [
      ['at the beginning', { c: 3, d: 4 }, '{\n  "c": 3,\n  "d": 4\n}'],
      ['in the middle', { a: 1, d: 4 }, '{\n  "a": 1,\n  "d": 4\n}'],
      ['at the end', { a: 1, b: 2 }, '{\n  "a": 1,\n  "b": 2\n}'],
      ['here and there', { b: 2, d: 4 }, '{\n  "b": 2,\n  "d": 4\n}'],
      ['at the end, with new ones', { a: 1, e: 5 }, '{\n  "a": 1,\n  "e": 5\n}'],
      ['all of them', {}, '{}'],
      ['all of them, with new ones', { e: 5 }, '{\n  "e": 5\n}'],
    ];
    for (const [where, remote, expected] of removals) {
      it(`go on a pull: ${where}`, () => assert.equal(accepted(text, { remote, absent: 'remove' }), expected));
    }
  });

  it('changes only the referral meant, in an array and in a list response', () => {
    const array = '[\n  {\n    "name": "a"\n  },\n  {\n    "name": "b"\n  }\n]\n';
    assert.equal(
      accepted(array, { pointer: '/1', remote: { id: '2', name: 'b' } }),
      '[\n  {\n    "name": "a"\n  },\n  {\n    "id": "2",\n    "name": "b"\n  }\n]\n',
    );
    assert.equal(
      accepted('{"value":[{"name":"a"}],"x":1}', { pointer: '/value/0', remote: { name: 'z' } }),
      '{"value":[{"name":"z"}],"x":1}',
    );
  });

  it('gives JSON that holds what the service returned, whatever the file looked like', () => {
    const remote = {
      id: '1',
      eTag: '"9"',
      name: 'n"\\',
      details: { dealValue: 2, requirements: { products: [{ id: 'Azure' }] } },
    };
    const texts = [
      '{}',
      ' {"Name":1}',
      '{"details":{}}',
      '{\r\n\t"details": {"DealValue":1, "requirements":{}}}',
      '\ufeff{ }',
    ];
    for (const text of texts) {
      const result = accepted(text, { remote });
      assert.deepEqual(JSON.parse(result.replace('\ufeff', '')), remote, text);
      assert.equal(accepted(result, { remote }), result, 'a second time changes nothing');
    }
  });
});
