import assert from 'node:assert/strict';
import { minimalReferral } from '../../unit/sandbox/minimalReferral';
import { type ReferralBody, type SandboxClient, sandboxClient } from './sandboxClient';

describe('sandbox list, lenient', () => {
  let sandbox: SandboxClient;
  before(async () => {
    sandbox = await sandboxClient({ seed: 250, profile: 'lenient' });
  });
  after(() => sandbox.close());

  async function pages(query: string): Promise<ReferralBody[][]> {
    const found: ReferralBody[][] = [];
    let next: string | undefined = query;
    while (next !== undefined) {
      const { status, body, text }: Awaited<ReturnType<SandboxClient['send']>> = await sandbox.send(next);
      assert.equal(status, 200, text);
      found.push(body.value);
      const link: string | undefined = body['@odata.nextLink'];
      assert(link === undefined || link.startsWith(`${sandbox.url}?`), link);
      next = link?.slice(sandbox.url.length);
      assert(found.length < 10, 'the pages never end');
    }
    return found;
  }
  const all = async (query: string): Promise<ReferralBody[]> => (await pages(query)).flat();

  it('comes in pages of 100, each referral once, newest first', async () => {
    const found = await pages('');
    assert.deepEqual(
      found.map((page) => page.length),
      [100, 100, 50],
    );
    const items = found.flat();
    assert.equal(new Set(items.map(({ id }) => id)).size, 250);
    const created = items.map(({ createdDateTime }) => String(createdDateTime));
    assert.deepEqual(created, created.toSorted().reverse());
  });

  it('has its envelope, with a count if one is asked for', async () => {
    const plain = (await sandbox.send('')).body;
    assert.deepEqual(Object.keys(plain), ['@odata.context', 'value', '@odata.nextLink']);
    const query = "?$count=true&$filter=status eq 'Closed'&$top=3";
    const counted = (await sandbox.send(query)).body;
    const closed = (await all("?$filter=status eq 'Closed'")).length;
    assert(closed > 3 && closed < 250);
    assert.deepEqual(
      [counted['@odata.count'], counted.value?.length, counted['@odata.nextLink']],
      [closed, 3, undefined],
    );
  });

  it('answers whole referrals with links', async () => {
    const [first] = (await sandbox.send('?$top=1')).body.value;
    const { '@odata.context': _, ...one } = (await sandbox.send(`/${first?.id}`)).body;
    assert.deepEqual(first, one);
  });

  it('$filter, $select and $orderby hold on every page', async () => {
    const items = await all(
      "?$filter=status ne 'New'&$select=id,status,details&$orderby=details/dealValue desc,id&$count=false",
    );
    assert(items.length > 100);
    assert(items.every(({ status }) => status !== 'New'));
    assert.deepEqual(Object.keys(items[150] ?? {}), ['id', 'status', 'details']);
    const values = items.map(({ details }) => Number(details?.dealValue));
    assert.deepEqual(
      values,
      values.toSorted((left, right) => right - left),
    );
  });

  it('$top and $skip cut the list, also across pages', async () => {
    const items = await all('');
    const ids = (list: readonly ReferralBody[]) => list.map(({ id }) => id);
    assert.deepEqual(ids(await all('?$top=7&$skip=5')), ids(items.slice(5, 12)));
    assert.deepEqual(
      (await pages('?$top=130&$skip=20')).map((page) => page.length),
      [100, 30],
    );
    assert.deepEqual(ids(await all('?$top=130&$skip=20')), ids(items.slice(20, 150)));
    assert.deepEqual(await pages('?$skip=1000'), [[]]);
    assert.deepEqual(await pages('?$top=0'), [[]]);
  });

  it('goes on if it was, though the list has grown', async () => {
    const first = (await sandbox.send('')).body;
    const { body: created } = await sandbox.send('', { body: minimalReferral() });
    const second = (await sandbox.send(String(first['@odata.nextLink']).slice(sandbox.url.length))).body;
    const seen = [...first.value, ...second.value].map(({ id }) => id);
    assert.equal(new Set(seen).size, 200);
    assert(!seen.includes(created.id));
    await sandbox.reset();
  });

  it('orders by any property, what is absent first', async () => {
    const items = await all('?$orderby=closedDateTime asc');
    const absent = items.filter(({ closedDateTime }) => closedDateTime === undefined).length;
    assert(absent > 0 && absent < 250);
    assert(items.slice(0, absent).every(({ closedDateTime }) => closedDateTime === undefined));
  });

  it('ignores parameters that are not options', async () => {
    assert.equal((await sandbox.send('?api-version=1&$top=2')).body.value.length, 2);
  });

  for (const [query, target] of [
    ["?$filter=status eq 'New", '$filter'],
    ["?$filter=nothing eq 'New'", '$filter'],
    ['?$orderby=nothing', '$orderby'],
    ['?$orderby=name up', '$orderby'],
    ['?$orderby=team', '$orderby'],
    ['?$orderby=name,,id', '$orderby'],
    ['?$select=id,nothing', '$select'],
    ['?$top=-1', '$top'],
    ['?$top=ten', '$top'],
    ['?$skip=1.5', '$skip'],
    ['?$count=yes', '$count'],
    ['?$skiptoken=abc', '$skiptoken'],
    ['?$expand=links', '$expand'],
    ['?$search=x', '$search'],
    ['?$top=1&$top=2', '$top'],
  ] as const) {
    it(`refuses ${query}`, async () => {
      const { status, body } = await sandbox.send(query);
      assert.deepEqual([status, body.error.code, body.error.target], [400, 'invalidRequest', target]);
    });
  }
});
