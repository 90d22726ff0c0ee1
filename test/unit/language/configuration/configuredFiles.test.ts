import assert from 'node:assert/strict';
import { searchedFolders } from '../../../../src/language/configuration/configuredFiles';

const upward = ['/home/team/deals/open', '/home/team/deals', '/home/team', '/home', '/'];

function searched(repository?: string, outermost?: string): string[] {
  return searchedFolders(
    upward,
    (folder) => folder === repository,
    (folder) => folder === outermost,
  );
}

describe('the folders whose configuration is about a file', () => {
  it('end at the root of the repository, inside and outside of the workspace', () => {
    assert.deepEqual(searched('/home/team', '/home'), upward.slice(0, 3));
    assert.deepEqual(searched('/home/team', '/home/team/deals'), upward.slice(0, 3));
  });

  it('end at the outermost folder outside of a repository', () =>
    assert.deepEqual(searched(undefined, '/home/team/deals'), upward.slice(0, 2)));

  it('are its own folder alone if it is in neither', () =>
    assert.deepEqual(searched(undefined, '/elsewhere'), upward.slice(0, 1)));
});
