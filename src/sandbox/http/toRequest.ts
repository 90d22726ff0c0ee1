import type { IncomingMessage } from 'node:http';
import { maxBody } from '../readJson';

/** More than this is not even read to be thrown away. */
const maxDiscarded = 64 * maxBody;

/**
 * An incoming HTTP message as a fetch `Request`. Of a body that is too large only a byte more than allowed is kept, so
 * that the handler sees it is: the client gets its answer after it has sent the rest.
 * @param signal aborts when the client is gone
 * @throws TypeError for a method or header that fetch does not know
 */
export async function toRequest(message: IncomingMessage, signal: AbortSignal): Promise<Request> {
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
