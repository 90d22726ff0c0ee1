import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export type Step = (response: ServerResponse, request: SeenRequest) => void;

/** An answer with a JSON body. */
export function answer(status: number, body?: unknown, headers: Record<string, string> = {}): Step {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };
}

/** An answer of any kind. */
export function raw(status: number, text: string, headers: Record<string, string> = {}): Step {
  return (response) => {
    response.writeHead(status, headers);
    response.end(text);
  };
}

/** The connection is closed without a word. */
export const drop: Step = (response) => response.destroy();

/** The answer begins and breaks off. */
export const half: Step = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"id": "1", "na', () => response.destroy());
};

/** Nothing ever comes. */
export const silence: Step = () => {};

/** The answer begins and never ends. */
export const drip: Step = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{');
};

/** A server on loopback that answers one step a request, in order, and the last one for good. */
export async function scriptedServer() {
  let steps: Step[] = [];
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
      seen.push(one);
      const step = steps.length > 1 ? steps.shift() : steps[0];
      (step ?? answer(500))(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    seen,
    script(...next: Step[]): void {
      steps = next;
      seen.length = 0;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
