import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { DiskState } from '../../../../../src/sync/state/node/diskState';
import { findStateFolder } from '../../../../../src/sync/state/node/findStateFolder';
import { serviceKey } from '../../../../../src/sync/state/serviceKey';
import { temporaryFolder } from '../../../cli/temporaryFolder';

describe('findStateFolder', () => {
  const folder = temporaryFolder({});
  const at = (...parts: string[]) => path.join(folder(), ...parts);
  const make = (...parts: string[]) => mkdirSync(at(...parts), { recursive: true });

  it('is the nearest one up to the root of the repository, else is made there', async () => {
    make('repository/.git');
    make('repository/a/b');
    make('.referrals');
    for (const root of [at('repository/a/b'), at('repository/a'), folder()]) {
      assert.equal(await findStateFolder(at('repository/a/b'), root), at('repository/.referrals'));
      assert.equal(await findStateFolder(at('repository/a/b/not/yet'), root), at('repository/.referrals'));
    }
    make('repository/a/.referrals');
    assert.equal(await findStateFolder(at('repository/a/b')), at('repository/a/.referrals'));
    assert.equal(await findStateFolder(at('repository')), at('repository/.referrals'));
  });

  it('is in the workspace folder if there is no repository', async () => {
    make('a/b');
    assert.equal(await findStateFolder(at('a/b'), at('a')), at('a/.referrals'));
    assert.equal(await findStateFolder(at('a/b'), at('elsewhere')), at('a/b/.referrals'));
    assert.equal(await findStateFolder(at('a/b')), at('a/b/.referrals'));
  });

  it('goes further up only for one that this user has made', async () => {
    make('a/b');
    make('.referrals/from-elsewhere');
    assert.equal(await findStateFolder(at('a/b'), at('a')), at('a/.referrals'));
    rmSync(at('.referrals'), { recursive: true });
    const own = new DiskState(at('.referrals'), 'sandbox');
    await own.exclusive(async () => undefined);
    assert.equal(await findStateFolder(at('a/b'), at('a')), at('.referrals'));
  });

  it('is one folder, whatever link leads to it', async () => {
    make('a/b');
    symlinkSync('a', at('link'));
    assert.equal(await findStateFolder(at('link/b'), at('link')), at('a/.referrals'));
    assert.equal(await findStateFolder(at('link/b'), at('a')), at('a/.referrals'));
  });
});

describe('serviceKey', () => {
  it('is one for all ways to write the address of a service', () => {
    const same = [
      'https://API.example.com',
      'https://api.example.com:443/v1.0/',
      'https://api.example.com/v1.0/engagements/referrals',
    ];
    assert.deepEqual([...new Set(same.map(serviceKey))], ['api.example.com']);
    assert.equal(serviceKey('https://api.example.com/test'), 'api.example.com_test');
    assert.equal(serviceKey('https://api.example.com:8443'), 'api.example.com_8443');
    const sandboxes = ['http://localhost:5000', 'http://127.0.0.1:5001/v1.0', 'http://[::1]:5000'];
    assert.deepEqual([...new Set(sandboxes.map(serviceKey))], ['sandbox']);
  });
});
