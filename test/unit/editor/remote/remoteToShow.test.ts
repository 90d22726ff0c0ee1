import assert from 'node:assert/strict';
import { remoteToShow } from '../../../../src/editor/remote/remoteToShow';

describe('remoteToShow', () => {
  const base = { eTag: '"1"', body: { id: 'a', name: 'Old', createdDateTime: '2026-01-01', favorite: false } };
  const body = { ...base.body, name: 'New', createdDateTime: '2026-01-01', updatedDateTime: '2026-05-05', eTag: '"2"' };

  it("gives the file's value of what the service sets itself", () => {
    const file = { ...base.body, updatedDateTime: '2026-02-02', eTag: '"1"' };
    const { eTag, name, updatedDateTime } = remoteToShow(body, file, base);
    assert.deepEqual({ eTag, name, updatedDateTime }, { eTag: '"1"', name: 'New', updatedDateTime: '2026-02-02' });
  });

  it('leaves out what the service sets if the file lacks it', () => {
    assert.ok(!('updatedDateTime' in remoteToShow(body, base.body, undefined)));
  });

  it("gives the service's value of what the user has edited", () => {
    const file = { ...base.body, eTag: '"1"', CreatedDateTime: undefined, createdDateTime: '2020-12-12' };
    assert.equal(remoteToShow(body, file, base).createdDateTime, '2026-01-01');
    const { createdDateTime: _removed, ...without } = base.body;
    assert.equal(remoteToShow(body, without, base).createdDateTime, '2026-01-01');
  });

  it('takes a file of another version for unedited', () => {
    const file = { ...base.body, eTag: '"0"', createdDateTime: '2020-12-12' };
    assert.equal(remoteToShow(body, file, base).createdDateTime, '2020-12-12');
    assert.equal(remoteToShow(body, file, undefined).createdDateTime, '2020-12-12');
  });
});
