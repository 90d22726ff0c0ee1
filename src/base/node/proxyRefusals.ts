import { subscribe } from 'node:diagnostics_channel';

/** Maximum number of refusals to keep for `wasProxyRefused`. */
const maxKept = 100;

const refused = new Set<string>();
let isListening = false;

/**
 * Records requests that a proxy refuses with 407. `fetch` reports them as a broken connection, without the status.
 * @param header the lower-case name of the header that identifies a request
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

/** Whether a proxy refused the request with this header value. Deletes its record. */
export function wasProxyRefused(id: string): boolean {
  return refused.delete(id);
}

/**
 * Finds a header of a request. Its headers are a list of names and values or, in earlier versions of Node.js, a text.
 */
function headerOf(headers: unknown, name: string): string | undefined {
  const parts = Array.isArray(headers) ? headers.map(String) : String(headers ?? '').split(/\r\n|: /);
  const index = parts.findIndex((part, at) => at % 2 === 0 && part.toLowerCase() === name);
  return index < 0 ? undefined : parts[index + 1];
}
