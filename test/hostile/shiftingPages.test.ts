import assert from 'node:assert/strict';
import { deal } from './deal';
import { isObject, setAt } from './service/json';
import { workspaces } from './workspace';

describe('a list whose rows move between pages while it is pulled', function () {
  this.timeout(60_000);
  const open = workspaces();

  for (const order of ['newest', 'oldest'] as const) {
    it(`gives each referral one file: ${order} first, one is created after each page`, async () => {
      const workspace = await open({ pageSize: 2, order });
      const { service } = workspace;
      for (let index = 0; index < 9; index++) service.add(deal(`A${index}`));
      let added = 0;
      service.meanwhile = (kind) => {
        if (kind === 'list' && added < 5) service.add(deal(`N${added++}`));
      };
      const run = await workspace.cli('pull', '--out', '.');
      assert.equal(run.code, 0, run.text);
      const ids = workspace.files().map((name) => workspace.read(name).id);
      assert.equal(new Set(ids).size, ids.length, run.text);
      assert.ok(ids.length >= 9, run.text);
      service.meanwhile = undefined;
      const again = await workspace.cli('pull', '--out', '.');
      assert.equal(again.code, 0, again.text);
      assert.equal(workspace.files().length, 14);
    });
  }

  it('gives a referral one file whose ID is in capitals on the next page', async () => {
    const workspace = await open({ pageSize: 1 });
    const { service } = workspace;
    const first = service.add(deal('A'));
    service.add(deal('B'));
    let pages = 0;
    service.alter = (body, kind) => {
      if (kind !== 'list' || !isObject(body)) return body;
      return { ...body, value: [pages++ === 0 ? first : { ...first, id: String(first.id).toUpperCase() }] };
    };
    const run = await workspace.cli('pull', '--out', '.');
    assert.equal(run.code, 0, run.text);
    assert.ok(pages > 1);
    assert.equal(workspace.files().length, 1, run.text);
  });

  it('misses none that is changed meanwhile', async () => {
    const workspace = await open({ pageSize: 2 });
    const { service } = workspace;
    const ids = Array.from({ length: 9 }, (_, index) => String(service.add(deal(`A${index}`)).id));
    let changed = 0;
    service.meanwhile = (kind) => {
      if (kind === 'list' && changed < ids.length) service.change(ids[changed++] ?? '', '/statusReason', 'changed');
    };
    const run = await workspace.cli('pull', '--out', '.');
    assert.equal(run.code, 0, run.text);
    assert.deepEqual(new Set(workspace.files().map((name) => workspace.read(name).id)), new Set(ids));
  });
});

describe('properties with names of JavaScript', function () {
  this.timeout(60_000);
  const open = workspaces();

  for (const method of ['auto', 'put'] as const) {
    it(`survive a round trip (${method})`, async () => {
      const workspace = await open();
      const { service } = workspace;
      const odd = JSON.parse(
        '{ "__proto__": { "x": 1 }, "constructor": { "y": 2 }, "toString": "z", "hasOwnProperty": 1 }',
      );
      const { id } = service.add({ ...deal('A'), constructor: { a: 1 }, valueOf: 'v', odd });
      const file = 'a.referral.json';
      await workspace.cli('pull', String(id), '--out', '.', '--file-name', file);
      const before = structuredClone(service.ofDeal('A')[0]);
      workspace.edit(file, (value) => setAt(value, '/statusReason', 'mine'));
      const run = await workspace.cli('submit', file, '--method', method);
      assert.equal(run.code, 0, run.text);
      const after = service.ofDeal('A')[0];
      for (const name of ['constructor', 'valueOf', 'odd'])
        assert.equal(JSON.stringify(after?.[name]), JSON.stringify(before?.[name]), name);
      workspace.edit(file, (value) => Reflect.deleteProperty(value, 'constructor'));
      const removal = await workspace.cli('submit', file, '--method', method);
      assert.match(removal.text, /this removes constructor\./);
    });
  }
});
