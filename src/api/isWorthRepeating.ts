import type { Call } from './call';

/** Statuses that pass by themselves (FACTS.md, section 6). */
export const passing: readonly number[] = [429, 502, 503, 504];

/**
 * Whether a call that was answered so is sent again. A read always; a `PUT` or `PATCH`, which `If-Match` keeps from
 * taking effect twice, where the service refused to look at it (429); a create never. Nobody waits longer than
 * `maxWaitMs`, and nobody asks earlier than the service wants.
 */
export function isWorthRepeating(method: Call['method'], response: Response, maxWaitMs: number): boolean {
  const { status } = response;
  const header = response.headers.get('retry-after');
  if (!passing.includes(status) || method === 'POST') return false;
  if (header !== null && waitOf(header) > maxWaitMs) return false;
  return method === 'GET' || status === 429;
}

function waitOf(header: string): number {
  const seconds = Number(header);
  return Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000;
}
