import { parseJson } from '../base/exactJson';
import { ServiceError } from './serviceError';

/** The largest body that the sandbox takes, in bytes. */
export const maxBody = 1024 * 1024;

const maxDepth = 64;

/**
 * Reads a JSON body.
 * @throws ServiceError 415 for another content type than application/json (docs/service.md, "Requests and headers"),
 * 413 beyond 1 MiB, 400 for text that is not JSON
 */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new ServiceError(415, 'invalidRequest', 'The body must be sent with the content type application/json.', {
      target: 'Content-Type',
    });
  }
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > maxBody) {
    throw new ServiceError(413, 'invalidRequest', 'The body is larger than 1 MiB.');
  }
  return read(bytes);
}

function read(bytes: ArrayBuffer): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw ServiceError.invalid('body', 'The body is not UTF-8 text.', 'malformedJson');
  }
  if (text.trim() === '') throw ServiceError.invalid('body', 'The body is empty.', 'malformedJson');
  // Everything after this recurses into the value.
  if (isTooDeep(text)) {
    throw ServiceError.invalid('body', `The body is nested deeper than ${maxDepth} levels.`, 'malformedJson');
  }
  try {
    return parseJson(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw ServiceError.invalid('body', `The body is not valid JSON: ${reason}`, 'malformedJson');
  }
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/gs)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > maxDepth) return true;
  }
  return false;
}
