import assert from 'node:assert/strict';
import { httpReferralsApi } from '../../../src/api/http/httpReferralsApi';
import { type SandboxClient, sandboxClient } from '../sandbox/sandboxClient';

describe('the log of the API client', () => {
  let sandbox: SandboxClient;
  before(async () => {
    sandbox = await sandboxClient({ seed: 3 });
  });
  after(() => sandbox.close());

  it('has no token, no body and no filter, whatever happens', async () => {
    const lines: string[] = [];
    const log = { debug: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) };
    const api = httpReferralsApi({ endpoint: sandbox.url, token: async () => 'secret-token', log, retryDelayMs: 1 });
    const body = { name: 'Secret Deal', customerProfile: { name: 'Secret Customer' } };
    const filter = "contains(customerProfile/name,'Secret Customer')";
    await api.listPage({}).catch(() => undefined);
    await api.listPage({ filter }).catch(() => undefined);
    const { items } = await api.listPage({ top: 1 });
    const [first] = items;
    assert.ok(first);
    await api.create(body).catch(() => undefined);
    await api.update(first.id, body, '"wrong"').catch(() => undefined);
    await api.patch(first.id, [{ op: 'replace', path: '/name', value: 'Secret Deal' }], '"x"').catch(() => undefined);
    for (const fault of [{ status: 500 }, { status: 401 }, { dropConnection: true }, { truncateBody: 5 }]) {
      await sandbox.fail({ ...fault, times: 1 });
      await api.create(body).catch(() => undefined);
    }
    assert.ok(lines.length >= 8, lines.join('\n'));
    for (const line of lines) {
      assert.match(line, /^(GET|POST|PUT|PATCH) \/v1\.0\/engagements\/referrals(\/[\w-]+)?: \w+ in \d+ ms$/);
      assert.doesNotMatch(line, /secret|bearer/i);
    }
  });
});
