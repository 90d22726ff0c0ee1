import assert from 'node:assert/strict';
import { deal } from './deal';
import type { HostileService } from './service/hostileService';
import { isObject, type JsonObject } from './service/json';
import { workspaces } from './workspace';

const file = 'a.referral.json';
const linkName = '@odata.nextLink';

describe('a list that cannot be read to its end', function () {
  this.timeout(60_000);
  const open = workspaces();

  for (const scheme of ['http', 'https']) {
    it(`is not one whose next links name the documented host (${scheme})`, async () => {
      const workspace = await open({ pageSize: 2 });
      const { service } = workspace;
      for (let index = 0; index < 5; index++) service.add(deal(`A${index}`));
      let links = 0;
      service.alter = (body, kind) => {
        if (kind !== 'list' || !isObject(body) || !body[linkName]) return body;
        links++;
        const { search } = new URL(String(body[linkName]));
        return { ...body, [linkName]: `${scheme}://api.partner.microsoft.com/v1.0/referrals${search}` };
      };
      const run = await workspace.cli('pull', '--out', '.');
      assert.equal(run.code, 0, run.text);
      assert.equal(workspace.files().length, 5, run.text);
      assert.equal(links, 2);
      assert.equal(service.requests.list, 3);
    });
  }

  /** Changes a page; `first` is the first one of its list. */
  const ends: Readonly<Record<string, (page: JsonObject, first: JsonObject) => unknown>> = {
    'a link to another host': (page) => ({ ...page, [linkName]: 'https://evil.example/v1.0/referrals?$skiptoken=1' }),
    'a link without a page': (page) => ({ ...page, [linkName]: '/v1.0/referrals' }),
    'a next link that is not text': (page) => ({ ...page, [linkName]: { href: page[linkName] } }),
    'a next link of an unknown kind': ({ [linkName]: link, ...page }) => ({ ...page, 'page.nextLink': link }),
    'a circle': (page, first) => ({ ...page, [linkName]: first[linkName] }),
    'a second page without a list': (page, first) => (page === first ? page : { value: 'none' }),
  };

  function breakLists(service: HostileService, change: (page: JsonObject, first: JsonObject) => unknown): void {
    let first: JsonObject = {};
    service.alter = (body, kind) => {
      if (kind !== 'list' || !isObject(body)) return body;
      if (!service.queries.at(-1)?.includes('skiptoken')) first = body;
      return change(body, first);
    };
  }

  for (const [what, change] of Object.entries(ends)) {
    it(`${what}: what was read is pulled, and the pull fails`, async () => {
      const workspace = await open({ pageSize: 2 });
      const { service } = workspace;
      for (let index = 0; index < 5; index++) service.add(deal(`A${index}`));
      breakLists(service, change);
      const run = await workspace.cli('pull', '--out', '.');
      assert.equal(run.code, 1, run.text);
      assert.match(run.text, /some referrals were not pulled/);
      assert.equal(workspace.files().length, what === 'a circle' ? 4 : 2, run.text);
    });

    it(`${what}: a create in doubt is not said to be missing`, async () => {
      const workspace = await open({ pageSize: 2, faults: [{ on: 'create', answer: 'reset', effect: 'held' }] });
      const { service } = workspace;
      for (let index = 0; index < 5; index++) service.add(deal(`A${index}`));
      workspace.write(file, deal('A', { externalReferenceId: undefined }));
      await workspace.cli('submit', file);
      breakLists(service, change);
      for (const args of [['--dry-run'], [], ['--use-found']]) {
        const run = await workspace.cli('submit', file, ...args);
        assert.equal(run.code, 1, run.text);
        assert.match(run.text, /may have been created before, but the list of .* could not be read to its end/);
        assert.doesNotMatch(run.text, /does not show it/);
      }
      service.alter = undefined;
      const hidden = await workspace.cli('submit', file);
      assert.match(hidden.text, /does not show it yet/);
      service.release();
      const found = await workspace.cli('submit', file);
      assert.equal(found.code, 0, found.text);
      assert.equal(service.requests.create, 1);
    });
  }

  for (const name of ['nextLink', '@nextLink', 'odata.nextLink', '@odata.nextlink', '@odata.NextLink'])
    it(`is not one whose next link is named ${name}`, async () => {
      const workspace = await open({ pageSize: 2 });
      const { service } = workspace;
      for (let index = 0; index < 5; index++) service.add(deal(`A${index}`));
      service.alter = (body, kind) => {
        if (kind !== 'list' || !isObject(body)) return body;
        const { [linkName]: link, ...page } = body;
        return { ...page, '@odata.count': 5, ...(link !== undefined && { [name]: link }) };
      };
      const run = await workspace.cli('pull', '--out', '.');
      assert.equal(run.code, 0, run.text);
      assert.equal(workspace.files().length, 5, run.text);
    });

  it('is not one that other users make shorter while it is read, nor one with a filter', async () => {
    const workspace = await open({ pageSize: 2 });
    const { service } = workspace;
    for (let index = 0; index < 5; index++) service.add(deal(`A${index}`));
    let counted = 7;
    service.alter = (body, kind) => (kind === 'list' && isObject(body) ? { ...body, '@odata.count': --counted } : body);
    const run = await workspace.cli('pull', '--out', '.');
    assert.equal(run.code, 0, run.text);
    counted = 100;
    const filtered = await workspace.cli('pull', '--out', '.', '--filter', "status eq 'Active'");
    assert.equal(filtered.code, 0, filtered.text);
    assert.doesNotMatch(run.text + filtered.text, /counts/);
  });

  it('may say by true or false whether there is a next page', async () => {
    const workspace = await open();
    workspace.service.add(deal('A'));
    workspace.service.alter = (body, kind) =>
      kind === 'list' && isObject(body) ? { ...body, hasNextLink: false } : body;
    const run = await workspace.cli('pull', '--out', '.');
    assert.equal(run.code, 0, run.text);
  });

  it('may count what the user may not see: a pull says so, and creates go on', async () => {
    const workspace = await open();
    const { service } = workspace;
    for (let index = 0; index < 3; index++) service.add(deal(`A${index}`));
    service.alter = (body, kind) => (kind === 'list' && isObject(body) ? { ...body, '@odata.count': 9 } : body);
    const run = await workspace.cli('pull', '--out', '.');
    assert.match(run.text, /The service counts 9 referrals, but its list has 3\./);
    assert.equal(run.code, 0, run.text);
    workspace.write(file, deal('B'));
    const create = await workspace.cli('submit', file);
    assert.equal(create.code, 0, create.text);
  });

  it('finds a create in doubt that comes before the end', async () => {
    const workspace = await open({ pageSize: 2, faults: [{ on: 'create', answer: 'reset' }] });
    const { service } = workspace;
    for (let index = 0; index < 5; index++) service.add(deal(`A${index}`));
    breakLists(service, (page) => ({ ...page, [linkName]: 'https://evil.example/?x' }));
    workspace.write(file, deal('A', { externalReferenceId: undefined }));
    await workspace.cli('submit', file);
    const run = await workspace.cli('submit', file);
    assert.equal(run.code, 0, run.text);
    assert.equal(workspace.read(file).id, service.ofDeal('A')[0]?.id);
    assert.equal(service.requests.create, 1);
  });

  it('is reported by the doctor, after all that its first page shows', async () => {
    const workspace = await open();
    const { service } = workspace;
    service.add(deal('A'));
    breakLists(service, (page) => ({ ...page, [linkName]: 'https://evil.example/?x' }));
    const run = await workspace.cli('doctor');
    assert.equal(run.code, 1, run.text);
    assert.match(run.text, /another host \(evil\.example\)/);
    assert.match(run.text, /eTags/);
  });
});
