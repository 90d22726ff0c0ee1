import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { httpReferralsApi } from '../../src/api/http/httpReferralsApi';
import { examineReach } from '../../src/sync/doctor/examine';
import { runForTest } from '../unit/cli/runForTest';
import { type SandboxClient, sandboxClient } from './sandbox/sandboxClient';

const root = path.join(__dirname, '../..');
const deal = JSON.parse(readFileSync(path.join(root, 'samples/contoso-private-deal.referral.json'), 'utf8'));

interface Finding {
  code: string;
  outcome: string;
  title: string;
  text: string;
}

describe('referrals doctor', () => {
  let sandbox: SandboxClient;
  before(async () => {
    sandbox = await sandboxClient({ seed: 30 });
  });
  after(() => sandbox.close());
  afterEach(() => sandbox.send('/sandbox/faults', { method: 'DELETE' }));

  async function doctor(): Promise<{ code: number; findings: Finding[]; of(code: string): Finding | undefined }> {
    const run = await runForTest(['doctor', '--endpoint', sandbox.url, '--format', 'json']);
    assert.equal(run.err, '');
    const findings: Finding[] = JSON.parse(run.out);
    return { code: run.code, findings, of: (code) => findings.find((each) => each.code === code) };
  }

  it('tries every step, reads only, and shows what the service does', async () => {
    await sandbox.send('/sandbox/requests', { method: 'DELETE' });
    const { code, findings, of } = await doctor();
    assert.equal(code, 0);
    for (const step of ['address', 'network', 'signIn', 'role']) assert.equal(of(step)?.outcome, 'ok', step);
    assert.match(of('list.page')?.text ?? '', /^\d+ referrals, and /);
    assert.match(of('eTag.form')?.text ?? '', /quoted \(\d+\)/);
    assert.match(of('solution.place')?.text ?? '', /solutionArea: (root|attributes|in none)/);
    assert.equal(of('unknown.properties')?.text, 'none');
    assert.equal(of('unknown.values')?.text, 'none');
    assert.equal(of('filter.status')?.text, 'taken');
    assert.ok(findings.length > 12);
    const page = readFileSync(path.join(root, 'docs/service.md'), 'utf8');
    for (const finding of findings.filter((each) => each.code !== 'address'))
      assert.ok(page.includes(`\`${finding.code}\``), `${finding.code} is missing in docs/service.md`);
    const { body } = await sandbox.send('/sandbox/requests');
    const methods = new Set((body as unknown as { method: string }[]).map(({ method }) => method));
    assert.deepEqual([...methods], ['GET']);
  });

  it('has nothing of referrals, accounts or tokens in its report', async () => {
    const { body } = await sandbox.send('');
    const { findings } = await doctor();
    const report = JSON.stringify(findings);
    for (const { id, eTag, name, organizationId } of body.value)
      for (const own of [id, eTag, name, organizationId]) assert.ok(!own || !report.includes(own), own);
    assert.doesNotMatch(report, /@|Bearer/);
  });

  it('names unknown properties and values of enums without the texts of people', async () => {
    const { body } = await sandbox.send('', {
      body: { ...deal, name: 'Secret Deal', newProperty: 'Ann Smith' },
    });
    assert.ok(body.id, JSON.stringify(body));
    const { of, findings } = await doctor();
    assert.equal(of('unknown.properties')?.text, 'newProperty');
    assert.doesNotMatch(JSON.stringify(findings), /Ann|Secret/);
  });

  it('says at which step it ended', async () => {
    for (const [status, step, words] of [
      [401, 'signIn', /sign-in wasn't accepted|Sign in again/],
      [403, 'role', /Referrals admin or Referrals user/],
      [503, 'list', /Can't use/],
    ] as const) {
      await sandbox.fail({ status, times: 20 });
      const { code, findings, of } = await doctor();
      assert.equal(code, 1);
      assert.equal(findings.at(-1)?.code, step);
      assert.equal(of(step)?.outcome, 'failed');
      assert.match(of(step)?.text ?? '', words);
      await sandbox.send('/sandbox/faults', { method: 'DELETE' });
    }
    const run = await runForTest(['doctor', '--endpoint', 'http://127.0.0.1:1']);
    assert.equal(run.code, 1);
    assert.match(run.out, /✓ Address.*\n✗ Network: Can't reach/);
  }).timeout(30_000);

  it('goes on without a token: it tries the address, and says how to get on', async () => {
    const service = createServer((request, response) => {
      assert.equal(request.headers.authorization, undefined);
      response.writeHead(401).end();
    });
    service.listen(0);
    await once(service, 'listening');
    const { port } = service.address() as AddressInfo;
    const closed = await runForTest(['doctor', '--endpoint', 'https://service.example']);
    assert.equal(closed.code, 1);
    assert.match(closed.out, /✓ Address.*\n✗ Network: Tried service\.example without a token\. Can't reach/);
    assert.match(closed.out, /✗ Sign-in: no access token .* REFERRALS_TOKEN.*"referrals sandbox".*--endpoint/);
    const api = httpReferralsApi({ endpoint: `http://localhost:${port}` });
    const [, network] = await examineReach(api, `http://localhost:${port}`);
    assert.deepEqual([network?.outcome, network?.text], ['ok', `localhost:${port} responded (HTTP 401).`]);
    service.close();
  });
});
