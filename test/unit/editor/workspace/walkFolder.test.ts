import assert from 'node:assert/strict';
import { walkFolder } from '../../../../src/editor/workspace/walkFolder';

describe('finding files by reading folders', () => {
  const tree: Record<string, string[]> = {
    '/': ['a.referral.json', 'b.txt', 'deals/', 'node_modules/', '.git/'],
    '/deals': ['c.referral.json', 'old/', 'locked/'],
    '/deals/old': ['d.referral.json'],
    '/node_modules': ['e.referral.json'],
    '/.git': ['f.referral.json'],
  };
  const walk = (root: string) =>
    walkFolder(root, {
      entries: async (folder) => {
        const names = tree[folder];
        if (!names) throw new Error(`${folder} cannot be read`);
        return names.map((each) => {
          const name = each.replace('/', '');
          return { uri: `${folder.replace(/\/$/, '')}/${name}`, name, isFolder: each.endsWith('/') };
        });
      },
      wanted: ({ name }) => name.endsWith('.referral.json'),
    });

  it('looks into all folders but those of packages and repositories, and survives what cannot be read', async () => {
    assert.deepEqual(await walk('/'), ['/a.referral.json', '/deals/c.referral.json', '/deals/old/d.referral.json']);
    assert.deepEqual(await walk('/nowhere'), []);
  });

  it('ends, however deep the folders are', async () => {
    let asked = 0;
    const found = await walkFolder(0, {
      entries: async (depth) => {
        asked++;
        return [{ uri: depth + 1, name: 'again', isFolder: true }];
      },
      wanted: () => true,
    });
    assert.deepEqual(found, []);
    assert.ok(asked <= 2000);
  });
});
