import assert from 'node:assert/strict';
import { listSearch } from '../../../../src/api/odata/listSearch';

describe('listSearch', () => {
  it('holds what is asked, encoded', () => {
    assert.equal(
      listSearch({ filter: " status eq 'A&B' ", orderBy: ' createdDateTime desc ', top: 5 }),
      "?$filter=status%20eq%20'A%26B'&$orderby=createdDateTime%20desc&$top=5",
    );
    assert.equal(listSearch({ top: 0 }), '?$top=0');
  });

  it('is empty if nothing is asked', () => {
    for (const query of [{}, { filter: ' ', orderBy: '' }]) assert.equal(listSearch(query), '');
  });
});
