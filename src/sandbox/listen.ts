import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { t } from '../base/l10n';
import { BrokenResponse } from './brokenResponse';
import { maxBody } from './readJson';
import { ServiceError } from './serviceError';

/** A server that listens. */
interface Listening {
  readonly port: number;
  /** Ends all connections, and resolves when the port is free and nothing is being written any more. */
  close(): Promise<void>;
}

/**
 * Serves a fetch handler on 127.0.0.1.
 * @param port 0 for any free one
 * @throws Error with a sentence for the user if the port cannot be had
 */
export async function listen(handler: (request: Request) => Promise<Response>, port: number): Promise<Listening> {
  const pending = new Set<Promise<void>>();
  const server = createServer({ keepAliveTimeout: 60_000 }, (message, target) => {
    // A broken socket cannot be answered.
    const work = answer(handler, message, target)
      .catch(() => void target.destroy())
      .finally(() => pending.delete(work));
    pending.add(work);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explained(error, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await Promise.all(pending);
    },
  };
}

async function answer(
  handler: (request: Request) => Promise<Response>,
  message: IncomingMessage,
  target: ServerResponse,
): Promise<void> {
  if (!isTrusted(message.headers)) {
    const text = t('The sandbox serves only programs on this computer, at http://127.0.0.1.');
    message.resume();
    return sendResponse(new ServiceError(403, 'accessDenied', text).toResponse(), target);
  }
  const gone = new AbortController();
  target.once('close', () => gone.abort());
  let request: Request;
  try {
    request = await toRequest(message, gone.signal);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const text = 'The sandbox cannot read this request.';
    return sendResponse(new ServiceError(400, 'invalidRequest', text).toResponse(), target);
  }
  return sendResponse(await handler(request), target);
}

function explained(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(t('Port {0} is in use. Choose another port, or 0 for any free one.', port));
  if (error.code === 'EACCES')
    return new Error(t('Port {0} is not allowed. Choose a port above 1023, or 0 for any free one.', port));
  return new Error(t('The sandbox cannot listen on port {0}: {1}', port, error.message));
}

const loopback = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

/**
 * Whether a request comes from a program on this machine and not from a web page: the Host header must be a loopback
 * address (a page can point a name of its own at 127.0.0.1), and browsers name the page in Origin and Sec-Fetch-Site.
 */
function isTrusted(headers: IncomingHttpHeaders): boolean {
  const { host, origin } = headers;
  if (!host || !loopback.test(host)) return false;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'none' || site === 'same-origin';
}

/** More than this is not even read to be thrown away. */
const maxDiscarded = 64 * maxBody;

/**
 * Returns an incoming HTTP message as a fetch `Request`. If the body is too large, keeps one byte more than allowed,
 * which shows the handler that it is: the client gets its answer after it has sent the rest.
 * @param signal aborts when the client is gone
 * @throws TypeError for a method or header that fetch does not know
 */
async function toRequest(message: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const host = message.headers.host ?? '';
  const target = message.url ?? '/';
  const { pathname, search } = target.startsWith('/') ? new URL(`http://${host}${target}`) : new URL(target);
  const method = message.method ?? 'GET';
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const body = await readBody(message);
  const hasBody = body.length > 0 && method !== 'GET' && method !== 'HEAD';
  return new Request(`http://${host}${pathname}${search}`, {
    method,
    headers,
    signal,
    ...(hasBody && { body: new Uint8Array(body) }),
  });
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let kept = 0;
  let received = 0;
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk);
    received += bytes.length;
    if (received > maxDiscarded) throw new RangeError('The body is far too large.');
    const part = bytes.subarray(0, Math.max(0, maxBody + 1 - kept));
    if (part.length > 0) chunks.push(part);
    kept += part.length;
  }
  return Buffer.concat(chunks);
}

/** Sends a fetch `Response`, or breaks it the way a `BrokenResponse` says. */
async function sendResponse(response: Response, target: ServerResponse): Promise<void> {
  const breakage = response instanceof BrokenResponse ? response.breakage : undefined;
  if (breakage?.kind === 'drop') {
    target.destroy();
    return;
  }
  const body = Buffer.from(await response.arrayBuffer());
  const isEmpty = response.status === 204 || response.status === 304;
  target.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    ...(!isEmpty && { 'content-length': body.length }),
  });
  if (!breakage) {
    target.end(body);
    return;
  }
  const part = body.subarray(0, breakage.bytes ?? Math.floor(body.length / 2));
  target.flushHeaders();
  target.write(part, () => target.destroy());
}
