import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { t } from '../../base/l10n';
import { ServiceError } from '../serviceError';
import { isTrusted } from './isTrusted';
import { sendResponse } from './sendResponse';
import { toRequest } from './toRequest';

/** A server that listens. */
export interface Listening {
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
