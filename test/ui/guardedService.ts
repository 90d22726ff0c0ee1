import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSandbox } from '../../src/sandbox/startSandbox';

/** A sandbox behind a guard that says which tokens are good, as a real service does. */
export interface GuardedService {
  url: string;
  /** The tokens that came, in their order, with what was asked. */
  readonly calls: { method: string; token: string; status: number }[];
  /** Answers a call instead of the sandbox; undefined lets it pass. */
  refuse: (call: { method: string; token: string }) => Refusal | undefined;
  close(): Promise<void>;
}

interface Refusal {
  status: number;
  code: string;
}

/** Starts the service on loopback. */
export async function startGuardedService(): Promise<GuardedService> {
  const sandbox = await startSandbox();
  const calls: GuardedService['calls'] = [];
  const server = createServer(async (request, response) => {
    const method = request.method ?? '';
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    const refusal = service.refuse({ method, token });
    if (refusal) {
      const { code, status } = refusal;
      calls.push({ method, token, status });
      response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'refused-1' });
      response.end(JSON.stringify({ error: { code, message: 'This sign-in is not enough.' } }));
      return;
    }
    const body = await textOf(request);
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
    const answer = await fetch(new URL(request.url ?? '/', sandbox.url), {
      method,
      headers: headers as Record<string, string>,
      ...(body !== '' && { body }),
    });
    calls.push({ method, token, status: answer.status });
    const kept = [...answer.headers].filter(
      ([name]) => !/^(content-(length|encoding)|transfer-encoding|connection)$/.test(name),
    );
    response.writeHead(answer.status, Object.fromEntries(kept));
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { pathname } = new URL(sandbox.url);
  const service: GuardedService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`,
    calls,
    refuse: () => undefined,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await sandbox.close();
    },
  };
  return service;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
