import type { ServerResponse } from 'node:http';
import { BrokenResponse } from '../brokenResponse';

/** Sends a fetch `Response`, or breaks it the way a `BrokenResponse` says. */
export async function sendResponse(response: Response, target: ServerResponse): Promise<void> {
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
