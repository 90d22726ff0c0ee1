import assert from 'node:assert/strict';
import { isSandboxHost, serviceAddress, serviceName } from '../../../src/api/serviceName';

describe('serviceName', () => {
  const sandboxes = ['localhost', 'localhost:8099', '127.0.0.1', '127.0.0.1:8099', '127.10.200.3', '[::1]:80'];
  const others = [
    'api.partner.microsoft.com',
    'localhost.evil.com',
    'evil-localhost',
    '127.0.0.1.evil.com',
    '127.0',
    '::1',
  ];

  it('knows a sandbox by its host', () => {
    for (const host of sandboxes) {
      assert.equal(isSandboxHost(host), true, host);
      assert.equal(serviceName(host), 'the sandbox');
      assert.equal(serviceAddress(host), `the sandbox at ${host}`);
    }
    for (const host of others) {
      assert.equal(isSandboxHost(host), false, host);
      assert.equal(serviceName(host), 'Partner Center');
    }
  });

  it('tells the address if it is not the usual one', () => {
    assert.equal(serviceAddress('api.partner.microsoft.com'), 'Partner Center');
    assert.equal(serviceAddress('proxy.example:8443'), 'Partner Center at proxy.example:8443');
  });
});
