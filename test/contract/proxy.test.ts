import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import { proxyFetch } from '../../src/cli/sync/connect';
import { temporaryFolder } from '../unit/cli/temporaryFolder';

const root = path.join(__dirname, '../..');
/** A certificate for referrals.example that signed itself. */
const certificates = path.join(root, 'test/fixtures/certificates');
const pem = (name: string) => readFileSync(path.join(certificates, name));
const portOf = (server: Server) => (server.address() as AddressInfo).port;

describe('the command line behind a proxy', () => {
  const folder = temporaryFolder({});
  const tunnels: string[] = [];
  const requests: string[] = [];
  const service = createTlsServer({ key: pem('key.pem'), cert: pem('certificate.pem') }, (request, response) => {
    requests.push(`${request.method} ${request.headers.authorization}`);
    response.setHeader('content-type', 'application/json').end('{"value":[]}');
  });
  const proxy = createServer().on('connect', (request, client, head) => {
    tunnels.push(`${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim());
    const server = connect(portOf(service), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      server.write(head);
      server.pipe(client).pipe(server);
    });
    for (const end of [client, server]) end.on('error', () => undefined);
  });

  before(async () => {
    for (const server of [service, proxy]) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  after(() => {
    for (const server of [service, proxy]) {
      server.closeAllConnections();
      server.close();
    }
  });
  beforeEach(() => {
    tunnels.length = 0;
    requests.length = 0;
  });

  /** Runs `pull` in a process of its own: Node.js reads NODE_EXTRA_CA_CERTS once. */
  function pull(env: NodeJS.ProcessEnv): Promise<{ code: number | null; err: string }> {
    const args = [
      '--import',
      'tsx',
      path.join(root, 'src/cli/main.ts'),
      'pull',
      '--endpoint',
      'https://referrals.example',
    ];
    const {
      HTTPS_PROXY: _1,
      HTTP_PROXY: _2,
      NO_PROXY: _3,
      https_proxy: _4,
      http_proxy: _5,
      no_proxy: _6,
      ...rest
    } = process.env;
    const child = spawn(process.execPath, [...args, '--out', path.join(folder(), 'deals')], {
      cwd: root,
      env: { ...rest, REFERRALS_TOKEN: 'secret', ...env },
    });
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, err })));
  }
  const address = (user = '') => `http://${user}127.0.0.1:${portOf(proxy)}`;
  const trusted = { NODE_EXTRA_CA_CERTS: path.join(certificates, 'certificate.pem') };

  it('reaches the service through HTTPS_PROXY with a certificate from NODE_EXTRA_CA_CERTS', async () => {
    const run = await pull({ HTTPS_PROXY: address('user:pass@'), ...trusted });
    assert.deepEqual(run, { code: 0, err: '' });
    assert.deepEqual(tunnels, [`referrals.example:443 Basic ${btoa('user:pass')}`]);
    assert.deepEqual(requests, ['GET Bearer secret']);
  }).timeout(20_000);

  it('sends nothing to a server whose certificate it does not trust, and says so', async () => {
    const run = await pull({ HTTPS_PROXY: address() });
    assert.equal(run.code, 2);
    assert.match(run.err, /certificate .* is not trusted.*NODE_EXTRA_CA_CERTS/s);
    assert.deepEqual(requests, []);
  }).timeout(20_000);

  it('goes around the proxy for hosts in NO_PROXY', async () => {
    const run = await pull({ HTTPS_PROXY: address(), NO_PROXY: '.example', ...trusted });
    assert.deepEqual([run.code, tunnels], [2, []]);
  }).timeout(20_000);

  it('needs no proxy for a sandbox on this computer, and refuses what is not an address', async () => {
    assert.equal(await proxyFetch({ HTTPS_PROXY: address() }, true), undefined);
    assert.equal(await proxyFetch({}, false), undefined);
    await assert.rejects(proxyFetch({ HTTPS_PROXY: 'proxy:8080' }, false), /HTTPS_PROXY is not an address/);
    const missing = () => Promise.reject(new Error("Cannot find module 'undici'"));
    await assert.rejects(proxyFetch({ HTTPS_PROXY: address() }, false, missing), /install the command line from npm/);
  });
});
