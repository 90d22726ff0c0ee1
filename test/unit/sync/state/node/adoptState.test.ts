import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ApiError } from '../../../../../src/api/apiError';
import { adoptState } from '../../../../../src/sync/state/node/adoptState';
import { DiskState } from '../../../../../src/sync/state/node/diskState';
import { temporaryFolder } from '../../../cli/temporaryFolder';

const service = 'api.example.com';

describe('adopting a folder from elsewhere', () => {
  const folder = temporaryFolder({});
  const place = () => path.join(folder(), '.referrals');
  const forge = (names: readonly string[], ids: readonly string[]) => {
    mkdirSync(place());
    const lines = ids.map(
      (id) => `{"key":"${id}","mac":"forged","value":{"eTag":"x","seen":"","body":{"id":"${id}"}}}\n`,
    );
    writeFileSync(path.join(place(), `${service}.01234567.baselines.jsonl`), lines.join(''));
    for (const name of names) mkdirSync(path.join(place(), name));
  };
  const api = (refused = '') => ({
    get: async (id: string) => {
      if (id === refused) throw new ApiError('offline', 'No network.');
      return { body: { id, name: `Read ${id}` }, eTag: '"read"' };
    },
  });
  const clock = () => new Date(0);

  it('reads what it names, and believes nothing that it says', async () => {
    forge([], ['a', 'b']);
    assert.deepEqual(await adoptState(place(), { service, api: api(), clock }), { read: 2, missing: 0, inDoubt: 0 });
    const state = new DiskState(place(), service);
    assert.deepEqual((await state.baselines.get('b'))?.body, { id: 'b', name: 'Read b' });
    await state.close();
  });

  it('changes nothing if the service gives no answer', async () => {
    forge([], ['a', 'b', 'c']);
    const before = readdirSync(place());
    await assert.rejects(adoptState(place(), { service, api: api('c'), clock }), /No network/);
    assert.deepEqual(readdirSync(place()).sort(), [...before, '.gitignore'].sort());
  });

  it('keeps what was there beside what an earlier one, or a stranger, has put aside', async () => {
    forge(['before-adoption-2'], ['a']);
    await adoptState(place(), { service, api: api(), clock });
    assert.ok(existsSync(path.join(place(), 'before-adoption', `${service}.01234567.baselines.jsonl`)));
    assert.match(readFileSync(path.join(place(), '.gitignore'), 'utf8'), /\*/);
    writeFileSync(path.join(place(), `${service}.01234567.baselines.jsonl`), '');
    await adoptState(place(), { service, api: api(), clock });
    assert.ok(existsSync(path.join(place(), 'before-adoption-3', `${service}.01234567.baselines.jsonl`)));
  });
});
