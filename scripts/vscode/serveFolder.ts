import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** A folder that is served on loopback. */
export interface ServedFolder {
  port: number;
  close(): void;
}

/** Serves a folder to pages of any origin: the worker host of a browser loads extensions over HTTP only. */
export async function serveFolder(folder: string): Promise<ServedFolder> {
  const server = createServer(async ({ method, url = '/' }, response) => {
    const headers = {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    };
    if (method === 'OPTIONS') return response.writeHead(204, headers).end();
    const file = path.join(folder, path.normalize(decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname)));
    try {
      const content = await readFile(file);
      const type = types[path.extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { ...headers, 'Content-Type': type }).end(content);
    } catch {
      response.writeHead(404, headers).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
