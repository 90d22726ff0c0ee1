import assert from 'node:assert/strict';
import { deal } from './deal';
import type { JsonObject } from './service/json';
import { workspaces } from './workspace';

const file = 'all.referrals.json';

describe('a submit that files change under', function () {
  this.timeout(60_000);
  const open = workspaces();

  it('sends nothing that its checks have blocked, wherever it is by then', async () => {
    const workspace = await open();
    const bad = deal('bad', { type: 'Whatever' });
    workspace.write(file, [deal('a'), bad, deal('c')]);
    let isFirst = true;
    workspace.service.arrival = (kind) => {
      if (kind !== 'create' || !isFirst) return;
      isFirst = false;
      workspace.edit<JsonObject[]>(file, (rows) => rows.unshift(deal('new')));
    };
    const { code, text } = await workspace.cli('submit', file);
    assert.equal(code, 1, text);
    assert.deepEqual([...workspace.service.counts()], [['a', 1]], text);
    assert.match(text, /changed after it was checked/);
    workspace.service.arrival = undefined;
    const again = await workspace.cli('submit', file);
    assert.deepEqual([...workspace.service.counts().keys()].sort(), ['a', 'c', 'new'], again.text);
    assert.ok(
      [...workspace.service.counts().values()].every((count) => count === 1),
      again.text,
    );
  });

  it('sends no file that was broken after it was checked', async () => {
    const workspace = await open();
    workspace.write('a.referral.json', deal('a'));
    workspace.write('b.referral.json', deal('b'));
    workspace.service.arrival = (kind) => {
      if (kind === 'create') workspace.edit('b.referral.json', (row) => Object.assign(row, { type: 'Whatever' }));
    };
    const { code, text } = await workspace.cli('submit', '.');
    assert.equal(code, 1, text);
    assert.deepEqual([...workspace.service.counts()], [['a', 1]], text);
  });
});
