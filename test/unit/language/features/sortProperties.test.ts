import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../../src/language/service';

const language = createReferralLanguage();

function sorted(text: string, range?: { offset: number; length: number }): string {
  return applyEdits(text, language.sortProperties(language.parse(text), range));
}

describe('sortProperties', () => {
  it("brings properties into the documentation's order at every level, and leaves values as they are written", () => {
    assert.equal(
      sorted(`{
  "team": [{ "email": "a", "firstName": "Kim" }],
  "status": "New",
  "details": {
    "dealValue": 1.50,
    "notes": "x"
  },
  "id": "1"
}`),
      `{
  "id": "1",
  "status": "New",
  "details": {
    "notes": "x",
    "dealValue": 1.50
  },
  "team": [{ "firstName": "Kim", "email": "a" }]
}`,
    );
  });

  it('puts metadata first, unknown properties last in their own order, and knows documented names', () => {
    assert.equal(
      sorted(
        '{ "zeta": 1, "Substatus": "Won", "alpha": 2, "@odata.etag": "x", "Status": "Closed", "@odata.type": "y" }',
      ),
      '{ "@odata.etag": "x", "@odata.type": "y", "Status": "Closed", "Substatus": "Won", "zeta": 1, "alpha": 2 }',
    );
  });

  it('keeps a property that is there twice, in its order', () => {
    assert.equal(
      sorted('{ "status": "New", "name": "a", "Status": "Active", "name": "b" }'),
      '{ "name": "a", "name": "b", "status": "New", "Status": "Active" }',
    );
  });

  it('has no edits if all is in order', () => {
    for (const text of [
      '{}',
      '{ "id": "1", "name": "a" }',
      '[]',
      '',
      '{ "x": 1, "a": 2 }',
      '{ "value": [{ "id": "1" }], "nextLink": "x" }',
    ]) {
      assert.deepEqual(language.sortProperties(language.parse(text)), [], text);
    }
  });

  it('changes nothing but what is out of order', () => {
    const text = '[{ "id": "1", "team": [{ "lastName": "b", "firstName": "a" }] }, { "id": "2", "name": "x" }]';
    const edits = language.sortProperties(language.parse(text));
    assert.equal(edits.length, 1);
    assert.ok(edits.every(({ offset, length }) => offset > 24 && offset + length < 64));
  });

  it('leaves referrals with errors alone, and sorts the others', () => {
    assert.equal(
      sorted('[{ "name": "a" "id": "1" }, { "name": "b", "id": "2", }, { "name": "c", "id": "3" }]'),
      '[{ "name": "a" "id": "1" }, { "name": "b", "id": "2", }, { "id": "3", "name": "c" }]',
    );
  });

  it('takes comments along with the properties they are at', () => {
    assert.equal(
      sorted(`{
  // who
  "team": [], // none yet
  "id": "1" /* ours */
  // the end
}`),
      `{
  "id": "1", /* ours */
  // who
  "team": [] // none yet
  // the end
}`,
    );
    const oneLine = '{ "name": "a", /* b */ "id": "1" }';
    assert.equal(sorted(oneLine), oneLine);
  });

  it('keeps line ends and indentation', () => {
    assert.equal(sorted('{\r\n\t"name": "a",\r\n\t"id": "1"\r\n}'), '{\r\n\t"id": "1",\r\n\t"name": "a"\r\n}');
  });

  it('sorts only objects that the range touches', () => {
    const text = '[{ "name": "a", "id": "1" }, { "name": "b", "id": "2" }]';
    assert.equal(sorted(text, { offset: 35, length: 2 }), '[{ "name": "a", "id": "1" }, { "id": "2", "name": "b" }]');
    assert.equal(sorted(text, { offset: 5, length: 0 }), '[{ "id": "1", "name": "a" }, { "name": "b", "id": "2" }]');
  });

  it('loses nothing, and has nothing left to do', () => {
    const name = fc.constantFrom(
      'id',
      'ID',
      'name',
      'status',
      'details',
      'notes',
      'team',
      'zeta',
      '@odata.x',
      'requirements',
      'a/b',
    );
    const json = fc.letrec<{ value: unknown; object: string }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom('1.0', '"// x"', 'null'),
        tie('object'),
        fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
      ),
      object: fc
        .array(fc.tuple(name, tie('value')), { maxLength: 6 })
        .map((entries) => `{\n ${entries.map(([key, value]) => `"${key}" : ${String(value)}`).join(' ,\n ')}\n}`),
    })).object;
    fc.assert(
      fc.property(json, (text) => {
        const after = sorted(text);
        const letters = (value: string): string => [...value].sort().join('');
        assert.equal(letters(after), letters(text));
        assert.equal(sorted(after), after);
        assert.deepEqual(JSON.parse(after), JSON.parse(text));
      }),
      { numRuns: 300 },
    );
  });

  it('takes a list of any length', function () {
    this.timeout(60_000);
    const text = `{"team":[${Array(130_000).fill('{"lastName":"a","firstName":"b"}').join()}]}`;
    assert.equal(language.sortProperties(language.parse(text)).length, 130_000);
  });
});
