import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { httpReferralsApi } from '../../../src/api/http/httpReferralsApi';
import { listAll } from '../../../src/api/odata/listPages';
import { odataFilter } from '../../../src/api/odata/odataFilter';
import { filterQuery, stages, type ViewFilter } from '../../../src/editor/views/rows/viewFilter';
import { asObject } from '../../../src/sync/referral/wireNames';
import { type SandboxClient, sandboxClient } from '../sandbox/sandboxClient';

const src = path.join(__dirname, '../../../src');

/** Returns every `$orderby` that the client asks for, as written in its sources. */
function ordersAskedFor(): Set<string> {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' });
  const client = files.filter((file) => /^(api|sync|editor|cli)\b.*\.ts$/.test(file));
  const texts = client.map((file) => readFileSync(path.join(src, file), 'utf8'));
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/orderBy: '(\w+DateTime[^']*)'/g)].map(([, order = '']) => order)),
  );
}

describe('what the client asks of a list', () => {
  let sandbox: SandboxClient;
  before(async () => {
    sandbox = await sandboxClient({ seed: 150 });
  });
  after(() => sandbox.close());
  beforeEach(() => sandbox.send('/sandbox/requests', { method: 'DELETE' }));

  const api = () => httpReferralsApi({ endpoint: new URL(sandbox.url).origin, token: async () => 'x' });

  /** Lists all that match, and makes sure that neither page is refused or only inferred. */
  async function list(query: Parameters<typeof listAll>[1]): Promise<Readonly<Record<string, unknown>>[]> {
    const found: Readonly<Record<string, unknown>>[] = [];
    for await (const referral of listAll(api(), query)) found.push(referral);
    const { body } = await sandbox.send('/sandbox/requests');
    const requests = body as unknown as { path: string; notes?: string[] }[];
    assert.ok(requests.length > 0);
    for (const { path: asked, notes } of requests) assert.deepEqual(notes ?? [], [], asked);
    return found;
  }

  for (const stage of stages) {
    it(`is documented for the stage ${stage}`, async () => {
      const filter = filterQuery({ stage });
      assert.notEqual(filter, '');
      const found = await list({ filter, orderBy: 'updatedDateTime desc' });
      const all = await list({});
      const isIn = (each: Readonly<Record<string, unknown>>) =>
        stage === 'invitation'
          ? each.status === 'New' && each.direction === 'Incoming'
          : each.status === stage || (each.status === 'Closed' && each.substatus === stage);
      assert.equal(found.length, all.filter(isIn).length);
      assert.ok(found.every(isIn));
    });
  }

  it('is documented for an owner, with the filters of the setting and of the view', async () => {
    const [first] = await list({ top: 1 });
    const email = String(asObject((asObject(first).team as unknown[])[0]).email);
    const view: ViewFilter = { owner: { name: 'Kim', email }, words: 'a', customer: 'b', period: 'overdue' };
    const texts = ["status eq 'Active'", "type eq 'Shared' and direction eq 'Outgoing'", filterQuery(view)];
    await list({ filter: odataFilter({ and: texts.map((text) => ({ text })) }) });
    const own = await list({ filter: filterQuery(view) });
    assert.ok(own.some(({ id }) => id === first?.id));
  });

  it('is documented for related referrals', async () => {
    const [first] = await list({ top: 1 });
    const filter = odataFilter({ field: 'engagementId', eq: String(first?.engagementId) });
    assert.deepEqual(
      (await list({ filter })).map(({ id }) => id),
      [first?.id],
    );
  });

  it('is documented for every order', async () => {
    const orders = ordersAskedFor();
    assert.ok(orders.size >= 3, [...orders].join());
    for (const orderBy of orders) assert.equal((await list({ orderBy })).length, 150);
  });
});
