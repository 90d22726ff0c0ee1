import { randomBytes } from 'node:crypto';

/** A new ETag as the service writes it: literal quotes inside (docs/service.md, "Requests and headers"). */
export function createETag(bytes: Uint8Array = randomBytes(8)): string {
  const hex = Buffer.from(bytes).toString('hex');
  return `"${hex.slice(0, 8)}-0000-0100-0000-${hex.slice(8, 16)}0000"`;
}
