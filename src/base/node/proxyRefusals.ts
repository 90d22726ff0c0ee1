import { subscribe } from 'node:diagnostics_channel';

/** Maximum number of refusals to keep until they are asked for. */
const maxKept = 100;

const refused = new Set<string>();
let isListening = false;

/**
 * Remembers the requests that a proxy refuses with 407: `fetch` reports them like a broken connection, without the status.
 * @param header the name of the header that tells requests apart, in lower case
 */
export function watchProxyRefusals(header: string): void {
  if (isListening) return;
  isListening = true;
  subscribe('undici:request:headers', (message) => {
    const { request, response } = message as { request?: { headers?: unknown }; response?: { statusCode?: unknown } };
    if (response?.statusCode !== 407) return;
    const id = headerOf(request?.headers, header);
    if (id !== undefined && refused.size < maxKept) refused.add(id);
  });
}

/** Whether the request with this value of the header was refused by a proxy. Forgets it. */
export function wasProxyRefused(id: string): boolean {
  return refused.delete(id);
}

/** Finds a header in a request: a list of names and values or, in earlier versions of Node.js, lines of text. */
function headerOf(headers: unknown, name: string): string | undefined {
  const parts = Array.isArray(headers) ? headers.map(String) : String(headers ?? '').split(/\r\n|: /);
  const index = parts.findIndex((part, at) => at % 2 === 0 && part.toLowerCase() === name);
  return index < 0 ? undefined : parts[index + 1];
}
