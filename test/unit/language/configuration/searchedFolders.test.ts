import assert from 'node:assert/strict';
import { searchedFolders } from '../../../../src/language/configuration/searchedFolders';

const upward = ['/work/team/deals/open', '/work/team/deals', '/work/team', '/work', '/'];

function searched(repository?: string, outermost?: string): string[] {
  return searchedFolders(
    upward,
    (folder) => folder === repository,
    (folder) => folder === outermost,
  );
}

describe('the folders whose configuration is about a file', () => {
  it('end at the root of the repository, inside and outside of the workspace', () => {
    assert.deepEqual(searched('/work/team', '/work'), upward.slice(0, 3));
    assert.deepEqual(searched('/work/team', '/work/team/deals'), upward.slice(0, 3));
  });

  it('end at the outermost folder outside of a repository', () =>
    assert.deepEqual(searched(undefined, '/work/team/deals'), upward.slice(0, 2)));

  it('are its own folder alone if it is in neither', () =>
    assert.deepEqual(searched(undefined, '/elsewhere'), upward.slice(0, 1)));
});
