import assert from 'node:assert/strict';
import { statusEdits } from '../../../../../src/editor/commands/edit/valueEdits';
import { applyEdits } from '../../../../../src/language/edits/applyEdits';

const won = { status: 'Closed', substatus: 'Won' };

function changed(text: string, path: (string | number)[] = []): string {
  return applyEdits(text, statusEdits(text, path, won));
}

describe('edits of the status', () => {
  it('change the two values and nothing else', () => {
    assert.equal(
      changed('{ "a":1,   "status":"New", "substatus" : "Pending","b":[ ] }'),
      '{ "a":1,   "status":"Closed", "substatus" : "Won","b":[ ] }',
    );
  });

  it('keep the documented spelling', () => {
    assert.equal(changed('{"Status": "New", "Substatus": "Pending"}'), '{"Status": "Closed", "Substatus": "Won"}');
  });

  it('put a missing substatus behind the status', () => {
    assert.deepEqual(Object.entries(JSON.parse(changed('{\n  "status": "New",\n  "type": "Shared"\n}'))), [
      ['status', 'Closed'],
      ['substatus', 'Won'],
      ['type', 'Shared'],
    ]);
  });

  it('find a referral within a list', () => {
    const text = '{ "value": [{ "status": "New" }, { "status": "New", "substatus": "Pending" }] }';
    assert.equal(
      changed(text, ['value', 1]),
      '{ "value": [{ "status": "New" }, { "status": "Closed", "substatus": "Won" }] }',
    );
  });

  it('are none if nothing changes', () => {
    assert.deepEqual(statusEdits('{"status": "Closed", "substatus": "Won"}', [], won), []);
  });
});
